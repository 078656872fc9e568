"""resolve: an Outline -> a Course. Names get their meaning, blocks are read, gaps are reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctlc_scorm.course import schema
from ctlc_scorm.course.model import (
    Assessment,
    Asset,
    Block,
    Completion,
    Course,
    Module,
    Objective,
    Page,
)
from ctlc_scorm.parse import Outline, PageSource
from ctlc_scorm.prose.captions import captions
from ctlc_scorm.prose.media import drawings, media, pictures
from ctlc_scorm.prose.names import Names, anchors
from ctlc_scorm.prose.references import reference
from ctlc_scorm.prose.theme import theme
from ctlc_scorm.resolve.bodies import Read
from ctlc_scorm.resolve.files import Files
from ctlc_scorm.rules.course import (
    DUPLICATE_OBJECTIVE,
    DUPLICATE_PAGE,
    MISSING_MODULE,
    UNKNOWN_STAND_IN,
    UNLISTED_MODULE,
)
from ctlc_scorm.source.findings import Finding, Rule
from ctlc_scorm.source.markdown import slug
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Span
from ctlc_scorm.source.yaml import Document


def resolve(project: Project, outline: Outline, findings: list[Finding], memory: Memory | None = None) -> Course:
    """The course of an outline. Total: what cannot be resolved is left out, and is a finding."""
    return _Resolver(project, outline, findings, memory or Memory()).course()


@dataclass
class _Draft:
    """A page before its blocks are read."""

    page: PageSource
    front: schema.PageFile
    id: str
    ref: str


@dataclass
class _Resolver:
    project: Project
    outline: Outline
    findings: list[Finding]
    memory: Memory
    names: Names = field(default_factory=Names)
    claimed: dict[str, Span] = field(default_factory=dict)
    ids: dict[str, Span] = field(default_factory=dict)
    """The ids of blocks, over the whole course."""
    used: dict[str, Asset] = field(default_factory=dict)
    """The media that blocks use."""

    def __post_init__(self) -> None:
        self.files = Files(self.outline, self.findings, self.memory)

    def course(self) -> Course:
        document = self.outline.course
        file = self.files.read(schema.CourseFile, document)
        terms, facts = self.files.terms(), self.files.facts()
        references = tuple(reference(entry, self.findings) for entry in self.outline.references)
        self.names.facts = {fact.id: fact.value for fact in facts}
        self.names.terms = {term.id for term in terms}
        self.names.references = {entry.key for entry in references}
        self.names.pictures = pictures(self.project, self.memory)
        self.names.media = media(self.project)
        self.names.cues = captions(self.project, self.findings, self.memory)
        drafts = [self.drafts(module, index) for index, module in enumerate(file.modules)]
        self.names = self.recalled(self.names)
        modules = tuple(self.module(file, index, drafts[index]) for index in range(len(file.modules)))
        self.unlisted(file)
        return Course(
            id=file.id,
            title=file.title,
            short_title=file.short_title or file.title,
            language=file.language,
            version=file.version,
            iri=file.iri,
            summary=file.summary,
            authors=file.authors,
            licence=file.licence,
            contact_minutes=file.credit.contact_minutes,
            schemes=file.credit.schemes,
            completion=Completion(
                pages=file.completion.pages == "all",
                questions=file.completion.questions == "all",
                final=file.completion.final == "pass" and self.outline.blueprint is not None,
            ),
            pass_mark=file.pass_mark,
            lms_mastery=file.mastery == "lms",
            modules=modules,
            assessment=self.assessment(),
            glossary=terms,
            references=references,
            support=self.files.support(),
            facts=facts,
            assets=(*self.names.pictures.values(), *self.used.values()),
            drawings=drawings(self.project, self.findings, self.memory),
            theme=theme(self.outline.theme, self.names, self.findings),
            lock=self.files.lock(),
            retired=file.retired,
            places=_places(document) | _theme_places(self.outline.theme),
        )

    def recalled(self, names: Names) -> Names:
        """Those of the run before, if they are the same."""
        return self.memory.recall("names", (names,), [], lambda found: names)

    def drafts(self, module: schema.ModuleFile, index: int) -> list[_Draft]:
        """The module's pages, named and entered among the names, before any link is resolved."""
        pages = self.outline.modules.get(module.folder, [])
        if not pages:
            hint = f"Make `modules/{module.folder}/01-first-page.md`, or take the module out."
            place = self.outline.course.value("modules", index, "folder")
            self.findings.append(MISSING_MODULE.at(place, f"`modules/{module.folder}/` holds no page", hint))
        return [self.draft(page, module) for page in pages]

    def draft(self, page: PageSource, module: schema.ModuleFile) -> _Draft:
        assert page.front
        front = self.files.read(schema.PageFile, page.front)
        own = front.id or _bare(page.source.path.rsplit("/", 1)[1].removesuffix(".md"))
        whole = own if "/" in own else f"{module.id or _bare(module.folder)}/{own}"
        draft = _Draft(page, front, whole, whole.replace("/", "--"))
        self.names.pages[page.source.path] = draft.ref
        self.names.anchors[page.source.path] = anchors(page.body)
        return draft

    def module(self, course: schema.CourseFile, index: int, drafts: list[_Draft]) -> Module:
        file = course.modules[index]
        document = self.outline.course
        id = file.id or _bare(file.folder)
        self.claim(f"module {id}", document.value("modules", index, "folder"))
        return Module(
            id=id,
            number=_number(file.folder, index),
            title=file.title,
            summary=file.summary,
            minutes=file.minutes,
            objectives=self.objectives(file, index),
            pages=tuple(self.page(draft, drafts) for draft in drafts),
            span=document.value("modules", index, "minutes"),
        )

    def objectives(self, file: schema.ModuleFile, index: int) -> tuple[Objective, ...]:
        found = []
        for id, text in file.objectives.items():
            span = self.outline.course.key("modules", index, "objectives", id)
            if self.claim(f"objective {id}", span, DUPLICATE_OBJECTIVE):
                found.append(Objective(id=id, text=text, span=span))
        return tuple(found)

    def claim(self, what: str, span: Span, rule: Rule = DUPLICATE_PAGE) -> bool:
        first = self.claimed.get(what)
        if first:
            self.findings.append(rule.at(span, f"the {what} is here twice", "Give one another id.", (first,)))
            return False
        self.claimed[what] = span
        return True

    def page(self, draft: _Draft, siblings: list[_Draft]) -> Page:
        front, source = draft.front, draft.page.source
        document = draft.page.front
        assert document
        self.claim(f"page {draft.id}", document.key("id") if front.id else document.span)
        instead_of, blocks = self.stand_in(draft, siblings, document), self.body(draft.page)

        def made(found: list[Finding]) -> Page:
            return Page(
                id=draft.id,
                ref=draft.ref,
                title=front.title or draft.id,
                minutes=front.minutes,
                objectives=front.objectives,
                content_note=front.content_note,
                instead_of=instead_of,
                blocks=blocks,
                source=source,
                span=document.value("minutes"),
                places=_places(document),
            )

        return self.memory.recall(("page", draft.id), (source, draft.ref, instead_of, blocks), [], made)

    def stand_in(self, draft: _Draft, siblings: list[_Draft], document: Document) -> str:
        target = draft.front.instead_of
        if not target:
            return ""
        found = next((s for s in siblings if s.page.source.path.endswith("/" + target)), None)
        if found and found is not draft:
            return found.id
        hint = "Write the name of its file, such as `04-what-numbers-say.md`."
        message = f"there is no page `{target}` beside this one"
        self.findings.append(UNKNOWN_STAND_IN.at(document.value("instead_of"), message, hint))
        return ""

    def body(self, page: PageSource) -> tuple[Block, ...]:
        """The blocks of a file: those of the run before, unless it has changed, or names, or an id is taken now."""
        name, inputs = ("blocks", page.source.path), (page, self.names)
        read = self.memory.recall(name, inputs, [], lambda found: Read.of(page, self.names, {}))
        if read.ids.keys() & self.ids.keys():
            read = Read.of(page, self.names, self.ids)
        self.ids |= read.ids
        self.used |= read.used
        self.findings += read.findings
        return read.blocks

    def assessment(self) -> Assessment | None:
        document = self.outline.blueprint
        if document is None:
            return None
        file = self.files.read(schema.BlueprintFile, document)
        return Assessment(
            title=file.title,
            minutes=file.minutes,
            intro=self.body(self.outline.intro) if self.outline.intro else (),
            bank=tuple(block for page in self.outline.bank for block in self.body(page)),
            draw=dict(file.draw),
            span=document.value("minutes"),
            places=_places(document),
        )

    def unlisted(self, file: schema.CourseFile) -> None:
        listed = {module.folder for module in file.modules}
        for folder in self.outline.modules.keys() - listed:
            pages = self.outline.modules[folder]
            if pages:
                message = f"`modules/{folder}` is not in `course.yaml`"
                hint = f"Add `- folder: {folder}` under `modules:`, or move the folder away."
                self.findings.append(UNLISTED_MODULE.at(pages[0].source.span(), message, hint))


def _bare(name: str) -> str:
    """A name without the number in front of it, as an id."""
    return slug(re.sub(r"^\d+[-_ ]+", "", name)) or "x"


def _number(folder: str, index: int) -> int:
    """The number that a module bears for learners: that of its folder, else its place."""
    match = re.match(r"(\d+)[-_ ]", folder)
    return int(match[1]) if match else index + 1


def _places(document: Document) -> dict[str, Span]:
    """The places of the keys of a file, by dotted path, for rules to point at."""
    return {".".join(map(str, path)): span for path, span in document.values.items() if path} | {"": document.span}


def _theme_places(document: Document | None) -> dict[str, Span]:
    return {f"theme.{path}": span for path, span in _places(document).items()} if document else {}
