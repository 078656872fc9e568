"""Bodies: a run of Markdown becomes a prose block, a colon fence the block of its name."""

from __future__ import annotations

from difflib import get_close_matches

from ctlc_scorm.blocks import TABLE
from ctlc_scorm.blocks.mends import renamed
from ctlc_scorm.blocks.prose import Prose
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.prose.names import Names, recased, resolve_path
from ctlc_scorm.prose.reader import ProseReader
from ctlc_scorm.rules.blocks import BAD_OPTION, UNKNOWN_BLOCK
from ctlc_scorm.source.directives import Body, Directive
from ctlc_scorm.source.faults import MISSING_FILE
from ctlc_scorm.source.findings import Change, Finding
from ctlc_scorm.source.markdown import Node
from ctlc_scorm.source.near import meant
from ctlc_scorm.source.text import Source, Span


class BodyReader:
    """Reads the bodies of one file. Total: a block that cannot be read is left out, with a finding."""

    def __init__(self, source: Source, names: Names, findings: list[Finding], ids: dict[str, Span]) -> None:
        self.source = source
        self.names = names
        self.findings = findings
        self.prose = ProseReader(source, names, findings)
        self.reader = Reader(source, findings, self.prose, self.blocks, self.picture, self.media, names.cues, ids)

    def blocks(self, body: Body) -> tuple[Block, ...]:
        made: list[Block] = []
        run: list[Node] = []
        for part in body:
            if isinstance(part, Node):
                run.append(part)
                continue
            made += self.text(run)
            run = []
            block = self.directive(part)
            if block:
                made.append(block)
        return (*made, *self.text(run))

    def text(self, run: list[Node]) -> list[Block]:
        nodes = self.prose(run)
        if not nodes:
            return []
        span = Span(self.source, nodes[0].start, nodes[-1].end)
        return [Prose(type="prose", span=span, nodes=nodes)]

    def directive(self, directive: Directive) -> Block | None:
        block_type = TABLE.get(directive.name)
        if block_type is None:
            near = get_close_matches(directive.name, TABLE, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"Blocks are: {', '.join(sorted(TABLE))}."
            message = f"there is no block `{directive.name}`"
            fix = renamed(directive, meant(directive.name, TABLE))
            self.findings.append(UNKNOWN_BLOCK.at(directive.span, message, hint, fix=fix))
            self.blocks(directive.body)
            return None
        for key, option in directive.options.items():
            if key not in block_type.options:
                self.unknown_option(directive, key, option.key_span)
        return block_type.read(directive, self.reader)

    def unknown_option(self, directive: Directive, key: str, span: Span) -> None:
        known = TABLE[directive.name].options
        near = get_close_matches(key, known, 1)
        hint = f"Did you mean `:{near[0]}:`?" if near else f"It knows: {', '.join(sorted(known)) or 'none'}."
        right = meant(key, known)
        fix = (Change(span, right),) if right and right not in directive.options else ()
        self.findings.append(BAD_OPTION.at(span, f"`{directive.name}` has no option `{key}`", hint, fix=fix))

    def picture(self, path: str, span: Span) -> Asset | None:
        found = resolve_path(self.source.path, path, self.names.pictures)
        if found:
            return self.names.pictures[found]
        near = get_close_matches(path, self.names.pictures, 1)
        hint = f"Did you mean `{near[0]}`?" if near else "Pictures lie in `media/`."
        fix = recased(span, path, self.names.pictures)
        self.findings.append(MISSING_FILE.at(span, f"there is no picture `{path}`", hint, fix=fix))
        return None

    def media(self, path: str, span: Span) -> Asset | None:
        found = resolve_path(self.source.path, path, self.names.media)
        if found:
            return self.names.used.setdefault(found, self.names.media[found])
        near = get_close_matches(path, self.names.media, 1)
        hint = f"Did you mean `{near[0]}`?" if near else "Video, audio and captions lie in `media/`."
        fix = recased(span, path, self.names.media)
        self.findings.append(MISSING_FILE.at(span, f"there is no file `{path}` to play or show", hint, fix=fix))
        return None
