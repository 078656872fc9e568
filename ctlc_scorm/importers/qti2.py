"""QTI 2.1, 2.2 and 3.0: one item a file. The names of 3.0 are those of 2 with `qti-` and hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ctlc_scorm.importers import texts
from ctlc_scorm.importers.elements import below, child, children, name_of, text_of
from ctlc_scorm.importers.fill_in import settle_words
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.keys import number, weigh_accepted, weigh_many, weigh_single
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.numbers import Range, settle
from ctlc_scorm.importers.opening import Opened, root_name
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.qti12 import title_of

NAME = "QTI 2 and 3"
ITEM = "assessmentitem"
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


def fits(opened: Opened) -> bool:
    return plain_name(root_name(opened)) == ITEM


def plain_name(name: str) -> str:
    """The name of QTI 2, in lower case, of an element of QTI 2 or 3."""
    return name.removeprefix("qti-").replace("-", "") if name.startswith("qti-") else name


def read(opened: Opened, log: Log, material: Material | None = None, pictures: Pictures | None = None) -> Material:
    material = material or Material(opened.title)
    pictures = pictures or Pictures(material.media, log, opened.title)
    rename(opened.root)
    material.items.append(_Reader(opened.root, opened, log, pictures).item())
    return material


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


class _Reader:
    def __init__(self, node: Any, opened: Opened, log: Log, pictures: Pictures) -> None:
        self.node = node
        self.log = log
        self.where = Where(opened.where("", node.sourceline or 0).span, title_of(node))
        self.picture = pictures.finder(self.where, opened.files, str(opened.path))
        self.declared = {one.get("identifier") or "": one for one in children(node, "responsedeclaration")}

    def item(self) -> Item:
        body = child(self.node, "itembody")
        found = list(below(body, *INTERACTIONS)) if body is not None else []
        item = Item("other", self.where, self.prompt(body, found))
        kind = INTERACTIONS[name_of(found[0])] if found else ""
        if not found:
            item.aside = "description" if item.prompt else "broken"
        elif len(found) > 1:
            item.aside = "cloze" if {INTERACTIONS[name_of(one)] for one in found} <= {"text", "cloze"} else "composite"
        elif kind in READERS:
            READERS[kind](self, item, found[0], self.declaration(found[0]))
        else:
            item.aside = kind
        self.feedback(item, found)
        return item

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
        prompts = [self.text(prompt) for one in found if (prompt := child(one, "prompt")) is not None]
        for one in found:
            _replace(one, "____" if INTERACTIONS[name_of(one)] in ("text", "cloze") else "")
        own = self.text(body)
        return "\n\n".join(text for text in (own, *prompts) if text)

    # keys

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

    # kinds

    def choice(self, item: Item, interaction: Any, declaration: Any) -> None:
        item.kind = "choice"
        ids = self.options(item, interaction)
        many = declaration is not None and (declaration.get("cardinality") or "").lower() == "multiple"
        right, mapped = self.right(declaration), self.mapped(declaration)
        if right and not set(right) <= set(ids):
            item.kind, item.aside = "other", "broken"
            return
        if many:
            self.many(item, ids, right, mapped)
            return
        most = max(mapped.values(), default=0)
        weights = [mapped[id] / most * 100 if most > 0 and id in mapped else 0.0 for id in ids]
        if right:
            weights = [100.0 if id in right else min(weight, 99.0) for id, weight in zip(ids, weights, strict=True)]
        weigh_single(item, weights, self.log)

    def many(self, item: Item, ids: list[str], right: list[str], mapped: dict[str, float]) -> None:
        values = [mapped.get(id, 0.0) for id in ids]
        total = sum(value for value in values if value > 0) or 1
        if right and {id for id, value in zip(ids, values, strict=True) if value > 0} not in (set(), set(right)):
            self.log.changed(
                "partial-weight", self.where, ", ".join(f"{key}: {value:g}" for key, value in mapped.items())
            )
            values = []
        if right and not any(value > 0 for value in values):
            weigh_many(item, [100 / len(right) if id in right else 0.0 for id in ids], self.log)
        else:
            weigh_many(item, [value / total * 100 for value in values], self.log)

    def ordering(self, item: Item, interaction: Any, declaration: Any) -> None:
        item.kind = "ordering"
        ids = self.options(item, interaction)
        right = self.right(declaration)
        if sorted(right) == sorted(ids):
            by_id = dict(zip(ids, item.answers, strict=True))
            item.answers = [by_id[id] for id in right]
        else:
            item.aside = "partial-order" if right else "no-key"

    def matching(self, item: Item, interaction: Any, declaration: Any) -> None:
        item.kind = "matching"
        sets = list(children(interaction, "simplematchset"))
        pairs = [value.split() for value in self.right(declaration)]
        if not pairs:
            pairs = [key.split() for key, value in self.mapped(declaration).items() if value > 0]
        sides = [{one.get("identifier") or "": one for one in below(side, "simpleassociablechoice")} for side in sets]
        if len(sides) != 2:
            item.aside = "broken"
            return
        self.pairs(item, sides[0], sides[1], [(pair[0], pair[1]) for pair in pairs if len(pair) == 2])

    def pairs(self, item: Item, stems: dict[str, Any], targets: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
        pairs = [(b, a) if a in targets and b in stems else (a, b) for a, b in pairs]
        for id, node in stems.items():
            found = [target for stem, target in pairs if stem == id and target in targets]
            target = self.text(targets[found[0]]) if len(found) == 1 else "?"
            item.answers.append(Answer(self.text(node), True, target=" ".join(target.split())))
            if len(found) != 1:
                item.aside = "no-key" if not pairs else "many-to-many"
        used = {target for _, target in pairs}
        for id, node in targets.items():
            if id not in used:
                self.log.dropped("distractor", self.where, self.text(node))

    def entry(self, item: Item, interaction: Any, declaration: Any) -> None:
        base = (declaration.get("basetype") or "string").lower() if declaration is not None else "string"
        right, mapped = self.right(declaration), self.mapped(declaration)
        most = max(mapped.values(), default=0)
        found = {key: value / most * 100 for key, value in mapped.items()} if most > 0 else {}
        found |= dict.fromkeys(right, 100.0)
        if interaction.get("patternmask"):
            self.log.dropped("pattern", self.where, interaction.get("patternmask"))
        weights = list(found.values())
        item.answers = [Answer(" ".join(text.split())) for text in found]
        if base in ("integer", "float"):
            item.kind = "numeric"
            settle(item, weights, [self.range(text) for text in found], self.log)
            return
        item.kind = "fill-in"
        item.exact_case = self.exact_case(declaration, bool(mapped))
        weigh_accepted(item, weights, self.log)
        settle_words(item, self.log)

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

    # feedback

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


READERS: dict[str, Callable[[_Reader, Item, Any, Any], None]] = {
    "choice": _Reader.choice,
    "ordering": _Reader.ordering,
    "matching": _Reader.matching,
    "text": _Reader.entry,
}


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


def order_of(test: Any) -> list[str]:
    """The files of the items of a test, in its order."""
    return [re.sub(r"[#?].*", "", node.get("href") or "") for node in below(test, "assessmentitemref")]
