"""Moodle XML: what Moodle writes when a question bank is exported."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from ctlc_scorm.importers import texts
from ctlc_scorm.importers.elements import below, child, children, text_of
from ctlc_scorm.importers.fill_in import settle_words
from ctlc_scorm.importers.keys import number, weigh_accepted, weigh_many, weigh_single
from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.numbers import Range, settle
from ctlc_scorm.importers.opening import Opened, root_name
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.texts import last_part

NAME = "Moodle XML"
ASIDE = {
    "essay": "essay",
    "multianswer": "cloze",
    "cloze": "cloze",
    "calculated": "calculated",
    "calculatedsimple": "calculated",
    "calculatedmulti": "calculated",
    "formulas": "calculated",
    "random": "random",
    "randomsamatch": "random",
    "description": "description",
    "ddwtos": "drag",
    "ddimageortext": "drag",
    "ddmarker": "drag",
    "gapselect": "cloze",
}


def fits(opened: Opened) -> bool:
    return root_name(opened) == "quiz" and opened.root.tag == "quiz"


def read(opened: Opened, log: Log) -> Material:
    material = Material(opened.title)
    pictures = Pictures(material.media, log, opened.prefix)
    group = ""
    for node in children(opened.root, "question"):
        if node.get("type") == "category":
            group = last_part(text_of(child(child(node, "category"), "text")))
            continue
        item = _Question(node, opened, log, pictures).item()
        item.group = group
        material.items.append(item)
    return material


class _Question:
    def __init__(self, node: Any, opened: Opened, log: Log, pictures: Pictures) -> None:
        self.node = node
        self.log = log
        self.where = opened.where(self.name(), node.sourceline or 0)
        self.pictures = pictures

    def name(self) -> str:
        own = text_of(child(self.node, "idnumber")).strip()
        name = child(self.node, "name")
        return own or " ".join(text_of(name).split())

    def value(self, name: str, otherwise: str = "") -> str:
        return text_of(child(self.node, name)).strip() or otherwise

    def flag(self, name: str) -> bool:
        return self.value(name).lower() in ("1", "true", "yes")

    def text(self, node: Any, default: str = "moodle_auto_format") -> str:
        """A `<text>` in a node, by its format, as Markdown."""
        if node is None:
            return ""
        inner = child(node, "text")
        words = text_of(inner if inner is not None else node).strip()
        form = node.get("format") or default
        picture = self.pictures.finder(self.where, _files(node))
        if form == "html":
            return texts.from_html(words, self.log, self.where, picture)
        if form == "markdown":
            return texts.from_markdown(words, self.log, self.where, picture)
        plain = form == "plain_text"
        return texts.from_plain(words, self.log, self.where) if plain else self.automatic(words, picture)

    def automatic(self, words: str, picture: Callable[[str], str]) -> str:
        return texts.from_any(words, self.log, self.where, picture)

    def item(self) -> Item:
        kind = self.node.get("type", "")
        prompt = child(self.node, "questiontext")
        item = Item("other", self.where, self.text(prompt))
        item.general = self.text(child(self.node, "generalfeedback"))
        item.right = self.text(child(self.node, "correctfeedback"))
        item.wrong = self.text(child(self.node, "incorrectfeedback"))
        reader = READERS.get(kind)
        if reader:
            reader(self, item)
        else:
            item.aside = ASIDE.get(kind, "unknown-type")
            item.raw = f"{kind}: {text_of(prompt)}"
        self.lost()
        return item

    def lost(self) -> None:
        for word, name in (("hint", "hint"), ("tags", "tags"), ("feedback", "partiallycorrectfeedback")):
            for node in children(self.node, name):
                if said := " ".join(text_of(node).split()):
                    self.log.dropped(word, self.where, said)
        grade = number(self.value("defaultgrade", "1"))
        if grade not in ("1", ""):
            self.log.dropped("grade", self.where, grade)

    def answers(self, item: Item, form: str = "moodle_auto_format") -> list[float]:
        weights = []
        for node in children(self.node, "answer"):
            weights.append(_fraction(node))
            item.answers.append(Answer(self.text(node, form), feedback=self.text(child(node, "feedback"))))
        return weights

    def choice(self, item: Item) -> None:
        item.kind = "choice"
        item.shuffle = self.flag("shuffleanswers")
        weights = self.answers(item)
        single = self.value("single", "true").lower() in ("1", "true", "yes")
        (weigh_single if single else weigh_many)(item, weights, self.log)

    def true_false(self, item: Item) -> None:
        item.kind = "true-false"
        weights = self.answers(item)
        said = [texts.words(answer.text).lower() for answer in item.answers]
        weigh_single(item, weights, self.log)
        if sorted(said) != ["false", "true"]:
            item.aside = "broken"
            return
        item.answers.sort(key=lambda answer: texts.words(answer.text).lower() != "true")
        for answer, words in zip(item.answers, ("True", "False"), strict=True):
            answer.text = words

    def plain_answers(self, item: Item) -> list[float]:
        """Answers whose text is what learners type."""
        weights = []
        for node in children(self.node, "answer"):
            words = text_of(child(node, "text")) if child(node, "text") is not None else node.text or ""
            weights.append(_fraction(node))
            item.answers.append(Answer(" ".join(words.split()), feedback=self.text(child(node, "feedback"))))
        return weights

    def short_answer(self, item: Item) -> None:
        item.kind = "fill-in"
        item.exact_case = self.flag("usecase")
        weigh_accepted(item, self.plain_answers(item), self.log)
        settle_words(item, self.log, wildcard="*")

    def numerical(self, item: Item) -> None:
        item.kind = "numeric"
        weights = self.plain_answers(item)
        nodes = list(children(self.node, "answer"))
        tolerances = [number(text_of(child(node, "tolerance")) or "0") for node in nodes]
        for answer in item.answers:
            answer.any = answer.text == "*"
        ranges = [Range(number(a.text), tolerance) for a, tolerance in zip(item.answers, tolerances, strict=True)]
        self.unit(item)
        settle(item, weights, ranges, self.log)

    def unit(self, item: Item) -> None:
        units = list(below(self.node, "unit"))
        names = [text_of(child(unit, "unit_name")).strip() for unit in units]
        plain = [number(text_of(child(unit, "multiplier")) or "1") == "1" for unit in units]
        if len(units) == 1 and plain[0]:
            item.unit = names[0]
        elif units:
            self.log.dropped("unit", self.where, ", ".join(names))

    def matching(self, item: Item) -> None:
        item.kind = "matching"
        for node in children(self.node, "subquestion"):
            stem = self.text(node)
            target = " ".join(self.text(child(node, "answer"), "plain_text").split())
            if stem:
                item.answers.append(Answer(stem, True, target=target))
            else:
                self.log.dropped("distractor", self.where, target)

    def ordering(self, item: Item) -> None:
        item.kind = "ordering"
        weights = self.answers(item)
        if len(set(weights)) == len(weights) and any(weights):
            ordered = sorted(zip(weights, item.answers, strict=True), key=lambda pair: pair[0])
            item.answers = [answer for _, answer in ordered]
        elif any(weights):
            item.aside = "no-key"


READERS: dict[str, Callable[[_Question, Item], None]] = {
    "multichoice": _Question.choice,
    "truefalse": _Question.true_false,
    "shortanswer": _Question.short_answer,
    "numerical": _Question.numerical,
    "matching": _Question.matching,
    "ordering": _Question.ordering,
}


def _fraction(node: Any) -> float:
    return float(number(node.get("fraction") or "0") or 0)


def _files(node: Any) -> Mapping[str, bytes]:
    """The files that are packed into a text, by the names that it uses."""
    found = {}
    for file in children(node, "file"):
        path = f"{(file.get('path') or '/').strip('/')}/{file.get('name') or ''}".lstrip("/")
        try:
            found[path] = base64.b64decode(file.text or "")
        except binascii.Error:
            found[path] = b""
    return found
