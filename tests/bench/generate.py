"""A course of any size, the same on every machine: prose of all kinds, questions, pictures, a bank and a blueprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .pictures import png, svg
from .questions import question
from .words import Words

FINAL_MINUTES = 30
QUESTIONS = 2
DRAWN = 10


@dataclass(frozen=True)
class Size:
    """How much there is of everything."""

    modules: int = 20
    pages: int = 10
    words: int = 1000

    @property
    def minutes(self) -> int:
        """What a page takes."""
        return 2 + self.words // 170

    def times(self, factor: int) -> Size:
        return replace(self, pages=self.pages * factor)


@dataclass
class _Page:
    """A page in the making: what was written, and what of its words is left."""

    words: Words
    module: int
    number: int
    size: Size
    left: int
    notes: list[str] = field(default_factory=list)

    @property
    def index(self) -> int:
        return self.module * self.size.pages + self.number

    def text(self, count: int) -> str:
        """A paragraph of about so many words, with marks among them."""
        words = self.words.text(self.take(count)).split(" ")
        for at in range(4, len(words) - 1, 23):
            bare = words[at].rstrip(".,")
            words[at] = self.marked(bare) + words[at][len(bare) :]
        return " ".join(words)

    def plain(self, count: int) -> str:
        return self.words.text(self.take(count))

    def take(self, count: int) -> int:
        count = max(1, min(count, self.left))
        self.left -= count
        return count

    def marked(self, word: str) -> str:
        return MARKS[self.words.below(len(MARKS))](self, word)


def _footnote(page: _Page, word: str) -> str:
    if page.index % 3 or len(page.notes) == 3:
        return word
    page.notes.append(f"[^{len(page.notes) + 1}]: {page.words.sentence(12)}")
    return f"{word}[^{len(page.notes)}]"


def _neighbor(page: _Page, word: str) -> str:
    module = (page.module + 1) % page.size.modules
    return f"[{word} there](../{folder(module)}/{file_name(page.number)})"


MARKS: list[Callable[[_Page, str], str]] = [
    lambda page, word: f"*{word}*",
    lambda page, word: f"**{word} {page.words.pick(['again', 'today', 'there'])}**",
    lambda page, word: f"`{word}`",
    lambda page, word: f"[{word}](https://example.org/{word.lower()})",
    lambda page, word: f"[{word}](term:term-{page.module + 1})",
    lambda page, word: f"{word} [@author{page.module + 1}]",
    lambda page, word: f"“{word}” — encore détaillé" if page.index % 4 == 0 else f'"{word}"',
    _neighbor,
    _footnote,
]


def _bullets(page: _Page) -> str:
    return "\n".join(f"- {page.text(10)}" for _ in range(4))


def _steps(page: _Page) -> str:
    return "\n".join(f"{i}. {page.text(9)}" for i in range(1, 5))


def _table(page: _Page) -> str:
    rows = [f"| {page.plain(3)} | {page.plain(6)} | {page.words.below(100)} |" for _ in range(4)]
    return "\n".join([f"Table: {page.plain(3)}", "", "| What | How | Number |", "| --- | --- | ---: |", *rows])


def _callout(page: _Page) -> str:
    return f":::{{{page.words.pick(['note', 'tip', 'warning'])}}} {page.words.phrase(3)}\n{page.text(40)}\n:::"


def _details(page: _Page) -> str:
    return f":::{{details}} {page.words.phrase(4)}\n{page.text(30)}\n\n- {page.text(8)}\n- {page.text(8)}\n:::"


def _quote(page: _Page) -> str:
    return f"> {page.text(30)}"


def _definitions(page: _Page) -> str:
    return "\n\n".join(f"{page.words.phrase(2)}\n: {page.text(16)}" for _ in range(2))


def _code(page: _Page) -> str:
    return f"```\n{page.plain(8)}\n{page.plain(8)}\n```"


PARTS = [_bullets, _table, _callout, _steps, _quote, _details, _definitions, _bullets, _code]


def folder(module: int) -> str:
    return f"{module + 1:02}-module-{module + 1}"


def file_name(page: int) -> str:
    return f"{page + 1:02}-page-{page + 1}.md"


def generate(root: Path, size: Size) -> Path:
    """Write the course; gives its folder."""
    for module in range(size.modules):
        for number in range(size.pages):
            _write_page(root, _Page(Words(module * 1009 + number * 17 + 1), module, number, size, size.words))
    _write(root / "course.yaml", _course(size))
    _write(root / "glossary.yaml", "".join(_term(n) for n in range(1, size.modules + 1)))
    _write(root / "references.bib", "\n".join(_entry(n) for n in range(1, size.modules + 1)))
    _write(root / "support.yaml", SUPPORT)
    _write_assessment(root / "assessment", size)
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _write_page(root: Path, page: _Page) -> None:
    title = f"{page.words.phrase(4)} {page.number + 1}"
    front = f"---\ntitle: {title}\nminutes: {page.size.minutes}\nobjectives: [aim-{page.module + 1}]\n---"
    parts = [front, page.text(60)]
    section = 0
    while page.left > 0:
        section += 1
        parts += [f"## Part {section}: {page.words.phrase(4)}", page.text(60), page.text(50)]
        if page.left > 0:
            parts.append(PARTS[(page.index + section) % len(PARTS)](page))
    if page.index % 5 == 0:
        parts.append(_figure(root, page))
    for n in range(QUESTIONS):
        id = f"m{page.module + 1}-p{page.number + 1}-q{n + 1}"
        parts.append(question(page.words, id, page.index * QUESTIONS + n))
    _write(root / "modules" / folder(page.module) / file_name(page.number), "\n\n".join([*parts, *page.notes]) + "\n")


def _figure(root: Path, page: _Page) -> str:
    """Drawings and bitmaps by turns, each its own file."""
    drawn = page.index // 5 % 2
    name = f"media/picture-{page.index}.{'svg' if drawn else 'png'}"
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(svg(page.index).encode() if drawn else png(page.index))
    words = page.words
    return f":::{{figure}} {name}\n:alt: {words.sentence(12)}\n{words.sentence(10)}\n\n{words.text(25)}\n:::"


def _course(size: Size) -> str:
    minutes = size.pages * size.minutes
    modules = "".join(
        f"  - folder: {folder(m)}\n    title: Module {m + 1}\n    summary: What module {m + 1} is about.\n"
        f"    minutes: {minutes}\n    objectives:\n      aim-{m + 1}: Explain the aim of module {m + 1}.\n"
        for m in range(size.modules)
    )
    return HEAD.format(total=size.modules * minutes + FINAL_MINUTES) + modules


HEAD = """\
id: bench
title: A generated course for measuring
language: en
version: 1.0.0
iri: https://example.org/bench
summary: Made of words without meaning, the same ones every time.
authors: [The ctlc_scorm contributors]
licence: CC-BY-4.0
credit:
  contact_minutes: {total}
