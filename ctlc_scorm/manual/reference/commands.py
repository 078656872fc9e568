"""A page for each command, from what the command line says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ctlc_scorm.manual.reference.markdown import code, page, paragraphs, plain, table, with_terms

PROGRAM = "ctlc-scorm"
CLI = "ctlc_scorm.cli"


def pages() -> Iterator[tuple[str, str]]:
    """By name; the commands of a group share a page."""
    group = main()
    context = click.Context(group, info_name=PROGRAM)
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            inner = click.Context(command, context, info_name=name)
            yield name, with_terms(page(name, _parts(command, inner, 0)))


@cache
def main() -> click.Group:
    """The whole command line. It stands on a floor above this one, and is only read here."""
    group: click.Group = import_module(CLI).main
    return group


def _parts(command: click.Command, context: click.Context, depth: int) -> Iterator[str]:
    if depth:
        yield f"## {context.info_name}"
    yield from (plain(text) for text in paragraphs(command.help or ""))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from _parts(inner, click.Context(inner, context, info_name=name), depth + 1)
        return
    yield code(f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}", "text")
    yield _options(command, context)


def _options(command: click.Command, context: click.Context) -> str:
    rows = [
        (f"`{'`, `'.join([*option.opts, *option.secondary_opts])}`", _values(option, context), plain(option.help or ""))
        for option in command.get_params(context)
        if isinstance(option, click.Option) and "--help" not in option.opts
    ]
    return table(f"Options of {context.info_name}", ("Option", "Values", "What it does"), rows)


def _values(option: click.Option, context: click.Context) -> str:
    kind = option.type
    if option.is_flag:
        return "on or off"
    shown = ", ".join(f"`{name}`" for name in kind.choices) if isinstance(kind, click.Choice) else _kind(kind)
    default = option.get_default(context)
    usual = f"; else `{default}`" if isinstance(default, str | int | float | Path) and str(default) else ""
    return f"{shown}{usual}{'; may stand more than once' if option.multiple else ''}"


def _kind(kind: Any) -> str:
    names = {
        "integer": "a whole number",
        "integer range": "a whole number",
        "float": "a number",
        "path": "a file or folder",
        "directory": "a folder",
    }
    return names.get(kind.name, "text")
