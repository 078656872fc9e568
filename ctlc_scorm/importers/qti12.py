"""QTI 1.2: items as Canvas, Blackboard, Respondus and text2qti write them."""

from __future__ import annotations

from typing import Any

from ctlc_scorm.importers.conditions import Condition
from ctlc_scorm.importers.elements import below, name_of, text_of
from ctlc_scorm.importers.fill_in import settle_words
from ctlc_scorm.importers.keys import number, weigh_accepted, weigh_many, weigh_single
from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.numbers import Range, settle
from ctlc_scorm.importers.opening import Opened, root_name
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.qti12_texts import RESPONSES, ItemReader, metadata

NAME = "QTI 1.2"
ASIDE = {
    "essay_question": "essay",
    "file_upload_question": "file-upload",
    "text_only_question": "description",
    "calculated_question": "calculated",
    "fill_in_multiple_blanks_question": "cloze",
    "multiple_dropdowns_question": "cloze",
    "hot_spot_question": "hotspot",
}


def fits(opened: Opened) -> bool:
    return root_name(opened) == "questestinterop"


def read(opened: Opened, log: Log, material: Material | None = None, pictures: Pictures | None = None) -> Material:
    material = material or Material(opened.title)
    pictures = pictures or Pictures(material.media, log, opened.prefix)
    for node in below(opened.root, "selection_ordering"):
        if len(node):
            log.dropped("selection", opened.where("", node.sourceline or 0))
    for node in below(opened.root, "item"):
        item = _Reader(node, opened, log, pictures).item()
        item.group = _group(node)
        material.items.append(item)
    return material


def _group(item: Any) -> str:
    """The title of the section around an item, else that of the test."""
    for above in item.iterancestors():
        if name_of(above) in ("section", "assessment", "objectbank") and (title := (above.get("title") or "").strip()):
            return title
        if name_of(above) == "objectbank":
            return metadata(above).get("bank_title", "")
    return ""


