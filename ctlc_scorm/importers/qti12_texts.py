"""Items of QTI 1.2: their words, their pictures, what is said to answers. (Their kinds are in `qti12`.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctlc_scorm.importers import texts
from ctlc_scorm.importers.conditions import Condition, conditions
from ctlc_scorm.importers.elements import below, child, name_of, text_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Answer, Item
from ctlc_scorm.importers.opening import Opened
from ctlc_scorm.importers.pictures import Pictures

LONGEST_IDENT = 32
RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")


def metadata(node: Any) -> dict[str, str]:
    """The fields of an element's own metadata."""
    found = {}
    for entry in below(node, "qtimetadatafield"):
        found[text_of(child(entry, "fieldlabel")).strip()] = text_of(child(entry, "fieldentry")).strip()
    return found


def title_of(node: Any) -> str:
    """The title of an item, else its identifier where a person may have chosen it."""
    title = " ".join((node.get("title") or "").split())
    ident = (node.get("ident") or node.get("identifier") or "").strip()
    if title and title.lower() not in ("question", "item"):
        return title
    return ident if len(ident) <= LONGEST_IDENT else ""


class ItemReader:
    """What all kinds of items share."""

    def __init__(self, node: Any, opened: Opened, log: Log, pictures: Pictures) -> None:
        self.node = node
        self.log = log
        self.where = Where(opened.where("", node.sourceline or 0).span, title_of(node))
        self.picture = pictures.finder(self.where, opened.files, str(opened.path))
        self.fields = metadata(node)
        self.type = self.fields.get("question_type", "")
        self.conditions = list(conditions(node))
        self.presentation = child(node, "presentation")

    def prompt(self) -> str:
        if self.presentation is None:
            return ""
        materials = below(self.presentation, "material")
        own = (node for node in materials if not any(name_of(above) in RESPONSES for above in node.iterancestors()))
        return "\n\n".join(text for text in map(self.material, own) if text)

    def material(self, node: Any) -> str:
        """The texts and pictures of all materials in a node."""
        return "\n\n".join(text for text in self._materials(node) if text)

    def _materials(self, node: Any) -> Iterator[str]:
        for one in node.iter():
            name = name_of(one)
            if name in ("mattext", "matemtext"):
                yield self.mattext(one)
            elif name == "matimage":
                path = self.picture(one.get("uri") or "")
                label = (one.get("label") or "").strip()
                if path and not label:
                    self.log.changed("alt-missing", self.where, path)
                yield f"![{label}]({path})" if path else ""
            elif name in ("mataudio", "matvideo", "matapplet", "matapplication"):
                self.log.dropped("media", self.where, one.get("uri") or name)

    def mattext(self, node: Any) -> str:
        form = (node.get("texttype") or "").lower()
        if len(node):
            texts.note_latex(text_of(node), self.log, self.where)
            return HtmlWriter(self.log, self.where, self.picture, question=True).text(node)
        words = text_of(node).strip()
        if form in ("text/html", "text/xhtml", "html"):
            return texts.from_html(words, self.log, self.where, self.picture)
        if form == "text/plain":
            return texts.from_plain(words, self.log, self.where)
        return texts.from_any(words, self.log, self.where, self.picture)

    def quietly(self, label: Any) -> str:
        with self.log.quiet():
            return " ".join(self.material(label).split())

    def scored(self) -> list[Condition]:
        return [one for one in self.conditions if one.gain and not one.other]

    def best(self) -> list[Condition]:
        """The conditions that earn the most."""
        most = max((one.gain for one in self.scored()), default=0)
        return [one for one in self.scored() if one.gain == most > 0]

    def feedback(self, item: Item) -> None:
        said = {node.get("ident") or "": self.material(node) for node in below(self.node, "itemfeedback")}
        said = {ident: text for ident, text in said.items() if text}
        response = next(below(self.node, "response_lid"), None)
        ids = [label.get("ident") or "" for label in below(response, "response_label")] if response is not None else []
        by_id = dict(zip(ids, item.answers, strict=False)) if item.kind in ("choice", "true-false") else {}
        unused = dict(said)
        for one in self.conditions:
            for ident in one.shown:
                if ident in said and self.give(item, one, ident, said[ident], by_id):
                    unused.pop(ident, None)
        for text in unused.values():
            self.log.dropped("feedback", self.where, text)

    def give(self, item: Item, one: Condition, ident: str, text: str, by_id: dict[str, Answer]) -> bool:
        """Put a feedback where it is said; False where it belongs to no answer."""
        values = [values for values in one.values(_ident(self.node)) if values]
        if by_id and len(values) == 1 and len(values[0]) == 1 and values[0][0] in by_id and "correct" not in ident:
            by_id[values[0][0]].feedback = text
            return True
        name = ident.lower()
        if "incorrect" in name or "wrong" in name:
            item.wrong = text
        elif "general" in name or (one.other and not one.gain and "correct" not in name):
            item.general = text
        elif "correct" in name or (one.gain > 0 and one in self.best()):
            item.right = text
        else:
            return False
        return True


def _ident(item: Any) -> str:
    response = next(below(item, "response_lid"), None)
    return (response.get("ident") or "") if response is not None else ""
