"""A small course and its site, made by hand, for the tests of packages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ctlc_scorm.course.interaction import Component, Interaction
from ctlc_scorm.course.model import Assessment, Block, Completion, Course, Module, Page
from ctlc_scorm.site import Sco, Site
from ctlc_scorm.source.text import Source

SOURCE = Source("course.yaml", "")
PLACE = SOURCE.span()
HTML = b"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>A course</title>
<link rel="stylesheet" href="player.css">
</head>
<body>
<p><a href="https://example.org/read-more">Read more</a></p>
<img src="media/a%20corner.jpg" alt="A corner">
<script type="application/json">{"id": "sample"}</script>
<script src="player.js"></script>
</body>
</html>
"""
SHARED = {"media/a corner.jpg": b"\xff\xd8", "player.css": b"body { margin: 0 }", "player.js": b"start()"}


@dataclass(frozen=True, kw_only=True)
class Asking(Block):
    """A block that asks one thing."""

    asked: Interaction

    @property
    def interaction(self) -> Interaction:
        return self.asked


def asking(id: str, **values: Any) -> Asking:
    return Asking(
        type="choice", span=PLACE, id=id, asked=Interaction(**{"id": id, "kind": "choice", "prompt": "?"} | values)
    )


def page(id: str, title: str, *blocks: Block) -> Page:
    return Page(
        id=id,
        ref=id.replace("/", "--"),
        title=title,
        minutes=5,
        objectives=(),
        content_note="",
        instead_of="",
        blocks=blocks,
        source=SOURCE,
        span=PLACE,
    )


def module(number: int, id: str, title: str, minutes: float, *pages: Page) -> Module:
    return Module(
        id=id, number=number, title=title, summary="", minutes=minutes, objectives=(), pages=pages, span=PLACE
    )


OPTIONS = (Component("a", "Wait."), Component("b", "Ask."))
MODULES = (
    module(0, "start-here", "Start here", 5, page("start-here/welcome", "Welcome")),
    module(
        3,
        "calm",
        "Calm & quiet",
        110,
        page("calm/corner", "A corner", asking("calm-corner", options=OPTIONS, correct=(("b",),), objectives=("see",))),
    ),
)
FINAL = Assessment(
    title="Final", minutes=10, intro=(), bank=(asking("last", options=OPTIONS, correct=(("a",),)),), draw={}, span=PLACE
)
SAMPLE = Course(
    id="sample",
    title="A sample & more",
    short_title="A sample",
    language="en",
    version="1.2.3",
    iri="https://example.org/sample",
    summary="What it is about.",
    authors=("The Authors, Ltd",),
    licence="CC-BY-4.0",
    contact_minutes=125,
    completion=Completion(),
    pass_mark=80,
    lms_mastery=False,
    modules=MODULES,
    assessment=FINAL,
    glossary=(),
    references=(),
    support=(),
    assets=(),
)


def sample(**values: Any) -> Course:
    """The sample with some values of its own."""
    return replace(SAMPLE, **values)


def single(course: Course = SAMPLE) -> Site:
    sco = Sco("course", 0, course.title, "index.html", course.modules, course.assessment, course.contact_minutes)
    return Site(course, "single", (sco,), {"index.html": HTML, **SHARED})


def several(course: Course = SAMPLE) -> Site:
    scos = [Sco(m.id, m.number, m.title, f"m{m.number:02}-{m.id}.html", (m,), None, m.minutes) for m in course.modules]
    scos.append(Sco("final", len(scos), FINAL.title, "final.html", (), FINAL, FINAL.minutes))
    return Site(course, "modules", tuple(scos), {**{sco.file: HTML for sco in scos}, **SHARED})
