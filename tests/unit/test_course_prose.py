"""The text of the course: person-first words, spelling, nothing said twice, no two items alike, nothing claimed."""

import re
import subprocess
import sys
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.course.model import Course
from ctlc_scorm.course.question import Question
from ctlc_scorm.source.markdown import plain

ROOT = Path(__file__).parents[2] / "course_src"
TEXTS = sorted(path for path in ROOT.rglob("*.md") if path.name != "README.md")
AVOID = {
    r"traumati[sz]ed (kid|child|student)": "students who have lived through hard events",
    r"attention-seeking|manipulative": "looking for connection",
    r"melt ?downs?|acting out|defiant": "what was seen",
    r"triggered": "reminders; what makes it harder",
    r"suffer(s|ing)? from|is bipolar": "has, lives with",
    r"(commit\w*|failed|successful|completed) suicide": "died by suicide, attempted suicide",
    r"broken homes?|at-risk (youth|kid|child|student)": "students placed at risk by ...",
    r"hard[- ]to[- ]reach (parent|famil)": "families we have not reached yet",
    r"(homeless|illegal|special[- ]needs) (kid|child|student)": "students experiencing homelessness, with disabilities",
    r"wheelchair[- ]bound": "uses a wheelchair",
    r"in the trenches|frontline|battle": "daily work",
    r"tier [123] (kid|child|student)s?": "students who use tier 3 support",
    r"(high|low)-functioning": "describe the support",
    r"give (them|students|families) a voice|empower them": "share power; listen and act",
    r"reptil\w+ brain|downstairs brain|triune|polyvagal|learning styles?": "contested: only to be rejected",
    r"988,? press 3": "that option ended in July 2025",
}
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”]*”|\*[^*\n]+\*")
EXAMPLE = re.compile(r"\s*(- \[|\||>|- .*=>)")
"""Wrong options, their feedback, and tables of words may name what is not to be said."""
CLAIMS = re.compile(
    r"\b(endorsed by (?!any)|accredited course|you (will )?(earn|receive|get) \d+ (CEU|credit)|certified by)\b",
    re.IGNORECASE,
)


def own_words(text: str) -> list[tuple[int, str]]:
    """The lines in which the course speaks for itself, with their numbers, without what it quotes."""
    lines = enumerate(text.splitlines(), 1)
    return [(number, QUOTED.sub("", line)) for number, line in lines if not EXAMPLE.match(line)]


def where(pattern: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in TEXTS
        for number, line in own_words(path.read_text("utf-8"))
        for match in re.finditer(rf"\b(?:{pattern})\b", line, re.IGNORECASE)
    ]


@pytest.mark.parametrize(("pattern", "instead"), AVOID.items())
def test_people_come_first(pattern: str, instead: str) -> None:
    assert where(pattern) == [], f"say instead: {instead}"


def test_the_search_for_words_finds_them() -> None:
    lines = own_words('He suffers from worry.\n"He suffers from worry," she said.\n- [ ] He suffers from worry.\n')
    assert [number for number, line in lines if re.search("suffers? from", line)] == [1]


def test_nothing_is_claimed_that_others_grant() -> None:
    found = [f"{path.name}: {match[0]}" for path in TEXTS for match in CLAIMS.finditer(path.read_text("utf-8"))]
    assert found == []


def test_words_are_spelt_right() -> None:
    command = [sys.executable, "-m", "codespell_lib", str(ROOT), "--skip", "*.svg,*.bib,support.yaml,*.lock"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


@cache
def course() -> Course:
    return pipeline.compile_course(ROOT).course


def test_no_paragraph_stands_twice() -> None:
    """But on a page that stands in for another, and teaches the same."""
    texts = [text for path in TEXTS if "\ninstead_of:" not in (text := path.read_text("utf-8"))]
    paragraphs = Counter(
        part.strip()
        for text in texts
        for part in re.split(r"\n\s*\n", text)
        if len(part.split()) >= 25 and not part.startswith(("---", ":::"))
    )
    assert [text for text, count in paragraphs.items() if count > 1] == []


def questions() -> list[Question]:
    blocks = [block for page in course().pages for block in page.walk()]
    final = course().assessment
    assert final
    return [block for block in [*blocks, *final.bank] if isinstance(block, Question)]


def whole(question: Question) -> str:
    parts = [question.prompt, *(option.body for option in question.options)]
    return " ".join(" ".join(map(plain, parts)).lower().split())


def test_no_two_items_are_alike() -> None:
    prompts = [(question.id, whole(question)) for question in questions()]
    words = {id: frozenset(text.split()) for id, text in prompts}
    near = [
        (first, second)
        for (first, one), (second, two) in combinations(prompts, 2)
        if len(words[first] & words[second]) > 0.6 * min(len(words[first]), len(words[second])) >= 5
        and SequenceMatcher(None, one, two).ratio() > 0.9
    ]
    assert near == []


def test_the_right_answer_is_not_told_by_its_length_or_its_place() -> None:
    scored = [q for q in questions() if q.kind == "choice" and not q.many and any(o.correct for o in q.options)]
    longest: Counter[bool] = Counter()
    places: Counter[int] = Counter()
    for question in scored:
        lengths = [len(option.text) for option in question.options]
        right = next(i for i, option in enumerate(question.options) if option.correct)
        places[right] += 1
        longest[lengths[right] == max(lengths) and lengths.count(max(lengths)) == 1] += 1
    assert longest[True] <= 0.35 * len(scored)
    four = [places[i] for i in range(4)]
    assert max(four) <= 1.5 * min(four), four


def test_every_objective_that_is_drawn_has_items_enough() -> None:
    final = course().assessment
    assert final
    held = Counter(objective for block in final.bank if isinstance(block, Question) for objective in block.objectives)
    assert all(held[objective] >= 3 * count for objective, count in final.draw.items())
    assert len(final.bank) >= 90 and final.items == 30
