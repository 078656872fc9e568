"""QTI 2.1, 2.2 and 3.0: one item a file. The names of 3.0 are those of 2 with `qti-` and hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ctlc_scorm.importers.elements import below, child, children, name_of
from ctlc_scorm.importers.fill_in import settle_words
from ctlc_scorm.importers.keys import weigh_accepted, weigh_many, weigh_single
from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.numbers import settle
from ctlc_scorm.importers.opening import Opened, root_name
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.qti2_texts import INTERACTIONS, ItemReader, plain_name, rename

NAME = "QTI 2 and 3"
ITEM = "assessmentitem"


def fits(opened: Opened) -> bool:
    return plain_name(root_name(opened)) == ITEM


def read(opened: Opened, log: Log, material: Material | None = None, pictures: Pictures | None = None) -> Material:
    material = material or Material(opened.title)
    pictures = pictures or Pictures(material.media, log, opened.prefix)
    rename(opened.root)
    material.items.append(_Reader(opened.root, opened, log, pictures).item())
    return material


class _Reader(ItemReader):
    def item(self) -> Item:
        body = child(self.node, "itembody")
        found = list(below(body, *INTERACTIONS)) if body is not None else []
        item = Item("other", self.where, self.prompt(body, found))
        kind = INTERACTIONS[name_of(found[0])] if found else ""
        if (self.node.get("adaptive") or "").lower() == "true":
            item.aside = "composite"
        elif child(self.node, "templatedeclaration") is not None:
            item.aside = "calculated"
        elif not found:
            item.aside = "description" if item.prompt else "broken"
        elif len(found) > 1:
            item.aside = "cloze" if {INTERACTIONS[name_of(one)] for one in found} <= {"text", "cloze"} else "composite"
        elif kind in READERS:
            READERS[kind](self, item, found[0], self.declaration(found[0]))
        else:
            item.aside = kind
        self.feedback(item, found)
        return item

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


READERS: dict[str, Callable[[_Reader, Item, Any, Any], None]] = {
    "choice": _Reader.choice,
    "ordering": _Reader.ordering,
    "matching": _Reader.matching,
    "text": _Reader.entry,
}


def order_of(test: Any) -> list[str]:
    """The files of the items of a test, in its order."""
    return [re.sub(r"[#?].*", "", node.get("href") or "") for node in below(test, "assessmentitemref")]
