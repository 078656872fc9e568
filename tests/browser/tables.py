"""Figures of a run as tables: tests hand in rows, the run prints them, `--table FILE` writes them as Markdown."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

Row = dict[str, str]
AddRow = Callable[[str, Row], None]
ROW = "row"


@pytest.fixture
def add_row(record_property: Callable[[str, object], None]) -> AddRow:
    """`add_row("Personas", {"persona": "strict", ...})`"""
    return lambda table, row: record_property(ROW, [table, row])


def markdown(title: str, rows: list[Row]) -> str:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines = [heads, ["---"] * len(heads), *([row.get(head, "") for head in heads] for row in rows)]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def gathered(reports: Iterable[object]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    for report in reports:
        if getattr(report, "when", "") == "call":
            for name, value in getattr(report, "user_properties", []):
                if name == ROW:
                    tables.setdefault(value[0], []).append(value[1])
    return tables


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reports = [report for group in terminalreporter.stats.values() for report in group]
    tables = gathered(reports)
    text = "\n".join(markdown(title, rows) for title, rows in sorted(tables.items()))
    file = config.getoption("--table", None)
    if text:
        terminalreporter.section("tables")
        terminalreporter.write_line(text)
    if file:
        Path(file).write_text(text, "utf-8")