class _Reader(ItemReader):
    def item(self) -> Item:
        item = Item("other", self.where, self.prompt())
        responses = list(below(self.presentation, *RESPONSES)) if self.presentation is not None else []
        points = number(self.fields.get("points_possible", "1"))
        if points not in ("", "1"):
            self.log.dropped("grade", self.where, points)
        if self.type in ASIDE:
            item.aside = ASIDE[self.type]
        elif not responses:
            item.aside = "description" if item.prompt else "broken"
        elif len(responses) > 1:
            self.several(item, responses)
        else:
            self.one(item, responses[0])
        self.feedback(item)
        return item

    def one(self, item: Item, response: Any) -> None:
        name = name_of(response)
        cardinality = (response.get("rcardinality") or "Single").lower()
        fib = next(below(response, "render_fib"), None)
        if name in ("response_xy", "response_grp") or any(True for _ in below(response, "render_hotspot")):
            item.aside = "hotspot" if name == "response_xy" else "drag"
        elif name == "response_lid" and cardinality == "ordered":
            self.ordering(item, response)
        elif name == "response_lid":
            self.choice(item, response, cardinality == "multiple")
        elif self.is_number(response, fib):
            self.numeric(item, response)
        elif fib is not None and len(list(below(fib, "response_label"))) > 1:
            item.aside = "cloze"
        else:
            self.fill_in(item, response, fib)

    def is_number(self, response: Any, fib: Any) -> bool:
        kind = (fib.get("fibtype") or "") if fib is not None else ""
        numeric = kind.lower() in ("integer", "decimal", "scientific")
        return name_of(response) == "response_num" or numeric or self.type == "numerical_question"

    def options(self, item: Item, response: Any) -> list[str]:
        """The options of a response; gives their ids."""
        ids = []
        for label in below(response, "response_label"):
            ids.append(label.get("ident") or "")
            item.answers.append(Answer(self.material(label)))
            if (label.get("rshuffle") or "").lower() == "no" and item.shuffle:
                self.log.dropped("shuffle", self.where)
        render = next(below(response, "render_choice"), None)
        item.shuffle = render is None or (render.get("shuffle") or "").lower() != "no"
        return ids

    def choice(self, item: Item, response: Any, many: bool) -> None:
        item.kind = "true-false" if self.type == "true_false_question" else "choice"
        ids = self.options(item, response)
        ident = response.get("ident") or ""
        sets = [(one, values) for one in self.scored() for values in one.values(ident)]
        if many and any(len(values) > 1 or one.negated for one, values in sets):
            self.whole_set(item, ids, ident)
            return
        weights = dict.fromkeys(ids, 0.0)
        for one, value in ((one, value) for one, values in sets for value in values):
            if value in weights:
                weights[value] += one.gain
        positive = [weight for weight in weights.values() if weight > 0]
        full = (sum(positive) if many else max(positive, default=0)) or 1
        shares = [weights[id] / full * 100 for id in ids]
        (weigh_many if many else weigh_single)(item, shares, self.log)

    def whole_set(self, item: Item, ids: list[str], ident: str) -> None:
        """Several options that are right together and not otherwise."""
        best = {frozenset(values) for one in self.best() for values in one.values(ident)}
        for one in self.scored():
            if one not in self.best():
                self.log.changed("partial-weight" if one.gain > 0 else "penalty", self.where, f"{one.gain:g}")
        right = next(iter(best)) if len(best) == 1 else frozenset()
        if len(best) > 1:
            item.aside = "several-alternatives"
        weigh_many(item, [100 / max(1, len(right)) if id in right else 0.0 for id in ids], self.log)

    def ordering(self, item: Item, response: Any) -> None:
        item.kind = "ordering"
        ids = self.options(item, response)
        best = self.best()
        values = best[0].values(response.get("ident") or "") if len(best) == 1 else []
        if len(values) != 1:
            item.aside = "several-alternatives" if values else "no-key"
        elif sorted(values[0]) != sorted(ids):
            item.aside = "partial-order"
        else:
            by_id = dict(zip(ids, item.answers, strict=True))
            item.answers = [by_id[id] for id in values[0]]

    def fill_in(self, item: Item, response: Any, fib: Any) -> None:
        item.kind = "fill-in"
        ident = response.get("ident") or ""
        found: dict[str, float] = {}
        exact = set()
        for one in self.scored():
            for value in (value for values in one.values(ident) for value in values):
                found[value] = max(found.get(value, one.gain), one.gain)
            exact |= {(node.get("case") or "").lower() == "yes" for node in below(one.node, "varequal")}
            for node in below(one.node, "varsubstring"):
                found.pop(text_of(node).strip(), None)
                self.log.dropped("pattern", self.where, text_of(node))
        if not found:
            long = fib is not None and (fib.get("rows") or "1") not in ("", "0", "1")
            item.kind, item.aside = "other", "essay" if long or not self.conditions else "no-key"
            return
        item.exact_case = exact == {True}
        if len(exact) > 1:
            self.log.changed("case", self.where)
        item.answers = [Answer(" ".join(text.split())) for text in found]
        most = max(max(found.values()), 1e-9)
        weigh_accepted(item, [gain / most * 100 for gain in found.values()], self.log)
        settle_words(item, self.log)

    def numeric(self, item: Item, response: Any) -> None:
        item.kind = "numeric"
        most = max((one.gain for one in self.scored()), default=1) or 1
        weights, ranges = [], []
        for one in self.scored():
            for found in self.ranges(one):
                weights.append(one.gain / most * 100)
                ranges.append(found)
                item.answers.append(Answer(found.middle))
        settle(item, weights, ranges, self.log)

    def ranges(self, one: Condition) -> list[Range]:
        low = next(below(one.node, "vargte", "vargt"), None)
        high = next(below(one.node, "varlte", "varlt"), None)
        if low is None or high is None:
            return [Range(number(text_of(node))) for node in below(one.node, "varequal")]
        if name_of(low) == "vargt" or name_of(high) == "varlt":
            self.log.changed("bounds", self.where, f"{text_of(low).strip()} to {text_of(high).strip()}")
        return [Range.between(text_of(low), text_of(high))]

    def several(self, item: Item, responses: list[Any]) -> None:
        """Several responses are a matching question if each chooses from the same answers."""
        labels = [[self.quietly(label) for label in below(one, "response_label")] for one in responses]
        same = all(name_of(one) == "response_lid" for one in responses) and all(one == labels[0] for one in labels)
        if not same or not labels[0]:
            item.aside = "composite"
            return
        item.kind = "matching"
        used = set()
        for response in responses:
            ids = {label.get("ident") or "": label for label in below(response, "response_label")}
            ident = response.get("ident") or ""
            right = {v[0] for one in self.scored() if one.gain > 0 for v in one.values(ident) if len(v) == 1}
            stem = "\n\n".join(self.material(node) for node in response if name_of(node) in ("material", "flow_mat"))
            if len(right) != 1 or not right <= ids.keys():
                item.aside = "many-to-many" if right else "no-key"
                item.answers.append(Answer(stem, target="?"))
                continue
            target = " ".join(self.material(ids[next(iter(right))]).split())
            used.add(target)
            item.answers.append(Answer(stem, True, target=target))
        for label in dict.fromkeys(labels[0]):
            if label not in used:
                self.log.dropped("distractor", self.where, label)
