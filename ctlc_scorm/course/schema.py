"""What authors may write in YAML, as pydantic models: the keys, their kinds, what is needed, what is the default."""

from __future__ import annotations

from math import nan
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from ctlc_scorm.source.schema import Schema, Slug, Text

Minutes = Annotated[float, Field(ge=0, le=60_000)]
UNKNOWN = nan
"""Minutes that are missing or wrong: no sum over them can be judged."""
PageId = Annotated[
    str, StringConstraints(pattern=r"^([a-z][a-z0-9]*(-[a-z0-9]+)*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=120)
]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Iri = Annotated[str, StringConstraints(pattern=r"""^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$""", max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
Href = Annotated[str, StringConstraints(pattern=r"^(https://|tel:|sms:|mailto:)\S+$")]
Count = Annotated[int, Field(ge=0)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
FontList = Annotated[str, StringConstraints(pattern=r"""^[\w ,"'-]*$""", max_length=300)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
AllOrNone = Literal["all", "none"]


class CreditFile(Schema):
    """Contact minutes are what the course declares; every unit of credit is derived from them, by scheme. `ceu` is
    refused: its value differs by who counts.
    """

    required: ClassVar = ("contact_minutes",)
    contact_minutes: Minutes = UNKNOWN
    """The minutes of the whole course, as a number such as 720: the sum of the minutes of its modules and of the final.

    """
    schemes: tuple[Slug, ...] = ()
    """The schemes of credit whose units are worked out, such as `[iacet, us-ma-pdp]`."""
    ceu: str = ""
    """Refused, because its value differs by who counts: declare `contact_minutes` and name a scheme."""


class CompletionFile(Schema):
    """What a learner must do to complete the course."""

    pages: AllOrNone = "all"
    """`all`: every page must be opened. `none`: pages do not count."""
    questions: AllOrNone = "all"
    """`all`: every question in the pages must be answered. `none`: questions do not count."""
    final: Literal["pass", "none"] = "pass"
    """`pass`: the final must be passed, where there is one. `none`: it does not count."""


class ModuleFile(Schema):
    """A module: its folder below `modules/`, what the home page says of it, and its objectives by id."""

    required: ClassVar = ("folder", "title", "minutes")
    folder: Text = ""
    """The name of its folder below `modules/`, such as `01-why-compassion`."""
    id: Slug | None = None
    """The id under which progress is saved. It must never change after a release; without it, the folder's name is
    used.
    """
    title: Text = ""
    """The title that learners see."""
    summary: str = ""
    """One or two sentences for the home page."""
    minutes: Minutes = UNKNOWN
    """The sum of the minutes of its pages."""
    objectives: dict[Slug, Text] = Field(default_factory=dict)
    """What learners can do afterward: measurable objectives by id, such as `name-signs: Name three signs.`"""


class CourseFile(Schema):
    """course.yaml"""

    required: ClassVar = ("id", "title", "language", "version", "iri", "credit", "modules")
    usual: ClassVar = {"language": "en", "version": "0.1.0"}
    id: Slug = "course"
    """The id of the course: part of the name of its package. It must never change after a release."""
    title: Text = ""
    """The title that learners see, and the LMS shows."""
    short_title: Annotated[str, StringConstraints(max_length=40)] = ""
    """A shorter title for the head of each page, at most 40 characters. Without it, the title is used."""
    language: Language = "en"
    """The language of the course, such as `en` or `es-US`: for screen readers, hyphens and the words of the interface.

    """
    version: Version = "0.0.0"
    """The version of the course in three numbers, such as 1.0.0. Raise it for each release."""
    iri: Iri = "urn:course"
    """An address that names the course for ever in xAPI statements, such as `https://example.org/courses/x`. Nothing
    need be there.
    """
    summary: str = ""
    """A few sentences on what the course is: for the LMS and the home page."""
    authors: tuple[Text, ...] = ()
    """Who wrote the course, as a list."""
    licence: str = ""
    """The licence of the text, such as `CC-BY-4.0`."""
    credit: CreditFile = CreditFile()
    """The minutes of the course and what they are called elsewhere."""
    completion: CompletionFile = CompletionFile()
    """What a learner must do to complete the course."""
    pass_mark: Annotated[float, Field(ge=0, le=100)] = 80
    """The percent of right answers with which the final is passed."""
    mastery: Literal["course", "lms"] = "course"
    """Who judges whether the final is passed: the course itself, or the LMS by its mastery score (`lms`)."""
    modules: tuple[ModuleFile, ...] = ()
    """The modules in their order."""
    retired: tuple[str, ...] = ()
    """Released ids that were taken out on purpose: saved progress on them is let go."""


class PageFile(Schema):
    """The front matter of a page."""

    required: ClassVar = ("title", "minutes")
    title: Text = ""
    """The title that learners see."""
    minutes: Minutes = UNKNOWN
    """How long the page takes, as a number such as 8."""
    objectives: tuple[str, ...] = ()
    """The ids of the objectives that the page serves, such as `[notice-distress]`."""
    content_note: str = ""
    """What is hard to read on this page: shown before it, so that people can choose."""
    instead_of: str = ""
    """The file of the page beside it that this one may stand in for, with equal credit."""
    id: PageId | None = None
    """The id under which progress is saved. It must never change after a release; without it, the file's name is used.

    """


class BlueprintFile(Schema):
    """assessment/blueprint.yaml: how many items are drawn for each objective."""

    required: ClassVar = ("title", "minutes", "draw")
    title: Text = ""
    """The title of the final that learners see."""
    minutes: Minutes = UNKNOWN
    """How long the final takes, as a number such as 25."""
    draw: dict[Slug, Annotated[int, Field(ge=1, le=100)]] = Field(default_factory=dict)
    """How many questions of the bank are drawn for each objective, by its id: `three-es: 1`."""


class TermFile(Schema):
    """An entry of glossary.yaml."""

    required: ClassVar = ("term", "definition")
    term: Text = ""
    """The term as it is written in a sentence."""
    definition: Text = ""
    """What it means, in words that need no glossary."""


class SupportFile(Schema):
    """A line of support.yaml."""

    required: ClassVar = ("label", "text", "verified_on")
    label: Text = ""
    """Who is there."""
    text: Text = ""
    """How to reach them, and when."""
    href: Href | None = None
    """The link: `tel:988`, `sms:741741`, `mailto:...` or `https://...`."""
    verified_on: Day = ""
    """The day on which somebody checked this line, such as 2026-11-25."""
    review_by: Day | None = None
    """The day by which it is checked again. A build after that day warns."""
    source: str = ""
    """Where it was checked."""


class FactFile(Schema):
    """An entry of facts.yaml: a figure or an address that ages."""

    required: ClassVar = ("value", "source", "verified_on", "review_by")
    value: Text = ""
    """The figure or address, word for word as the pages say it."""
    source: Text = ""
    """Where it is from."""
    verified_on: Day = ""
    """The day on which somebody checked it, such as 2026-11-25."""
    review_by: Day = ""
    """The day by which it is checked again. A build after that day warns."""


class FactsFile(Schema):
    """facts.yaml: facts by id."""

    facts: dict[Slug, FactFile] = Field(default_factory=dict)
    """The facts by id."""


class GlossaryFile(Schema):
    """glossary.yaml: terms by id."""

    terms: dict[Slug, TermFile] = Field(default_factory=dict)
    """The terms by id."""


class SupportLines(Schema):
    """support.yaml: the lines in order."""

    lines: tuple[SupportFile, ...] = ()
    """The lines in order."""


class ReleaseFile(Schema):
    """A release in course.lock, with the counts of the ids that had been released by then."""

    required: ClassVar = ("version", "modules", "pages", "items")
    version: Version = "0.0.0"
    """The version that was released."""
    modules: Count = 0
    """How many modules had been released by then."""
    pages: Count = 0
    """How many pages had been released by then."""
    items: Count = 0
    """How many questions and activities had been released by then."""


class ThemeFile(Schema):
    """theme.yaml: a color is one `"#rrggbb"` for light and dark, or a list of the two."""

    colors: dict[str, Color | tuple[Color, Color]] = Field(default_factory=dict)
    """Colors by name: one `"#rrggbb"` for light and dark, or a list of the two."""
    serif: FontList = ""
    """The fonts of headings and prose, the first that is there is used: `Georgia, serif`."""
    sans: FontList = ""
    """The fonts of the interface, the first that is there is used: `system-ui, sans-serif`."""
    radius: Annotated[float, Field(ge=0, le=3)] | None = None
    """How round corners are, in rem: from 0 to 3."""
    logo: str = ""
    """A drawing in SVG below `media/`, shown in the head of each page."""


class LockFile(Schema):
    """course.lock: the ids that have been released, in the order of their first release."""

    releases: tuple[ReleaseFile, ...] = ()
    """The releases in their order."""
    modules: tuple[str, ...] = ()
    """The ids of released modules."""
    pages: tuple[str, ...] = ()
    """The ids of released pages."""
    items: tuple[str, ...] = ()
    """The ids of released questions and activities."""
