"""`ctlc-scorm import`: parse, call, print."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ctlc_scorm.console import kindly, needs

PATH = click.Path(path_type=Path)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--out", required=True, type=PATH, metavar="DIR", help="The new course folder; nothing is overwritten.")
@click.option("--title", default="", help="The title of the course; else that of the material.")
@click.option("--language", default="en", show_default=True, help="The language of the material.")
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@needs("import")
@kindly
def import_(files: tuple[Path, ...], out: Path, title: str, language: str, output: str) -> None:
    """Turn question banks, documents, slides, Markdown and packages into course source, and say what became of it.

    FILES are GIFT, Moodle XML, Aiken, QTI (1.2 to 3.0), DOCX, PPTX, SCORM packages, or folders of Markdown.
    """
    from ctlc_scorm.importers import report as reports
    from ctlc_scorm.importers.run import run

    report = run(list(files), out, title, language)
    if output == "json":
        click.echo(reports.as_json(report))
    else:
        _print(report)
    sys.exit(1 if report.failed else 0)


def _print(report: object) -> None:
    from ctlc_scorm import report as findings
    from ctlc_scorm.importers import report as reports

    assert isinstance(report, reports.Report)
    if found := findings.ordered(report.log.findings):
        click.echo(findings.as_text(found, Path()), err=True)
    click.echo(reports.as_text(report), nl=False)
