"""Random questions, and writers of foreign formats for them: what an import must give back word for word."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from tests.unit.qti_samples import (
    GAP,
    as_qti3,
    bank12,
    choices,
    declared,
    entry,
    equal,
    fib,
    item2,
    item12,
    lid,
    sets,
    when,
    zipped,
)

SIGNS = """
calm door *star* _under_ snake_case __init__ `code` [x] [link](a) ![no] [@swedo] [^1] <b>bold</b> <!-- a < b > c & d
&amp; &copy; &#65; 1. 2) - + # ## > => -> ~ ~~gone~~ | || $x$ $$y$$ 100% {#id} {x} \\ \\n \\* :::{note} ::: :key: = ==
=== --- *** ___ ____ ... … é ü ñ 你好 שלום “quoted” 'so' "so" ’ – — :-) ; , . ! ? @ / // 3.5 -4 50 a=b a~b a#b a:b
http://example.org/a_b(c) https://example.org <https://example.org> me@example.org (a) [ ] ] ( ) 😀 ½ x² H₂O end
"""
TOKENS = SIGNS.split()
"""Words and signs that mean something in Markdown, HTML, YAML, GIFT or here."""
PLAIN = """calm door window bell quiet corner breathe routine greeting map chair timer voice choice été ñandú 你好"""
SAFE = PLAIN.split()


@dataclass
class Asked:
    """A question as a writer gets it. `right` are indexes of options; options of a pair are (stem, target)."""

    name: str
    kind: str
    prompt: str
    options: list[str] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    tolerance: str = ""

    def expected(self) -> tuple[object, ...]:
        """What must come out: kind, prompt, options with their marks (those of a number as numbers)."""
        if self.kind == "matching":
            return self.kind, self.prompt, tuple(self.pairs), 0.0
        if self.kind == "ordering":
            return self.kind, self.prompt, tuple(self.options), 0.0
        marks = [(text, index in self.right) for index, text in enumerate(self.options)]
        if self.kind in ("fill-in", "numeric"):
            marks.append(("...", False))
        return self.kind, self.prompt, tuple(marks), float(self.tolerance or 0)


def phrase(source: random.Random, most: int = 7, tokens: tuple[str, ...] | list[str] = TOKENS) -> str:
    """Words with at least one letter among them, so that there is something to read."""
    return " ".join([*(source.choice(tokens) for _ in range(source.randrange(most))), source.choice(SAFE)])


def options(source: random.Random, count: int, tokens: tuple[str, ...] | list[str] = TOKENS) -> list[str]:
    """Texts that differ also where case does not count."""
    found: dict[str, str] = {}
    while len(found) < count:
        text = phrase(source, 4, tokens)
        found.setdefault(text.casefold(), text)
    return list(found.values())


def asked(source: random.Random, number: int, kinds: tuple[str, ...], without: str = "") -> Asked:
    """A question in which `without` does not stand."""
    while True:
        made = _asked(source, number, kinds)
        texts = [made.prompt, *made.options, *(text for pair in made.pairs for text in pair)]
        if not without or not any(without in text for text in texts):
            return made


def _asked(source: random.Random, number: int, kinds: tuple[str, ...]) -> Asked:
    kind = source.choice(kinds)
    made = Asked(f"item-{number}", kind, phrase(source))
    if kind in ("choice", "many"):
        made.kind = "choice"
        made.options = options(source, source.randint(3, 8))
        count = 1 if kind == "choice" else source.randint(2, len(made.options) - 1)
        made.right = sorted(source.sample(range(len(made.options)), count))
    elif kind == "true-false":
        made.options, made.right = ["True", "False"], [source.randrange(2)]
    elif kind == "fill-in":
        plain = [token for token in TOKENS if not set(token) & set("*\\") and token not in ("...", "…")]
        made.options = options(source, source.randint(1, 4), plain)
        made.right = list(range(len(made.options)))
    elif kind == "numeric":
        made.options, made.right = [f"{source.choice(['', '-'])}{source.randint(1, 9999)}"], [0]
        made.options[0] += source.choice(["", ".5", ".25", ".001"])
        made.tolerance = source.choice(["", "0.5", "2", "0.001"])
    elif kind == "matching":
        stems = [text.replace("→", "->") for text in options(source, source.randint(2, 6))]
        targets = options(source, source.randint(2, 6))
        made.pairs = [(stem, source.choice(targets)) for stem in stems]
    else:
        made.options = options(source, source.randint(2, 6))
    return made


ARROW = "->"
"""GIFT cannot write it inside a text."""


def gift(items: list[Asked]) -> bytes:
    return "\n\n".join(map(_gift, items)).encode("utf-8")


def _gift(item: Asked) -> str:
    def sign(text: str) -> str:
        return "".join(f"\\{letter}" if letter in "\\~=#{}:" else letter for letter in text)

    head = f"::{item.name}::[plain]{sign(item.prompt)}"
    if item.kind == "matching":
        return head + "{" + " ".join(f"={sign(stem)} -> {sign(target)}" for stem, target in item.pairs) + "}"
    if item.kind == "true-false":
        return head + ("{TRUE}" if item.right == [0] else "{F}")
    if item.kind == "numeric":
        return head + "{#" + item.options[0] + (f":{item.tolerance}" if item.tolerance else "") + "}"
    if item.kind == "fill-in":
        return head + "{" + " ".join(f"={sign(text)}" for text in item.options) + "}"
    share = f"%{100 / len(item.right):.5f}%"
    if len(item.right) == 1:
        marks = ["=" if index in item.right else "~" for index in range(len(item.options))]
    else:
        marks = [f"~{share}" if index in item.right else "~" for index in range(len(item.options))]
    return (
        head + "{\n" + "\n".join(f"{mark}{sign(text)}" for mark, text in zip(marks, item.options, strict=True)) + "\n}"
    )


def aiken(items: list[Asked]) -> bytes:
    def one(item: Asked) -> str:
        lines = [f"{letter}) {text}" for letter, text in zip("ABCDEFGH", item.options, strict=False)]
        return "\n".join([f"So: {item.prompt}", *lines, f"ANSWER: {'ABCDEFGH'[item.right[0]]}"])

    return "\n\n".join(map(one, items)).encode("utf-8")


def moodle_xml(items: list[Asked]) -> bytes:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>\n{chr(10).join(map(_moodle, items))}\n</quiz>".encode()


MOODLE = {"choice": "multichoice", "true-false": "truefalse", "fill-in": "shortanswer", "numeric": "numerical"}


def _moodle(item: Asked) -> str:
    def text(words: str) -> str:
        return f"<text><![CDATA[<p>{escape(words)}</p>]]></text>".replace("]]>", "]]>")

    many = len(item.right) > 1
    body = f"<single>{'false' if many else 'true'}</single>" if item.kind == "choice" else ""
    for index, words in enumerate(item.options):
        fraction = str(index + 1) if item.kind == "ordering" else "0"
        if index in item.right:
            fraction = f"{100 / len(item.right):.5f}" if item.kind == "choice" else "100"
        typed = item.kind in ("fill-in", "numeric", "true-false")
        inner = f"<text>{escape(words)}</text>" if typed else text(words)
        tolerance = f"<tolerance>{item.tolerance or 0}</tolerance>" if item.kind == "numeric" else ""
        body += f"<answer fraction='{fraction}' format='html'>{inner}{tolerance}</answer>"
    for stem, target in item.pairs:
        body += f"<subquestion format='html'>{text(stem)}<answer><text>{escape(target)}</text></answer></subquestion>"
    kind = MOODLE.get(item.kind, item.kind)
    return (
        f"<question type='{kind}'><name><text>{item.name}</text></name>"
        f"<questiontext format='html'>{text(item.prompt)}</questiontext>{body}</question>"
    )


def qti12(items: list[Asked]) -> bytes:
    return bank12(*map(_qti12, items)).encode("utf-8")


def _qti12(item: Asked) -> str:
    named = {f"o{index}": escape(text) for index, text in enumerate(item.options)}
    right = [equal(f"o{index}") for index in item.right]
    if item.kind == "matching":
        targets = list(dict.fromkeys(target for _, target in item.pairs))
        labels = {f"t{index}": escape(target) for index, target in enumerate(targets)}
        response, processing = "", ""
        for index, (stem, target) in enumerate(item.pairs):
            shown = f"<material><mattext texttype='text/plain'>{escape(stem)}</mattext></material>"
            response += lid(labels, ident=f"r{index}").replace("<render", f"{shown}<render", 1)
            processing += when(equal(f"t{targets.index(target)}", f"r{index}"), "10", "Add")
        made = item12(response, processing, "matching_question", escape(item.prompt))
    elif item.kind == "ordering":
        steps = "".join(equal(id) for id in named)
        made = item12(
            lid(dict(sorted(named.items(), reverse=True)), "Ordered"),
            when(f"<and>{steps}</and>"),
            "",
            escape(item.prompt),
        )
    elif item.kind == "fill-in":
        made = item12(fib(), when("".join(equal(text) for text in named.values())), "", escape(item.prompt))
    elif item.kind == "numeric":
        middle, off = float(item.options[0]), float(item.tolerance or 0)
        bounds = f"<vargte respident='r'>{middle - off:.6f}</vargte><varlte respident='r'>{middle + off:.6f}</varlte>"
        made = item12(
            fib("Decimal"), when(f"<or>{equal(item.options[0])}<and>{bounds}</and></or>"), "", escape(item.prompt)
        )
    elif len(item.right) > 1:
        made = item12(
            lid(named, "Multiple"),
            when(f"<and>{''.join(right)}<not>{equal('o99')}</not></and>"),
            "",
            escape(item.prompt),
        )
    else:
        kind = "true_false_question" if item.kind == "true-false" else "multiple_choice_question"
        made = item12(lid(named), when(right[0]), kind, escape(item.prompt))
    return made.replace("'it'", f"'{item.name}'")


def qti21(items: list[Asked]) -> bytes:
    return zipped({f"items/{index:04}.xml": _qti2(item) for index, item in enumerate(items)})


def qti30(items: list[Asked]) -> bytes:
    return zipped({f"items/{index:04}.xml": as_qti3(_qti2(item)) for index, item in enumerate(items)})


def _qti2(item: Asked) -> str:
    named = {f"o{index}": escape(text) for index, text in enumerate(item.options)}
    prompt = escape(item.prompt)
    right = [f"o{index}" for index in item.right]
    if item.kind == "matching":
        targets = list(dict.fromkeys(target for _, target in item.pairs))
        stems = {f"s{index}": escape(stem) for index, (stem, _) in enumerate(item.pairs)}
        pairs = [f"s{index} t{targets.index(target)}" for index, (_, target) in enumerate(item.pairs)]
        body = sets(stems, {f"t{index}": escape(target) for index, target in enumerate(targets)}, prompt)
        return item2(body, declared(*pairs, cardinality="multiple", base="directedPair"), ident=item.name)
    if item.kind == "ordering":
        shown = dict(sorted(named.items(), reverse=True))
        return item2(
            choices(shown, prompt=prompt, kind="order"), declared(*named, cardinality="ordered"), ident=item.name
        )
    if item.kind == "fill-in":
        mapping = "".join(entry(text, "1", " caseSensitive='false'") for text in named.values())
        return item2(f"<p>{prompt} {GAP}</p>", declared(base="string", mapping=mapping), ident=item.name)
    if item.kind == "numeric":
        mode = f"toleranceMode='absolute' tolerance='{item.tolerance}'" if item.tolerance else "toleranceMode='exact'"
        key = declared(item.options[0], base="float")
        return item2(f"<p>{prompt} {GAP}</p>", key, processing=f"<equal {mode}/>", ident=item.name)
    cardinality = "multiple" if len(right) > 1 else "single"
    return item2(choices(named, prompt=prompt), declared(*right, cardinality=cardinality), ident=item.name)


WRITERS: dict[str, tuple[str, Callable[[list[Asked]], bytes], tuple[str, ...]]] = {
    "gift": ("bank.gift", gift, ("choice", "many", "true-false", "fill-in", "numeric", "matching")),
    "aiken": ("bank.txt", aiken, ("choice",)),
    "moodle xml": (
        "bank.xml",
        moodle_xml,
        ("choice", "many", "true-false", "fill-in", "numeric", "matching", "ordering"),
    ),
    "qti 1.2": ("bank.xml", qti12, ("choice", "many", "true-false", "fill-in", "numeric", "matching", "ordering")),
    "qti 2.1": ("bank.zip", qti21, ("choice", "many", "fill-in", "numeric", "matching", "ordering")),
    "qti 3.0": ("bank.zip", qti30, ("choice", "many", "fill-in", "numeric", "matching", "ordering")),
}
