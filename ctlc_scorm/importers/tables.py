"""Tables of HTML as those of Markdown: one header row, one line a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ctlc_scorm.importers.elements import name_of
from ctlc_scorm.importers.model import Block

if TYPE_CHECKING:
    from ctlc_scorm.importers.html import HtmlWriter

WIDEST = 60


def table(writer: HtmlWriter, node: Any) -> list[Block]:
    """The table with its caption; a table of one cell is no table."""
    rows = [[cell for cell in row if name_of(cell) in ("td", "th")] for row in _rows(node)]
    rows = [row for row in rows if row]
    if not rows:
        return []
    if sum(map(len, rows)) == 1:
        return writer.blocks(rows[0][0])
    texts = [_texts(writer, row) for row in rows]
    width = max(map(len, texts))
    texts = [[*row, *[""] * (width - len(row))] for row in texts]
    if any(name_of(cell) != "th" for cell in rows[0]) and not _in_head(rows[0][0]):
        writer.log.changed("table-header", writer.where, " | ".join(texts[0]))
    head = [text or _named(writer, number) for number, text in enumerate(texts[0], 1)]
    lines = [_line(head), "|" + "---|" * width, *map(_line, texts[1:])]
    return [*_caption(writer, node), "\n".join(lines)]


def _rows(node: Any) -> list[Any]:
    """The rows of this table and not of one inside it."""
    return [row for row in node.iter() if name_of(row) == "tr" and _table_of(row) is node]


def _table_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if name_of(above) == "table"), None)


def _in_head(cell: Any) -> bool:
    return any(name_of(above) == "thead" for above in cell.iterancestors())


def _texts(writer: HtmlWriter, row: list[Any]) -> list[str]:
    made: list[str] = []
    for cell in row:
        if any(name_of(below) == "table" for below in cell.iterdescendants()):
            writer.log.changed("nested-table", writer.where)
        blocks = [b if isinstance(b, str) else b.text for b in writer.blocks(cell)]
        if len(blocks) > 1 or any("\n" in block for block in blocks):
            writer.log.changed("cell-blocks", writer.where)
        made.append(" ".join(" ".join(blocks).replace("\\\n", " ").split()))
        span = cell.get("colspan") or "1"
        if span not in ("0", "1") or cell.get("rowspan") not in (None, "", "0", "1"):
            writer.log.changed("merged-cells", writer.where)
        extra = min(int(span), WIDEST) - 1 if span.isdecimal() else 0
        made += [""] * max(0, min(extra, WIDEST - len(made)))
    return made


def _named(writer: HtmlWriter, number: int) -> str:
    writer.log.changed("empty-header", writer.where, f"Column {number}")
    return f"Column {number}"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _caption(writer: HtmlWriter, node: Any) -> list[Block]:
    found = next((child for child in node if name_of(child) == "caption"), None)
    words = " ".join(writer.text(found, " ").split()) if found is not None else ""
    return [f"Table: {words}"] if words else []
