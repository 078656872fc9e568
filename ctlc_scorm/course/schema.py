"""What authors may write in YAML, as pydantic models: the keys, their kinds, what is needed, what is the default."""

from __future__ import annotations

from math import nan
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from ctlc_scorm.source.schema import Schema, Slug, Text

Minutes = Annotated[float, Field(ge=0, le=60_000)]
UNKNOWN = nan
"""Minutes that are missing or wrong: no sum over them can be judged."""
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Iri = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$", max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
Href = Annotated[str, StringConstraints(pattern=r"^(https://|tel:|sms:|mailto:)\S+$")]
Count = Annotated[int, Field(ge=0)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
FontList = Annotated[str, StringConstraints(pattern=r"^[\w ,\"'-]*$", max_length=300)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
AllOrNone = Literal["all", "none"]


class CreditFile(Schema):
    """Contact minutes are what the course declares; every unit of credit is derived from them, by scheme. `ceu` is
    refused: its value differs by who counts.
    """

    required: ClassVar = ("contact_minutes",)
    contact_minutes: Minutes = UNKNOWN
    schemes: tuple[Slug, ...] = ()
    ceu: str = ""


class CompletionFile(Schema):
    """What a learner must do to complete the course."""

    pages: AllOrNone = "all"
    questions: AllOrNone = "all"
    final: Literal["pass", "none"] = "pass"


class ModuleFile(Schema):
    """A module: its folder below `modules/`, what the home page says of it, and its objectives by id."""

    required: ClassVar = ("folder", "title", "minutes")
    folder: Text = ""
    id: Slug | None = None
    title: Text = ""
    summary: str = ""
    minutes: Minutes = UNKNOWN
    objectives: dict[Slug, Text] = Field(default_factory=dict)


class CourseFile(Schema):
    """course.yaml"""

    required: ClassVar = ("id", "title", "language", "version", "iri", "credit", "modules")
    id: Slug = "course"
    title: Text = ""
    short_title: Annotated[str, StringConstraints(max_length=40)] = ""
    language: Language = "en"
    version: Version = "0.0.0"
    iri: Iri = "urn:course"
    summary: str = ""
    authors: tuple[Text, ...] = ()
    licence: str = ""
    credit: CreditFile = CreditFile()
    completion: CompletionFile = CompletionFile()
    pass_mark: Annotated[float, Field(ge=0, le=100)] = 80
    mastery: Literal["course", "lms"] = "course"
    modules: tuple[ModuleFile, ...] = ()
    retired: tuple[str, ...] = ()


class PageFile(Schema):
    """The front matter of a page."""

    required: ClassVar = ("title", "minutes")
    title: Text = ""
    minutes: Minutes = UNKNOWN
    objectives: tuple[str, ...] = ()
    content_note: str = ""
    instead_of: str = ""
    id: Slug | None = None


class BlueprintFile(Schema):
    """assessment/blueprint.yaml: how many items are drawn for each objective."""

    required: ClassVar = ("title", "minutes", "draw")
    title: Text = ""
    minutes: Minutes = UNKNOWN
    draw: dict[Slug, Annotated[int, Field(ge=1, le=100)]] = Field(default_factory=dict)


class TermFile(Schema):
    """An entry of glossary.yaml."""

    required: ClassVar = ("term", "definition")
    term: Text = ""
    definition: Text = ""


class SupportFile(Schema):
    """A line of support.yaml."""

    required: ClassVar = ("label", "text", "verified_on")
    label: Text = ""
    text: Text = ""
    href: Href | None = None
    verified_on: Day = ""
    review_by: Day | None = None
    source: str = ""


class FactFile(Schema):
    """An entry of facts.yaml: a figure or an address that ages."""

    required: ClassVar = ("value", "source", "verified_on", "review_by")
    value: Text = ""
    source: Text = ""
    verified_on: Day = ""
    review_by: Day = ""


class FactsFile(Schema):
    """facts.yaml: facts by id."""

    facts: dict[Slug, FactFile] = Field(default_factory=dict)


class GlossaryFile(Schema):
    """glossary.yaml: terms by id."""

    terms: dict[Slug, TermFile] = Field(default_factory=dict)


class SupportLines(Schema):
    """support.yaml: the lines in order."""

    lines: tuple[SupportFile, ...] = ()


class ReleaseFile(Schema):
    """A release in course.lock, with the counts of the ids that had been released by then."""

    required: ClassVar = ("version", "modules", "pages", "items")
    version: Version = "0.0.0"
    modules: Count = 0
    pages: Count = 0
    items: Count = 0


class ThemeFile(Schema):
    """theme.yaml: a color is one `"#rrggbb"` for light and dark, or a list of the two."""

    colors: dict[str, Color | tuple[Color, Color]] = Field(default_factory=dict)
    serif: FontList = ""
    sans: FontList = ""
    radius: Annotated[float, Field(ge=0, le=3)] | None = None
    logo: str = ""


class LockFile(Schema):
    """course.lock: the ids that have been released, in the order of their first release."""

    releases: tuple[ReleaseFile, ...] = ()
    modules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