pass_mark: 80
modules:
"""
SUPPORT = """\
- label: Immediate danger
  text: Call 911.
  href: tel:911
  verified_on: 2026-11-25
  source: National emergency number of the United States
"""


def _term(number: int) -> str:
    return f"term-{number}:\n  term: term number {number}\n  definition: {Words(number).sentence(16)}\n"


def _entry(number: int) -> str:
    fields = {
        "author": f"{{Author{number}, First and Second, Name}}",
        "title": f"{{{Words(number).phrase(8)}}}",
        "journal": "{The Journal of Examples}",
        "year": f"{{{1990 + number % 35}}}",
        "url": f"{{https://example.org/{number}}}",
    }
    return f"@article{{author{number},\n" + ",\n".join(f"  {k} = {v}" for k, v in fields.items()) + "\n}\n"


def _write_assessment(root: Path, size: Size) -> None:
    """The first modules' objectives are drawn, one item each; the items of all modules are spread over them."""
    drawn, each = min(DRAWN, size.modules), max(3, size.pages // 10)
    draw = "".join(f"  aim-{n + 1}: 1\n" for n in range(drawn))
    _write(root / "blueprint.yaml", f"title: The final\nminutes: {FINAL_MINUTES}\ndraw:\n{draw}")
    _write(root / "intro.md", f"{Words(7).text(60)}\n")
    for module in range(size.modules):
        words = Words(500_000 + module)
        aim = f"aim-{module % drawn + 1}"
        items = [question(words, f"bank-{module + 1}-{n + 1}", module * each + n, aim) for n in range(each)]
        _write(root / f"bank-{module + 1:02}.md", f"## Items {module + 1}\n\n" + "\n\n".join(items) + "\n")
