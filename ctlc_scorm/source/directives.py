"""MyST's colon fences (`:::{name} argument` ... `:::`), split off line by line before Markdown is parsed.

Each fence line is masked as a thematic break of the same length, so that one Markdown parse serves the whole page,
every offset stays
true, and neither a list nor a paragraph runs on across a fence. Fences inside fenced code are text. Comments
(`<!-- ... -->`) that begin a line are masked as blanks, with all that stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ctlc_scorm.source.faults import BAD_FENCE, UNCLOSED_FENCE
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.markdown import Node, parse_markdown
from ctlc_scorm.source.text import Source, Span

FENCE = re.compile(r"(:{3,})[ \t]*(?:\{([^}\n]*)\}[ \t]*(.*?))?[ \t]*\r?$")
CODE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")
COMMENT = "<!--"
OPTION = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*\r?$")


@dataclass
class Option:
    """An option line of a directive: `:key: value`."""

    value: str
    key_span: Span
    span: Span


@dataclass
class Directive:
    """A colon fence: its name, argument, options and body, each with its place."""

    name: str
    argument: str
    span: Span
    """The opening line."""
    argument_span: Span
    colons: int
    options: dict[str, Option] = field(default_factory=dict)
    body: list[Node | Directive] = field(default_factory=list)


Body = list[Node | Directive]


@dataclass
class Mark:
    """A fence line: its offsets, the directive it opens, and how many it closes."""

    start: int
    end: int
    opens: Directive | None = None
    closes: int = 0


def parse_body(source: Source, start: int, findings: list[Finding]) -> Body:
    """The body of a page from offset `start`: nodes and directives in order. Any text parses."""
    if ":::" not in source.text and COMMENT not in source.text:
        return list(parse_markdown(source.text[start:], start))
    scanner = Scanner(source, findings)
    scanner.scan(start)
    return _nest(parse_markdown(scanner.masked(start), start), scanner.marks)


class Scanner:
    """Finds the fence lines and the option lines, and knows what is open."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.marks: list[Mark] = []
        self.holes: list[tuple[int, int]] = []
        self.open: list[Directive] = []
        self.in_options = False
        self.comment_end = 0

    def scan(self, start: int) -> None:
        code = ""
        for at, line in lines_of(self.source.text, start):
            if not code and self.comment(at, line):
                continue
            if code or CODE.match(line):
                code = code_state(code, line)
                self.in_options = False
            elif self.in_options and (option := OPTION.match(line)):
                self.option(option, at)
            elif line.startswith(":::") and (fence := FENCE.match(line)):
                self.fence(fence, at)
            else:
                self.in_options = False
        for directive in self.open:
            close = ":" * directive.colons
            message = f"`{{{directive.name}}}` is opened here and never closed"
            hint = f"Add a line with `{close}` where it ends."
            self.findings.append(UNCLOSED_FENCE.at(directive.span, message, hint))

    def comment(self, at: int, line: str) -> bool:
        """Whether the line begins in a comment, or begins with one that is closed: that part of it is left out."""
        if at >= self.comment_end and line.lstrip().startswith(COMMENT):
            closed = self.source.text.find("-->", at + line.index(COMMENT) + len(COMMENT))
            self.comment_end = closed + 3 if closed >= 0 else 0
        if at >= self.comment_end:
            return False
        self.holes.append((at, min(at + len(line), self.comment_end)))
        return True

    def fence(self, match: re.Match[str], at: int) -> None:
        span = Span(self.source, at, at + len(match[0].rstrip("\r")))
        self.in_options = match[2] is not None
        if self.in_options:
            begin = at + match.start(3)
            argument = Span(self.source, begin, begin + len(match[3]))
            directive = Directive(match[2].strip(), match[3], span, argument, len(match[1]))
            self.open.append(directive)
            self.marks.append(Mark(span.start, span.end, opens=directive))
        else:
            self.marks.append(Mark(span.start, span.end, closes=self.close(len(match[1]), span)))

    def close(self, colons: int, span: Span) -> int:
        """How many blocks this line closes: the innermost one with as many colons, and what was left open in it."""
        depth = next((i for i in range(len(self.open), 0, -1) if self.open[i - 1].colons == colons), 0)
        if not depth:
            hint = "Remove it, or open a block with `:::{name}`."
            self.findings.append(BAD_FENCE.at(span, "this line closes no block", hint))
            return 0
        for directive in reversed(self.open[depth:]):
            message = f"`{{{directive.name}}}` is not closed before the block around it ends"
            hint = f"Add a line with `{':' * directive.colons}` where it ends."
            self.findings.append(UNCLOSED_FENCE.at(directive.span, message, hint, (span,)))
        closed = len(self.open) - depth + 1
        del self.open[depth - 1 :]
        return closed

    def option(self, match: re.Match[str], at: int) -> None:
        options = self.open[-1].options
        key, value = (
            Span(self.source, at + match.start(group), at + match.start(group) + len(match[group])) for group in (1, 2)
        )
        if first := options.get(match[1]):
            message = f"`:{match[1]}:` stands twice"
            self.findings.append(BAD_FENCE.at(key, message, "Keep one of them.", (first.key_span,)))
        options[match[1]] = Option(match[2], key, value)
        self.holes.append((at, at + len(match[0])))

    def masked(self, start: int) -> str:
        """The text with fence lines as thematic breaks and option lines as blanks, each as long as before."""
        text = self.source.text
        pieces = []
        at = start
        spots = {(mark.start, mark.end): "***" for mark in self.marks} | dict.fromkeys(self.holes, "")
        for (begin, end), mask in sorted(spots.items()):
            pieces += [text[at:begin], mask.ljust(end - begin)]
            at = end
        return "".join([*pieces, text[at:]])


def lines_of(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text[start:].split("\n"):
        yield at, line
        at += len(line) + 1


def code_state(code: str, line: str) -> str:
    """The code fence that is open after this line: one closes by the same character, at least as long."""
    match = CODE.match(line)
    if not code:
        return match[1] if match else ""
    closes = match and match[1][0] == code[0] and len(match[1]) >= len(code) and not match[2].strip()
    return "" if closes else code


def _nest(nodes: tuple[Node, ...], marks: list[Mark]) -> Body:
    root: Body = []
    stack: list[Body] = [root]
    queue = iter(marks)
    mark = next(queue, None)
    for node in nodes:
        here = node.start
        fence = False
        while mark and mark.start <= here:
            fence = fence or mark.start == here
            _step(stack, mark)
            mark = next(queue, None)
        if not fence:
            stack[-1].append(node)
    while mark:
        _step(stack, mark)
        mark = next(queue, None)
    return root


def _step(stack: list[Body], mark: Mark) -> None:
    if mark.opens:
        stack[-1].append(mark.opens)
        stack.append(mark.opens.body)
    elif mark.closes:
        del stack[-mark.closes :]
