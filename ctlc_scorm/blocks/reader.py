"""What a block's reader may ask for: prose made ready, blocks inside blocks, files, ids, options, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ctlc_scorm.blocks.mends import SLUG, identified, truth
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.prose.captions import Cue
from ctlc_scorm.rules.blocks import BAD_ID, BAD_OPTION, DUPLICATE_ID
from ctlc_scorm.source.directives import Body, Directive
from ctlc_scorm.source.findings import Finding, Rule
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.source.text import Source, Span

TAKEN = "constructor"
"""The one id that every object of a browser has already."""
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass
class Reader:
    """The surroundings of the block that is read."""

    source: Source
    findings: list[Finding]
    prose: Callable[[Iterable[Node]], Nodes]
    """Makes Markdown ready: links, citations, terms and pictures resolved."""
    blocks: Callable[[Body], tuple[Block, ...]]
    """Reads the blocks inside a block."""
    picture: Callable[[str, Span], Asset | None]
    """Finds a picture by its path; a finding where there is none."""
    media: Callable[[str, Span], Asset | None]
    """Finds a video, an audio or captions by its path; a finding where there is none."""
    cues: Mapping[str, tuple[Cue, ...]]
    """What each file of captions says, by its path."""
    ids: dict[str, Span] = field(default_factory=dict)
    """Every id of a question or private block so far, over the whole course."""

    def report(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        self.findings.append(rule.at(span, message, hint))

    def span(self, node: Node) -> Span:
        return Span(self.source, node.start, node.end)

    def id(self, directive: Directive) -> str:
        """The block's own id, from its argument: unique in the course."""
        name, span = directive.argument, directive.argument_span
        if not SLUG.match(name) or len(name) > 60 or name == TAKEN:
            hint = f"Write for example `:::{{{directive.name}}} calm-corner`: lower-case letters, digits, hyphens."
            message = f"`{name}` is not an id" if name else "this block needs an id"
            fix = identified(directive, self.ids)
            self.findings.append(BAD_ID.at(span if name else directive.span, message, hint, fix=fix))
            return ""
        if first := self.ids.get(name):
            hint = "Give one of the two another id."
            self.findings.append(DUPLICATE_ID.at(span, f"the id `{name}` is used twice", hint, (first,)))
            return ""
        self.ids[name] = span
        return name

    def flag(self, directive: Directive, name: str, default: bool) -> bool:
        """A true/false option."""
        option = directive.options.get(name)
        if option is None:
            return default
        if option.value not in ("true", "false"):
            fix = truth(option.value, option.span)
            self.findings.append(BAD_OPTION.at(option.span, f"`:{name}:` is `true` or `false`", fix=fix))
            return default
        return option.value == "true"

    def words(self, directive: Directive, name: str) -> tuple[str, ...]:
        """A list option: words between commas."""
        option = directive.options.get(name)
        return tuple(word.strip() for word in option.value.split(",") if word.strip()) if option else ()

    def number(self, directive: Directive, name: str, default: float) -> float:
        """A number option, not negative."""
        option = directive.options.get(name)
        if option is None:
            return default
        try:
            value = float(option.value)
        except ValueError:
            value = -1
        if not 0 <= value < float("inf"):
            self.report(BAD_OPTION, option.span, f"`:{name}:` is a number, such as 5 or 0.5")
            return default
        return value
