"""`ctlc-scorm schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ctlc_scorm.console import CannotRun, kindly


@click.command()
@click.argument("name", required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write the schemas into this folder.")
@kindly
def schema(name: str | None, out: Path | None) -> None:
    """Print a JSON Schema of what is written in YAML, so that editors can help; without NAME, say which there are.

    With --out, write them into a folder (all of them without NAME). In many editors a first line such as
    `# yaml-language-server: $schema=.schemas/course.schema.json` in course.yaml is enough.
    """
    from ctlc_scorm.editors.schemas import PLACES, json_schema

    if name and name not in PLACES:
        raise CannotRun(f"there is no schema {name}. There are: {', '.join(PLACES)}.")
    wanted = [name] if name else list(PLACES)
    texts = {known: json.dumps(json_schema(known), ensure_ascii=False, indent=2) for known in wanted}
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for known, text in texts.items():
            path = out / f"{known}.schema.json"
            path.write_text(text + "\n", "utf-8")
            click.echo(path.as_posix())
    elif name:
        click.echo(texts[name])
    else:
        for known, (path_, title, _) in PLACES.items():
            click.echo(f"{known:15}{path_:36}{title}")
