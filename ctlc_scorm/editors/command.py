"""`ctlc-scorm schema`."""

from __future__ import annotations

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
    from ctlc_scorm.editors.schemas import PLACES, as_text, write_schemas

    if name and name not in PLACES:
        raise CannotRun(f"there is no schema {name}. There are: {', '.join(PLACES)}.")
    if out:
        for path in write_schemas(out, [name] if name else PLACES):
            click.echo(path.as_posix())
    elif name:
        click.echo(as_text(name), nl=False)
    else:
        for known, (path_, title, _) in PLACES.items():
            click.echo(f"{known:15}{path_:36}{title}")
