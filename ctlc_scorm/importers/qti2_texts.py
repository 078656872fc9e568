"""Items of QTI 2 and 3: their words, options, keys, what is said to answers. (Their kinds are in `qti2`.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctlc_scorm.importers import texts
from ctlc_scorm.importers.elements import below, child, children, name_of, text_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.keys import number
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Answer, Item
from ctlc_scorm.importers.numbers import Range
from ctlc_scorm.importers.opening import Opened
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.qti12_texts import title_of

UNSEEN = ("feedbackblock", "feedbackinline", "rubricblock")
INTERACTIONS = {
    "choiceinteraction": "choice",
    "orderinteraction": "ordering",
    "matchinteraction": "matching",
    "textentryinteraction": "text",
    "inlinechoiceinteraction": "cloze",
    "extendedtextinteraction": "essay",
    "uploadinteraction": "file-upload",
    "drawinginteraction": "file-upload",
    "hotspotinteraction": "hotspot",
    "selectpointinteraction": "hotspot",
    "graphicorderinteraction": "hotspot",
    "graphicassociateinteraction": "hotspot",
    "graphicgapmatchinteraction": "drag",
    "gapmatchinteraction": "drag",
    "positionobjectinteraction": "drag",
    "hottextinteraction": "drag",
    "associateinteraction": "many-to-many",
    "sliderinteraction": "unknown-type",
    "mediainteraction": "unknown-type",
    "custominteraction": "unknown-type",
    "portablecustominteraction": "unknown-type",
    "endattemptinteraction": "unknown-type",
}


def plain_name(name: str) -> str:
    """The name of QTI 2, in lower case, of an element of QTI 2 or 3."""
    return name.removeprefix("qti-").replace("-", "") if name.startswith("qti-") else name


def rename(root: Any) -> None:
    """Names and attributes as those of QTI 2, all in lower case."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        node.tag = plain_name(name_of(node))
        for key, value in list(node.attrib.items()):
            bare = key.rpartition("}")[2].replace("-", "").lower()
            if bare not in node.attrib:
                node.set(bare, value)


class ItemReader:
    """What all kinds of items share."""

    def __init__(self, node: Any, opened: Opened, log: Log, pictures: Pictures) -> None:
        self.node = node
        self.log = log
        self.where = Where(opened.where("", node.sourceline or 0).span, title_of(node))
        self.picture = pictures.finder(self.where, opened.files, str(opened.path))
        self.declared = {one.get("identifier") or "": one for one in children(node, "responsedeclaration")}

    def declaration(self, interaction: Any) -> Any:
        return self.declared.get(interaction.get("responseidentifier") or "")

    def text(self, node: Any) -> str:
        if node is None:
            return ""
        texts.note_latex(text_of(node), self.log, self.where)
        return HtmlWriter(self.log, self.where, self.picture, question=True).text(node)

    def prompt(self, body: Any, found: list[Any]) -> str:
        """The words around an interaction, and its own prompt; a gap stands for a field in a line."""
        if body is None:
            return ""
        self.unseen(body)
        prompts = [self.text(prompt) for one in found if (prompt := child(one, "prompt")) is not None]
        for one in found:
            _replace(one, "____" if INTERACTIONS[name_of(one)] in ("text", "cloze") else "")
        own = self.text(body)
        return "\n\n".join(text for text in (own, *prompts) if text)

    def unseen(self, body: Any) -> None:
        """Take out what learners do not see before they answer: feedback, notes to those who mark."""
        for node in list(below(body, *UNSEEN)):
            inside = any(name_of(above) in INTERACTIONS for above in node.iterancestors())
            if inside or (name_of(node) == "rubricblock" and "candidate" in (node.get("view") or "candidate")):
                continue
            word = "hidden-text" if name_of(node) == "rubricblock" else "feedback"
            self.log.dropped(word, self.where, text_of(node))
            _replace(node, "")

    def right(self, declaration: Any) -> list[str]:
        """The values of the correct response."""
        correct = child(declaration, "correctresponse") if declaration is not None else None
        return [text_of(value).strip() for value in children(correct, "value")] if correct is not None else []

    def mapped(self, declaration: Any) -> dict[str, float]:
        """What single values earn."""
        mapping = child(declaration, "mapping") if declaration is not None else None
        if mapping is None:
            return {}
        return {
            (entry.get("mapkey") or "").strip(): float(number(entry.get("mappedvalue") or "0") or 0)
            for entry in children(mapping, "mapentry")
        }

    def options(self, item: Item, interaction: Any, name: str = "simplechoice") -> list[str]:
        nodes = list(below(interaction, name))
        fixed = [node for node in nodes if (node.get("fixed") or "").lower() == "true"]
        item.shuffle = (interaction.get("shuffle") or "false").lower() == "true"
        if fixed and item.shuffle:
            self.log.dropped("shuffle", self.where)
        for node in nodes:
            said = [self.text(one) for one in below(node, "feedbackinline", "feedbackblock")]
            for one in list(below(node, "feedbackinline", "feedbackblock")):
                _replace(one, "")
            item.answers.append(Answer(self.text(node), feedback="\n\n".join(text for text in said if text)))
        return [node.get("identifier") or "" for node in nodes]

    def exact_case(self, declaration: Any, is_mapped: bool) -> bool:
        """A plain comparison of strings heeds case; a mapping says so for each of its entries."""
        if not is_mapped:
            return True
        said = {(entry.get("casesensitive") or "true").lower() == "true" for entry in below(declaration, "mapentry")}
        if len(said) > 1:
            self.log.changed("case", self.where)
        return said == {True}

    def range(self, text: str) -> Range:
        """A number with the tolerance of the comparison in the response processing."""
        middle = number(text)
        compare = next(below(self.node, "equal"), None)
        mode = (compare.get("tolerancemode") or "exact").lower() if compare is not None else "exact"
        sizes = [number(size) for size in (compare.get("tolerance") or "0").split()] if compare is not None else ["0"]
        if mode == "exact" or not middle:
            return Range(middle)
        if len(set(sizes)) > 1 or not sizes[0]:
            self.log.changed("bounds", self.where, " ".join(sizes))
            return Range(middle, max(sizes, key=lambda size: float(size or 0)) or "")
        if mode == "relative":
            self.log.changed("relative-tolerance", self.where, f"{sizes[0]} %")
            return Range(middle, number(str(abs(float(middle)) * float(sizes[0]) / 100)))
        return Range(middle, sizes[0])

    def feedback(self, item: Item, found: list[Any]) -> None:
        ids = [node.get("identifier") or "" for one in found for node in below(one, "simplechoice")]
        by_id = dict(zip(ids, item.answers, strict=False)) if item.kind == "choice" else {}
        for node in self.said():
            ident, text = node.get("identifier") or "", self.text(node)
            name = ident.lower()
            if not text:
                continue
            if ident in by_id and not by_id[ident].feedback:
                by_id[ident].feedback = text
            elif "incorrect" in name or "wrong" in name:
                item.wrong = text
            elif "correct" in name or "right" in name:
                item.right = text
            else:
                self.log.dropped("feedback", self.where, text)

    def said(self) -> Iterator[Any]:
        yield from children(self.node, "modalfeedback")


def _replace(node: Any, words: str) -> None:
    """Take an element out of the run of the text; it stays whole, without what stood behind it."""
    above = node.getparent()
    before = node.getprevious()
    text = words + (node.tail or "")
    node.tail = None
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        above.text = (above.text or "") + text
    above.remove(node)
