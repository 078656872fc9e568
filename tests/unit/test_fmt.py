"""The formatter: one style, the same course, and a command that says what it does."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import pipeline
from ctlc_scorm.cli import main
from ctlc_scorm.course.files import FILES
from ctlc_scorm.load import load
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.page import tidy_page
from ctlc_scorm.tidy.project import tidy_project
from ctlc_scorm.tidy.yaml import tidy_yaml
from tests.support import FRONT, PAGE, write_course

ROOT = Path(__file__).parents[2]
COURSES = [
    ROOT / "course_src",
    ROOT / "course_src/companion",
    ROOT / "tests/golden/every-block/course",
    ROOT / "tests/browser/school",
]
PAIRS = {
    "blanks at line ends": ("One.  \t\n\nTwo. \n", "One.\n\nTwo.\n"),
    "hard breaks stay": ("One  \ntwo\\\nthree\n", "One  \ntwo\\\nthree\n"),
    "windows line ends": ("One.\r\n\r\n- a\r\n- b\r\n", "One.\n\n- a\n- b\n"),
    "final newline": ("One.", "One.\n"),
    "one blank line at most": ("\n\nOne.\n\n\n\nTwo.\n\n\n", "One.\n\nTwo.\n"),
    "blank lines around blocks": (
        "One.\n## H\nTwo.\n- a\n- b\n\n\n> q\n\n~~~\ncode\n\n\nmore\n~~~\nThree.\n",
        "One.\n\n## H\n\nTwo.\n\n- a\n- b\n\n> q\n\n~~~\ncode\n\n\nmore\n~~~\n\nThree.\n",
    ),
    "headings": ("Title\n===\n\n##   Two  ##\n\n  ### Three {#x}\n", "# Title\n\n## Two\n\n### Three {#x}\n"),
    "emphasis": (
        "_one_ __two__ snake_case ___three___ 2*3*4 _a\nb_\n",
        "*one* **two** snake_case ***three*** 2*3*4 *a\nb*\n",
    ),
    "list markers": ("* a\n* b\n  + c\n", "- a\n- b\n  - c\n"),
    "lists side by side keep what parts them": ("- a\n\n* b\n", "- a\n\n* b\n"),
    "numbers": ("1) a\n1) b\n\ntext\n\n3. c\n7. d\n", "1. a\n1. b\n\ntext\n\n3. c\n4. d\n"),
    "task marks": ("- [X] a\n- [ ] b\n", "- [x] a\n- [ ] b\n"),
    "space behind markers": ("-   a\n    b\n\n    > q\n-   c\n", "- a\n  b\n\n  > q\n- c\n"),
    "indentation in lists": (
        " - a\n    - b\n\n      text\n\n          code\n - c\n    > q\n",
        "- a\n  - b\n\n    text\n\n        code\n- c\n  > q\n",
    ),
    "rules": ("One.\n\n* * *\nTwo.\n\n___\n", "One.\n\n---\n\nTwo.\n\n---\n"),
    "tables": (
        "a|b\n-|:-:\none|`x\\|y`\n日本|2\n",
        "| a    |   b    |\n| ---- | :----: |\n| one  | `x\\|y` |\n| 日本 |   2    |\n",
    ),
    "wide tables": (f"|a|b|\n|:-----|-----:|\n|{'x' * 120}|  2|\n", f"| a | b |\n|:--|--:|\n| {'x' * 120} | 2 |\n"),
    "a table with a cell too many stays": ("|a|\n|-|\n|1|2|\n", "|a|\n|-|\n|1|2|\n"),
    "fences": (
        "One.\n:::  { note }   Two  words\n\nText.\n\n:::\nThree.\n",
        "One.\n\n:::{note} Two  words\nText.\n:::\n\nThree.\n",
    ),
    "options": (
        ":::{choice} x\n:objectives:   a, b  \n:shuffle: false\n\nWhich?\n- [ ] a\n:::\n:::{note}\n\n:a: b\n:::\n",
        ":::{choice} x\n:objectives: a, b\n:shuffle: false\nWhich?\n\n- [ ] a\n:::\n\n:::{note}\n\n:a: b\n:::\n",
    ),
    "nested fences": (
        "::::{tabs} T\n\n:::{tab} One\nA\n:::\n:::{tab} Two\nB\n:::\n\n::::\n",
        "::::{tabs} T\n:::{tab} One\nA\n:::\n\n:::{tab} Two\nB\n:::\n::::\n",
    ),
    "code keeps every sign": ("```\n:::{note}  \n_a_ \n\n\n\n* b\n```\n", "```\n:::{note}  \n_a_ \n\n\n\n* b\n```\n"),
    "link definitions and notes": (
        "[a]: https://example.org\n\n\n[b]: https://example.org\n\n[^1]: One.\n[^2]: Two.\n\n[a] [b] [^1] [^2]\n",
        "[a]: https://example.org\n\n[b]: https://example.org\n\n[^1]: One.\n[^2]: Two.\n\n[a] [b] [^1] [^2]\n",
    ),
    "a heading in a block may sit on its text": (
        "::::{scenario} s\nX\n\n\n### M {#m}\nY\n::::\n",
        "::::{scenario} s\nX\n\n### M {#m}\nY\n::::\n",
    ),
    "a file that ends in code": ("    code", "    code\n"),
    "nothing but blanks": (" \n\n\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_a_page_takes_the_style(name: str) -> None:
    given, wanted = PAIRS[name]
    assert tidy_page(given)[0] == wanted
    assert tidy_page(FRONT + given)[0] == FRONT + wanted
    assert meaning.page(given) == meaning.page(wanted)


def test_what_would_say_something_else_stays_and_is_named() -> None:
    text = "One _two_\n\n*a*_b_\n"
    new, left = tidy_page(text)
    assert new == "One *two*\n\n*a*_b_\n" and left == [3]


def test_front_matter_has_the_order_of_its_schema() -> None:
    text = "---\nid: a\nminutes:   5 \n# why\ntitle: 'A: b' # c\nobjectives: [x,y]\n---\n\n\nText.\n"
    wanted = "---\n# why\ntitle: 'A: b'  # c\nminutes: 5\nobjectives: [x, y]\nid: a\n---\nText.\n"
    assert tidy_page(text)[0] == wanted


YAML = {
    "indentation": (
        "modules:\n-   folder: a\n    objectives:\n          x: X\n            y\n    minutes: 5\n",
        "modules:\n  - folder: a\n    minutes: 5\n    objectives:\n      x: X\n        y\n",
    ),
    "order and comments": (
        "# Head.\n\n\n# About the title\ntitle:   T   # here\n\n\n\nid: a\n# foot\n",
        "# Head.\n\nid: a\n# About the title\ntitle: T  # here\n# foot\n",
    ),
    "block scalars": (
        "summary: >-\n      one\n        two\n\n      three\ntitle: |2\n     x\n",
        "title: |2\n     x\nsummary: >-\n  one\n    two\n\n  three\n",
    ),
    "flow": ("credit: {contact_minutes:   5,schemes: [a,b]}\n", "credit: {contact_minutes: 5, schemes: [a, b]}\n"),
    "long flow keeps its lines": ("authors: [\n  A,\n  B\n]\n", "authors: [\n  A,\n  B\n]\n"),
    "quoted over lines": ('title: "a\n b"\n', 'title: "a\n  b"\n'),
    "an order of the author's": (
        "modules:\n  - objectives: {z: Z, a: A}\n",
        "modules:\n  - objectives: {z: Z, a: A}\n",
    ),
    "what is unusual stays": ("id:   a\ntitle: &x b\nsummary:\t c\n", "id:   a\ntitle: &x b\nsummary:\t c\n"),
    "comments behind nothing": (
        "id: # a\nauthors:\n - # b\n - c   # d\n",
        "id:  # a\nauthors:\n  -  # b\n  - c  # d\n",
    ),
    "a pair in a list": ("authors: [a,  b: c]\n", "authors: [a, b: c]\n"),
    "an unknown key keeps the order": ("title: b\nzzz: 1\nid:  a\n", "title: b\nzzz: 1\nid: a\n"),
    "markers of documents stay": ("---\nid:  a\n", "---\nid:  a\n"),
    "a sign that ends no comment": ('id: a#b\ntitle: "# c"  \n', 'id: a#b\ntitle: "# c"\n'),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml_takes_the_style(name: str) -> None:
    given, wanted = YAML[name]
    assert tidy_yaml(given, FILES["course.yaml"]) == wanted
    assert tidy_yaml(wanted, FILES["course.yaml"]) == wanted


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.name)
def test_a_course_is_the_same_course_afterwards_and_comes_to_rest(course: Path, tmp_path: Path) -> None:
    before = pipeline.compile_course(course)
    found = tidy_project(load(course, []), [])
    assert len(found) > 5 and not any(one.why or one.left for one in found)
    changed = before.project.sources | {
        one.path: type(before.project.sources[one.path])(one.path, one.after) for one in found
    }
    for path, source in changed.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(source.text, "utf-8")
    (tmp_path / "media").mkdir(exist_ok=True)
    for path, place in before.project.media.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(place.read_bytes())
    after = pipeline.compile_course(tmp_path)
    assert plain(after, tmp_path) == plain(before, course)
    assert meaning.findings(after.findings) == meaning.findings(before.findings)
    again = tidy_project(load(tmp_path, []), [])
    assert [one.path for one in again if one.after != one.before] == []


def plain(compiled: pipeline.Compiled, root: Path) -> str:
    return repr(meaning.course(compiled.course)).replace(str(root), "")


def messed(text: str) -> str:
    """The text as a careless editor would leave it, meaning the same."""
    lines = []
    code = False
    for line in text.split("\n"):
        code ^= line.lstrip().startswith("```")
        if not code:
            line = re.sub(r"^- (?!\[)", "* ", line)
            line = re.sub(r"^:::\{(\w[\w-]*)\} ?", r"::: {\1}  ", line)
            line = re.sub(r"^:([a-z]+): ", r":\1:   ", line)
            line = f"{line}\n" if line.startswith("#") else line
            line = re.sub(r"\*\*(\w[\w ]*\w)\*\*(?!\w)", r"__\1__", line)
            line = f"\n\n{line}" if line.startswith(":::{") else line
            line += "" if line.endswith("  ") or not line else " "
        lines.append(line)
    return "\r\n".join("\n".join(lines).split("\n"))


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.name)
def test_a_careless_hand_leaves_no_trace(course: Path) -> None:
    paths = sorted(course.glob("modules/*/*.md"))
    assert paths
    for path in paths:
        tidy = tidy_page(path.read_text("utf-8"))[0]
        careless = messed(tidy)
        assert careless != tidy
        # a blank line after a heading inside a block is the author's choice
        assert squeezed(tidy_page(careless)[0]) == squeezed(tidy), path


def squeezed(text: str) -> str:
    return re.sub(r"(?m)^(#.*)\n\n", r"\1\n", text)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fmt", *map(str, arguments)])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", {PAGE: FRONT + "* a\n* b\n"})


def test_the_command_writes_and_then_has_nothing_to_do(course: Path) -> None:
    result = run(course)
    assert (result.exit_code, result.stdout) == (0, f"{(course / PAGE).as_posix()}\n")
    assert result.stderr == "1 file of 2 changed\n"
    assert (course / PAGE).read_text("utf-8") == FRONT + "- a\n- b\n"
    assert run(course).stderr == "no files of 2 changed\n"


def test_check_and_diff_write_nothing(course: Path) -> None:
    before = (course / PAGE).read_bytes()
    result = run(course, "--check")
    assert result.exit_code == 1 and result.stderr == "1 file of 2 would change\n"
    shown = run(course, "--diff")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"--- a/{PAGE}\n+++ b/{PAGE}\n") and "-* a\n" in shown.stdout
    assert (course / PAGE).read_bytes() == before


def test_a_byte_order_mark_goes(course: Path) -> None:
    (course / PAGE).write_bytes(b"\xef\xbb\xbf" + (FRONT + "Text.\n").encode())
    assert run(course).exit_code == 0
    assert (course / PAGE).read_bytes() == (FRONT + "Text.\n").encode()


@pytest.mark.parametrize(
    "text",
    ["No front matter.\n\n\n* a\n", "---\ntitle: a: b\n---\n* a\n", FRONT + ":::{note}\n* a\n", FRONT + "* a\n\udcff"],
    ids=["no front matter", "yaml", "unclosed", "not UTF-8"],
)
def test_a_file_that_cannot_be_read_is_left_alone(course: Path, text: str) -> None:
    (course / PAGE).write_bytes(text.encode("utf-8", "surrogateescape"))
    before = (course / PAGE).read_bytes()
    result = run(course)
    assert result.exit_code == 1 and "it cannot be read yet" in result.stderr
    assert (course / PAGE).read_bytes() == before


def test_a_change_that_only_the_whole_course_shows_is_refused(course: Path) -> None:
    tabs = dedent("""\
        Heading
        -------

        ::::{tabs} T
        :::{tab} One
        A
        :::

        :::{tab} Two
        B
        :::
        ::::
        """)
    page = course / "modules/01-one/02-two.md"
    page.write_text(f"---\ntitle: Two\nminutes: 0\n---\n{tabs}", "utf-8")
    result = run(course)
    assert "the course would not be the same afterwards" in result.stderr and result.exit_code == 1
    assert page.read_text("utf-8").endswith(tabs)
    assert (course / PAGE).read_text("utf-8") == FRONT + "- a\n- b\n"


def test_without_a_course_it_cannot_run(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2
