"""GIFT, Moodle's format of questions as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ctlc_scorm.importers import texts
from ctlc_scorm.importers.keys import number, weigh_accepted, weigh_many, weigh_single
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.numbers import Range, settle
from ctlc_scorm.importers.opening import Opened
from ctlc_scorm.importers.texts import last_part

NAME = "GIFT"
ESCAPED = re.compile(r"\\([\\~=#{}:n])")
HIDE = {sign: chr(0xE000 + index) for index, sign in enumerate("\\~=#{}:n")}
"""Escaped signs stand for themselves until the text is taken apart."""
SHOW = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDE.items()}
HEAD = re.compile(r"\s*::(.*?)::", re.DOTALL)
FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d*)?)%")
CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*)")
TRUE_FALSE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#|\Z)", re.IGNORECASE)
SIGNS = re.compile(r"^\s*(?:::.*::|//)|(?<!\\)\{|^\s*\$CATEGORY:", re.MULTILINE)


def fits(opened: Opened) -> bool:
    if opened.form != "text":
        return False
    return opened.suffix == ".gift" or (opened.suffix in (".txt", "") and bool(SIGNS.search(opened.source.text)))


def read(opened: Opened, log: Log) -> Material:
    material = Material(opened.title)
    group = ""
    for line, text in _chunks(opened.source.text):
        category = CATEGORY.match(text)
        if category:
            group = last_part(category[1])
            continue
        head = HEAD.match(text)
        where = opened.where(_shown(head[1]).strip() if head else "", line)
        item = _Reader(text[head.end() :] if head else text, where, log).item()
        item.group, item.raw = group, _shown(text)
        material.items.append(item)
    return material


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Questions as stretches of lines between blank ones, comments left out, with the line where each begins."""
    lines: list[str] = []
    start = 0
    for at, line in enumerate([*text.split("\n"), ""], 1):
        if line.lstrip().startswith("//"):
            continue
        if CATEGORY.match(line) or not line.strip():
            if lines:
                yield start, "\n".join(lines)
            lines = []
            if line.strip():
                yield at, line
            continue
        start = start if lines else at
        lines.append(ESCAPED.sub(lambda found: HIDE[found[1]], line))


def _shown(text: str) -> str:
    return "".join(SHOW.get(letter, letter) for letter in text)


@dataclass
class _Reader:
    text: str
    where: Where
    log: Log
    form: str = "moodle"

    def item(self) -> Item:
        found = FORMAT.match(self.text)
        if found:
            self.form = found[1].lower()
            self.text = self.text[found.end() :]
        start, end = self.text.find("{"), self.text.rfind("}")
        if start < 0 and end < 0:
            return Item("other", self.where, self.markdown(self.text), aside="description")
        if start < 0 or end < start:
            return Item("other", self.where, "", aside="broken")
        item = Item("other", self.where, self.prompt(self.text[:start], self.text[end + 1 :]))
        body, _, general = self.text[start + 1 : end].partition("####")
        item.general = self.markdown(general)
        self.body(item, body.strip())
        return item

    def prompt(self, before: str, after: str) -> str:
        if not after.strip():
            return self.markdown(before)
        self.log.changed("missing-word", self.where)
        gap = "____" if not before or before[-1].isspace() else " ____"
        return self.markdown(f"{before}{gap}{after}")

    def markdown(self, text: str) -> str:
        text = _shown(text).strip()
        if self.form == "html":
            return texts.from_html(text, self.log, self.where)
        if self.form == "markdown":
            return texts.from_markdown(text, self.log, self.where)
        return texts.from_plain(text, self.log, self.where) if self.form == "plain" else self.automatic(text)

    def automatic(self, text: str) -> str:
        return texts.from_any(text, self.log, self.where)

    def body(self, item: Item, body: str) -> None:
        if not body:
            item.aside = "essay"
        elif body.startswith("#"):
            self.numeric(item, body[1:])
        elif TRUE_FALSE.match(body) and "~" not in body and "=" not in body.partition("#")[0]:
            self.true_false(item, body)
        elif "~" in body:
            self.choice(item, body)
        elif "=" in body and "->" in body:
            self.matching(item, body)
        elif "=" in body:
            self.fill_in(item, body)
        else:
            item.aside = "broken"

    def answers(self, item: Item, body: str, pattern: str) -> list[float]:
        """The answers of a body, each behind one of the signs of `pattern`; gives their weights."""
        weights = []
        for sign, text in re.findall(rf"([{pattern}])([^{pattern}]*)", body):
            answer, _, feedback = text.partition("#")
            weight = WEIGHT.match(answer)
            if weight:
                answer = answer[weight.end() :]
            weights.append(float(weight[1]) if weight else 100.0 if sign == "=" else 0.0)
            item.answers.append(Answer(answer.strip(), feedback=self.markdown(feedback)))
        return weights

    def choice(self, item: Item, body: str) -> None:
        item.kind = "choice"
        weights = self.answers(item, body, "~=")
        for answer in item.answers:
            answer.text = self.markdown(answer.text)
        single = "=" in re.sub(r"#[^~=]*", "", body)
        (weigh_single if single else weigh_many)(item, weights, self.log)

    def true_false(self, item: Item, body: str) -> None:
        item.kind = "true-false"
        said, *feedback = body.split("#")
        right = said.strip().upper().startswith("T")
        wrong_words, right_words = ([self.markdown(text) for text in feedback] + ["", ""])[:2]
        item.answers = [
            Answer("True", right, right_words if right else wrong_words),
            Answer("False", not right, wrong_words if right else right_words),
        ]

    def matching(self, item: Item, body: str) -> None:
        item.kind = "matching"
        for text in re.findall(r"=([^=~]*)", body):
            stem, _, target = text.partition("->")
            if not stem.strip():
                self.log.dropped("distractor", self.where, _shown(target))
                continue
            item.answers.append(Answer(self.markdown(stem), True, target=self.markdown(target.partition("#")[0])))

    def fill_in(self, item: Item, body: str) -> None:
        item.kind = "fill-in"
        weights = self.answers(item, body, "=")
        for answer in item.answers:
            answer.text = " ".join(_shown(answer.text).split())
        from ctlc_scorm.importers.fill_in import settle_words

        weigh_accepted(item, weights, self.log)
        settle_words(item, self.log, wildcard="*")

    def numeric(self, item: Item, body: str) -> None:
        item.kind = "numeric"
        if "=" not in body and "~" not in body:
            body = f"={body.strip()}"
        weights = self.answers(item, body, "=~")
        ranges = []
        for answer in item.answers:
            low, dots, high = answer.text.partition("..")
            middle, _, tolerance = answer.text.partition(HIDE[":"] if HIDE[":"] in answer.text else ":")
            ranges.append(Range.between(low, high) if dots else Range(number(middle), number(tolerance or "0")))
            answer.any = not answer.text
        settle(item, weights, ranges, self.log)
