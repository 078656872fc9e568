"""Hostile inputs, one for each author field and payload, and the courses that hold them.

In a field `§` is the payload; in both `¤` is the number of the input, so that each can be told from all others.
What executes calls `hostile()`, opens a dialog, or asks for something at hostile.test.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, cycle, islice

from tests.support import COURSE

TAG = "<x-hostile>¤"
TEXTS = [TAG, "\\<x-hostile\\>¤", "&lt;x-hostile&gt;¤"]
"""These are in every field, for where they are let through they have to be seen."""
MARKUP = [
    "<script>hostile()</script>¤",
    "</script><script>hostile()</script>¤",
    "<!--<script>¤",
    "-->¤<x-hostile>",
    "]]><script>hostile()</script>¤",
    "<img src=x onerror=hostile()>¤",
    '"><img src=x onerror=hostile()>¤',
    "'><svg onload=hostile()>¤",
    '" onmouseover="hostile()" x="¤',
    "' onfocus='hostile()' autofocus='¤",
    "` onfocus=hostile() autofocus ¤",
    "<svg><script>hostile()</script></svg>¤",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=hostile()>¤",
    "<noscript><p title='</noscript><img src=x onerror=hostile()>'>¤",
    "<iframe srcdoc='<script>parent.hostile()</script>'></iframe>¤",
    "<iframe src=javascript:hostile()></iframe>¤",
    "<object data=//hostile.test/¤></object>",
    "<embed src=//hostile.test/¤>",
    "<base href=//hostile.test/>¤",
    "<meta http-equiv=refresh content='0;url=//hostile.test/'>¤",
    "<link rel=stylesheet href=//hostile.test/¤.css>",
    "<style>@import '//hostile.test/¤'</style>",
    "<form action=javascript:hostile()><button autofocus>¤</button></form>",
    "<details open ontoggle=hostile()>¤</details>",
    "<video><source onerror=hostile()></video>¤",
    "<a href=javascript:hostile()>¤</a>",
    "</title><script>hostile()</script>¤",
    "</textarea></template></style><script>hostile()</script>¤",
    "&lt;script&gt;hostile()&lt;/script&gt;¤",
    "&#60;img src=x onerror=hostile()&#62;¤",
    "&#x3c;x-hostile&#x3e;¤",
    "{{ 7*7 }}{% raw %}¤${hostile()}",
    "%(n)s%s%%{0}¤",
    "\u2028hostile()\u2029¤",
    "\u202e<x-hostile>¤\u202c",
    "\ufeff<x-hostile\u0000>¤",
    "][x-hostile](javascript:hostile())[¤",
    "[¤](javascript:hostile())",
    "**<x-hostile>¤** `<x-hostile>` ~~<x-hostile>~~",
    "a" * 3000 + "¤",
]
URLS = [
    "javascript:hostile()//¤",
    "JaVaScRiPt:hostile()//¤",
    "javascript&colon;hostile()//¤",
    "javascript&#58;hostile()//¤",
    "&#106;avascript:hostile()//¤",
    "java\tscript:hostile()//¤",
    "\x01javascript:hostile()//¤",
    "%6aavascript:hostile()//¤",
    "javascript%3Ahostile()//¤",
    "//hostile.test/¤",
    "\\\\hostile.test\\¤",
    "http://hostile.test/¤",
    "https:javascript:hostile()//¤",
    'https://example.org/"onclick=hostile()//¤',
    "https://example.org/'onclick='hostile()¤",
    "https://example.org/<x-hostile>¤",
    "data:text/html,<script>hostile()</script>¤",
    "data:text/html;base64,PHNjcmlwdD5ob3N0aWxlKCk8L3NjcmlwdD4=¤",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='hostile()'/>¤",
    "vbscript:hostile()¤",
    "file:///etc/passwd#¤",
    "blob:http://hostile.test/¤",
    "filesystem:http://hostile.test/¤",
    "view-source:http://hostile.test/¤",
    "feed:javascript:hostile()//¤",
    "../../../../etc/passwd?¤",
    "..%2f..%2fetc%2fpasswd?¤",
    "player.js?¤",
    "media/../player.js?¤",
    '#"><x-hostile>¤',
    '?¤"><x-hostile>',
    'mailto:a@example.org?subject=<x-hostile>&body=¤"onclick=hostile()',
    'tel:911"onclick=hostile()//¤',
    'term:"><x-hostile>¤',
]
IDS = [
    "constructor",
    "prototype",
    "home",
    "final",
    "left",
    "main",
    "data",
    "saved",
    "exit",
    "banner",
    "outline",
    "glossary",
    "references",
    "__proto__",
    'x"onclick="hostile()"¤',
    "x' onfocus='hostile()' ¤",
    "<x-hostile>¤",
    "x</script><script>hostile()//¤",
    "x\u0000¤",
    "../../¤",
    "x.y#z¤",
    "{{7*7}}¤",
    "%s%(n)s¤",
    "a" * 300 + "¤",
]
SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'
SVGS = [
    f"{SVG_HEAD} onload='hostile()'><path d='M0 0'/></svg>",
    f"{SVG_HEAD}><script>hostile()</script></svg>",
    f"{SVG_HEAD}><script xlink:href='//hostile.test/a.js'/></svg>",
    f"{SVG_HEAD}><script href='data:text/javascript,hostile()'/></svg>",
    f"{SVG_HEAD}><style>@import '//hostile.test/a.css';</style></svg>",
    f"{SVG_HEAD}><style>* {{ background: url(//hostile.test/a) }}</style></svg>",
    f"{SVG_HEAD}><rect width='9' height='9' style='fill:url(//hostile.test/a)'/></svg>",
    f"{SVG_HEAD}><rect width='9' height='9' fill='url(//hostile.test/a#b)'/></svg>",
    f"{SVG_HEAD}><rect width='9' height='9' onclick='hostile()'/></svg>",
    f"{SVG_HEAD}><a href='javascript:hostile()'><rect width='9' height='9'/></a></svg>",
    f"{SVG_HEAD}><a xlink:href='javascript:hostile()'><text>x</text></a></svg>",
    f"{SVG_HEAD}><image href='//hostile.test/a.png'/></svg>",
    f"{SVG_HEAD}><image xlink:href='data:image/svg+xml,&lt;svg onload=hostile()&gt;'/></svg>",
    f"{SVG_HEAD}><use href='//hostile.test/a.svg#x'/></svg>",
    f"{SVG_HEAD}><use xlink:href='data:image/svg+xml,&lt;svg id=x onload=hostile()&gt;#x'/></svg>",
    f"{SVG_HEAD}><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject></svg>",
    f"{SVG_HEAD}><foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='hostile()'/></foreignObject></svg>",
    f"{SVG_HEAD}><animate attributeName='href' values='javascript:hostile()'/></svg>",
    f"{SVG_HEAD}><a><set attributeName='href' to='javascript:hostile()'/><text>x</text></a></svg>",
    f"{SVG_HEAD}><animate onbegin='hostile()' attributeName='x' dur='1s'/></svg>",
    f"{SVG_HEAD}><handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>hostile()</handler></svg>",
    f"{SVG_HEAD}><feImage href='//hostile.test/a'/></svg>",
    f"{SVG_HEAD}><filter id='f'><feImage xlink:href='//hostile.test/a'/></filter></svg>",
    f"{SVG_HEAD}><text>&lt;/text&gt;&lt;img src=x onerror=hostile()&gt;</text></svg>",
    f"{SVG_HEAD}><title>&lt;/title&gt;&lt;script&gt;hostile()&lt;/script&gt;</title></svg>",
    f"{SVG_HEAD}><desc><![CDATA[</desc><script>hostile()</script>]]></desc></svg>",
    f"{SVG_HEAD}><text id='&quot; onclick=&quot;hostile()'>x</text></svg>",
    f'<?xml-stylesheet href="javascript:hostile()"?>{SVG_HEAD}><path d="M0 0"/></svg>',
    f'<?xml-stylesheet type="text/xsl" href="//hostile.test/a.xsl"?>{SVG_HEAD}/>',
    f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{SVG_HEAD}><text>&x;</text></svg>',
    f'<!DOCTYPE svg [<!ENTITY x SYSTEM "http://hostile.test/a">]>{SVG_HEAD}><text>&x;</text></svg>',
    f'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>{SVG_HEAD}><text>&b;</text></svg>',
    f'<!DOCTYPE svg [<!ENTITY x "<script>hostile()</script>">]>{SVG_HEAD}>&x;</svg>',
    f'<!DOCTYPE svg PUBLIC "x" "http://hostile.test/a.dtd">{SVG_HEAD}/>',
    "<html xmlns='http://www.w3.org/1999/xhtml'><script>hostile()</script></html>",
    "<svg onload=hostile()>",
    "not a drawing at all <script>hostile()</script>",
    f"{SVG_HEAD}" + " ".join(f"d{n}='x'" for n in range(200)) + "/>",
    f"{SVG_HEAD}>" + "<g>" * 500 + "</g>" * 500 + "</svg>",
]
CLOBBERING = f"{SVG_HEAD}><text id='data'>x</text><text id='saved'>x</text><text id='main'>x</text></svg>"
CUES = [
    "<script>hostile()</script>¤",
    "<img src=x onerror=hostile()>¤",
    "<v <x-hostile>>¤",
    '<c.x" onclick="hostile()">¤</c>',
    "&lt;x-hostile&gt;¤",
    "<a href=javascript:hostile()>¤</a>",
]
LONG = "It says what was seen, heard or counted there."
WRITTEN = "What is said here is said in more words than eight of them."
OPTIONS = f"- [x] One\n  > {WRITTEN}\n- [ ] Two\n  > {WRITTEN}\n"
PROSE = {
    "paragraph": "§",
    "heading": "## §",
    "list item": "- §\n- more",
    "quote": "> §",
    "code block": "```\n§\n```",
    "code words": "```§\nx\n```",
    "code span": "`§`",
    "table cell": "| Head | Other |\n|---|---|\n| § | x |",
    "table head": "| § | Other |\n|---|---|\n| x | y |",
    "footnote": "Words.[^n¤]\n\n[^n¤]: §",
    "footnote label": "Words.[^§]\n\n[^§]: Note.",
    "defined term": "§\n: What it means.",
    "definition": "Term\n: §",
    "link words": "[§](https://example.org/)",
    "link title": '[words ¤](https://example.org/ "§")',
    "picture words": "![§ that runs from left to right](media/line.svg)",
    "picture title": '![A line that runs from left to right.](media/line.svg "§")',
    "citation": "A claim [@§].",
    "note title": ":::{note} §\nText.\n:::",
    "note": ":::{note}\n§\n:::",
    "details title": ":::{details} §\nText.\n:::",
    "figure words": ":::{figure} media/line.svg\n:alt: § that runs from left to right\nA caption.\n:::",
    "figure caption": ":::{figure} media/line.svg\n:alt: A line that runs from left to right.\n§\n:::",
    "figure description": ":::{figure} media/line.svg\n:alt: A line from left to right.\nA caption.\n\n§\n:::",
    "option key": ":::{choice} key-¤\n:§: x\nWhich?\n\n" + OPTIONS + ":::",
    "objectives": ":::{choice} objectives-¤\n:objectives: §\nWhich?\n\n" + OPTIONS + ":::",
    "prompt": ":::{choice} prompt-¤\n§\n\n" + OPTIONS + ":::",
    "option": f":::{{choice}} option-¤\nWhich?\n\n- [x] §\n  > {WRITTEN}\n- [ ] Two\n  > {WRITTEN}\n:::",
    "feedback": f":::{{choice}} feedback-¤\nWhich?\n\n- [x] One\n  > {WRITTEN} §\n- [ ] Two\n  > {WRITTEN}\n:::",
    "word to fill in": f":::{{fill-in}} word-¤\nWhich?\n\n- [x] §\n  > {WRITTEN}\n- [ ] ...\n  > {WRITTEN}\n:::",
    "number": f":::{{numeric}} number-¤\nWhich?\n\n- [x] §\n  > {WRITTEN}\n- [ ] ...\n  > {WRITTEN}\n:::",
    "unit": f":::{{numeric}} unit-¤\n:unit: §\nWhich?\n\n- [x] 5\n  > {WRITTEN}\n- [ ] ...\n  > {WRITTEN}\n:::",
    "stem": f":::{{matching}} stem-¤\nWhich?\n\n- § => One\n  > {WRITTEN}\n- B => Two\n  > {WRITTEN}\n:::",
    "target": f":::{{matching}} target-¤\nWhich?\n\n- A => §\n  > {WRITTEN}\n- B => Two\n  > {WRITTEN}\n:::",
    "step": f":::{{ordering}} step-¤\nWhich?\n\n1. §\n   > {WRITTEN}\n2. Two\n   > {WRITTEN}\n:::",
    "statement": f":::{{true-false}} said-¤\n§\n\n- [x] True\n  > {WRITTEN}\n- [ ] False\n  > {WRITTEN}\n:::",
    "likert": ":::{likert} likert-¤\nHow much?\n\n- §\n- Two\n:::",
    "reflection": ":::{reflection} reflection-¤\n§\n:::",
    "activity": ":::{activity} activity-¤\n:minutes: 3\n§\n:::",
    "scene": "::::{scenario} scene-¤\n§\n\n### A {#a}\nX.\n\n- [One](#b)\n- [Two](#b)\n\n### B {#b .good}\nY.\n::::",
    "node": "::::{scenario} node-¤\n### § {#a}\nX.\n\n- [One](#b)\n- [Two](#b)\n\n### B {#b .good}\nY.\n::::",
    "way": "::::{scenario} way-¤\n### A {#a}\nX.\n\n- [§](#b)\n  > §\n- [Two](#b)\n\n### B {#b .good}\nY.\n::::",
    "sure": f":::{{sure}} sure-¤\n§\n\n- [x] §\n  > {WRITTEN}\n- [ ] Two\n  > {WRITTEN}\n:::",
    "poll": ":::{poll} poll-¤\nWhich?\n\n- §\n- Two\n\n> §\n:::",
    "model": f":::{{compare}} model-¤\nWrite.\n\n- §\n  > {LONG} §\n:::",
    "plan prompt": ":::{prompt} plan-¤\n:section: Why\n§\n:::",
    "plan section": ":::{prompt} section-¤\n:section: §\nWhy is that?\n:::",
    "thing to sort": f":::{{sort}} thing-¤\nSort.\n\n- § => One\n  > {WRITTEN}\n- B => Two\n  > {WRITTEN}\n:::",
    "group": f":::{{sort}} group-¤\nSort.\n\n- A => §\n  > {WRITTEN}\n- B => Two\n  > {WRITTEN}\n:::",
    "spot": ":::{hotspots} spot-¤\n:picture: media/line.svg\n:alt: A line that runs from left to right.\nFind it.\n\n"
    f"- [x] 20 35 §\n  > {WRITTEN}\n- [ ] 70 60 The rug\n  > {WRITTEN}\n:::",
    "spots' picture": ":::{hotspots} pictured-¤\n:picture: media/line.svg\n:alt: § from left to right\nFind it.\n\n"
    f"- [x] 20 35 The bell\n  > {WRITTEN}\n- [ ] 70 60 The rug\n  > {WRITTEN}\n:::",
    "tab title": "::::{tabs} Ways\n:::{tab} §\nOne.\n:::\n\n:::{tab} Second\nTwo.\n:::\n::::",
    "tabs title": "::::{tabs} §\n:::{tab} First\nOne.\n:::\n\n:::{tab} Second\nTwo.\n:::\n::::",
    "card": ":::{flashcards} cards-¤\n- §\n  > §\n- Two\n  > Words.\n:::",
    "transcript": ":::{audio} media/tone.wav\n:captions: media/tone.vtt\n:id: tone-¤\n:title: §\n§\n:::",
    "language": ":::{lang} §\nText.\n:::",
}  # fmt: skip
LINKS = {
    "link": "[words ¤](§)",
    "link in brackets": "[words ¤](<§>)",
    "named link": "[words ¤][r¤]\n\n[r¤]: §",
    "bare link": "<§>",
    "picture": "![A line that runs from left to right.](§)",
    "term": "[words ¤](term:§)",
    "page": "[words ¤](../01-hostile/§)",
    "figure": ":::{figure} §\n:alt: A line that runs from left to right.\nA caption.\n:::",
    "hotspots' picture": ":::{hotspots} at-¤\n:picture: §\n:alt: A line that runs from left to right.\nFind it.\n\n"
    f"- [x] 20 35 The bell\n  > {WRITTEN}\n- [ ] 70 60 The rug\n  > {WRITTEN}\n:::",
    "sound": ":::{audio} §\n:id: sound-¤\n:captions: media/tone.vtt\nWords.\n:::",
    "film": ":::{video} §\n:id: film-¤\n:description: none\n:captions: media/tone.vtt\nWords.\n:::",
    "captions": ":::{audio} media/tone.wav\n:id: toned-¤\n:captions: §\nWords.\n:::",
}
NAMES = {
    "anchor": "## Words ¤ {#§}",
    "class": "## Words ¤ {.§}",
    "question id": ":::{choice} §\nWhich?\n\n" + OPTIONS + ":::",
    "reflection id": ":::{reflection} §\nWrite.\n:::",
    "block": ":::{§}\nText.\n:::",
    "node id": "::::{scenario} story-¤\n### A {#§}\nX.\n\n- [One](#b)\n- [Two](#b)\n\n### B {#b .good}\nY.\n::::",
    "way to": "::::{scenario} ways-¤\n### A {#a}\nX.\n\n- [One](#§)\n- [Two](#b)\n\n### B {#b .good}\nY.\n::::",
}
FRONT = {"page title": "title", "content note": "content_note", "page objectives": "objectives", "page id": "id"}
RAW = [
    "[<x-hostile>¤]",
    "{a: <x-hostile>¤}",
    "!!python/object/apply:os.system ['true']",
    "!!python/name:os.system",
    "&a [*a, *a]",
    "*nothing",
    "|\n  <x-hostile>¤\n  second",
    "x\nminutes: 99",
    '"unclosed ¤',
    "- [",
]
ENTRIES = {
    "glossary.yaml": {
        "term": "term-¤:\n  term: §\n  definition: Words.",
        "definition": "def-¤:\n  term: t¤\n  definition: §",
    },
    "support.yaml": {
        "support label": "- label: §\n  text: Call.\n  href: tel:911\n  verified_on: 2026-11-25\n  source: x",
        "support text": "- label: x\n  text: §\n  href: tel:911\n  verified_on: 2026-11-25\n  source: x",
        "support source": "- label: x\n  text: Call.\n  href: tel:911\n  verified_on: 2026-11-25\n  source: §",
        "support address": "- label: x\n  text: Call.\n  href: §\n  verified_on: 2026-11-25\n  source: x",
        "support date": "- label: x\n  text: Call.\n  href: tel:911\n  verified_on: §\n  source: x",
    },
    "references.bib": {
        "reference title": "@book{b¤, author={A, B}, year={2020}, publisher={P}, title={§}}",
        "reference author": "@book{b¤, author={§}, year={2020}, publisher={P}, title={T}}",
        "reference publisher": "@book{b¤, author={A, B}, year={2020}, publisher={§}, title={T}}",
        "reference year": "@book{b¤, author={A, B}, year={§}, publisher={P}, title={T}}",
        "reference key": "@book{§, author={A, B}, year={2020}, publisher={P}, title={T}}",
        "reference address": "@book{b¤, author={A, B}, year={2020}, publisher={P}, title={T}, url={§}}",
        "reference doi": "@book{b¤, author={A, B}, year={2020}, publisher={P}, title={T}, doi={§}}",
    },
}  # fmt: skip
# Code's language, labels of footnotes and titles of pictures are not shown, nor are the plan's sections without a plan;
# the alternative text of a picture is plain, so that tags in it are dropped.
UNSEEN = {"code words", "footnote label", "picture title", "picture words", "plan section", "support source"}
TOP = ["title", "short_title", "summary", "licence", "authors", "iri", "version", "language", "id"]
STYLES = [
    "#123456;} body {background: url(//hostile.test/¤)",
    "</style><script>hostile()</script>¤",
    "url(//hostile.test/¤)",
    "expression(hostile())",
    'x"; } * { background: url(//hostile.test/¤) } a { b: "',
    "\\22 ; } * { color: red } /* ¤",
    "../../../etc/passwd",
    'media/line.svg#"onload="hostile()',
]
FILES = [
    'a"b.svg',
    "a'b.svg",
    "<x-hostile>.svg",
    "a&amp;b.svg",
    "a b#c?d.svg",
    "javascript:hostile().svg",
    "%2e%2e%2fa.svg",
    "-->.svg",
    "${hostile()}.svg",
    "a\u202eb.svg",
]
CORE = 9
PER_PAGE = 12
LINE = f"{SVG_HEAD}><path d='M0 0h9' stroke='currentColor'/></svg>"


@dataclass(frozen=True)
class Input:
    """One payload in one field."""

    n: int
    field: str
    payload: str
    text: str

    @property
    def words(self) -> set[str]:
        """Texts of which one has to be seen where the input stands; none where that is not known."""
        texts = {text.replace("¤", f"h{self.n}h") for text in TEXTS}
        raw = {text for text in texts if self.payload in (text, json.dumps(text))}
        return raw | {f"<x-hostile>h{self.n}h"} if raw and self.field not in UNSEEN else set()

    @classmethod
    def made(cls, n: int, name: str, template: str, payload: str) -> "Input":
        payload = payload.replace("¤", f"h{n}h")
        return cls(n, name, payload, template.replace("§", payload).replace("¤", str(n)))


@dataclass
class Draft:
    """The files of a course, and whose every line is."""

    refused: set[int]
    files: dict[str, str] = field(default_factory=dict)
    owners: dict[tuple[str, int], Input] = field(default_factory=dict)

    def add(self, path: str, text: str, owner: Input | None = None, instead: str = "") -> None:
        before = self.files.get(path, "")
        if owner and owner.n in self.refused:
            text, owner = instead, None
        self.files[path] = f"{before}{text}\n"
        first = before.count("\n") + 1
        if owner:
            lines = range(first, first + text.count("\n") + 1)
            self.owners |= {(path, line): owner for line in lines}


def quoted(text: str) -> str:
    """As YAML takes it, whatever it is."""
    return json.dumps(text).replace("\\u00a4", "¤")


def some(payloads: list[str], every: bool, shift: Iterator[int]) -> Iterable[str]:
    """All of them, or a share that differs from field to field."""
    start = next(shift) * CORE % len(payloads)
    return payloads if every else islice(cycle(payloads), start, start + CORE)


def inputs(every: bool) -> dict[str, list[Input]]:
    """All inputs, by where they belong. Texts that can be found again are in each field."""
    numbers, shift = count(1), count()
    made: dict[str, list[Input]] = {}

    def add(where: str, name: str, template: str, payloads: Iterable[str]) -> None:
        made.setdefault(where, []).extend(Input.made(next(numbers), name, template, one) for one in payloads)

    for name, template in PROSE.items():
        add("body", name, template, [*TEXTS, *some(MARKUP, every, shift)])
    for name, template in LINKS.items():
        add("body", name, template, some(URLS, every, shift) if name != "link" else URLS)
    for name, template in NAMES.items():
        add("body", name, template, some(IDS, every, shift) if name != "question id" else IDS)
    for name, key in FRONT.items():
        add("front", name, f"{key}: §", (quoted(one) for one in [*TEXTS, *some(MARKUP, every, shift)]))
        add("front", f"{name}, raw", f"{key}: §", some(RAW, every, shift))
    for path, fields in ENTRIES.items():
        for name, template in fields.items():
            payloads = [*TEXTS, *(URLS if "address" in name else some(MARKUP, every, shift))]
            add(path, name, template, payloads if path.endswith("bib") else (quoted(one) for one in payloads))
    for key in ("title", "summary", "objective"):
        add(f"module {key}", f"module {key}", "§", (quoted(one) for one in [*TEXTS, *some(MARKUP, every, shift)]))
    add("svg", "drawing", "§", SVGS)
    add("file", "file name", "§", FILES)
    add("vtt", "cue", "§", CUES)
    return made


HEAD = {"title": "title: A page", "minutes": "minutes: 0"}


def page(draft: Draft, path: str, front: Input | None = None, minutes: int = 0) -> None:
    usual = {**HEAD, "minutes": f"minutes: {minutes}"}
    lines = usual | {front.text.partition(":")[0]: front.text} if front else usual
    draft.add(path, head(lines), front, instead=head(usual))
    draft.add(path, "Words.\n")


def head(lines: dict[str, str]) -> str:
    return "\n".join(["---", *lines.values(), "---"])


def big_course(made: dict[str, list[Input]], refused: set[int]) -> Draft:
    """Every input but those of course.yaml's own keys, in one course."""
    draft = Draft(refused)
    draft.add(
        "course.yaml", COURSE.partition("modules:")[0].replace("contact_minutes: 5", "contact_minutes: 0") + "modules:"
    )
    module(draft, "01-hostile", "Inputs")
    for number, part in enumerate(batched(made["body"], PER_PAGE)):
        path = f"modules/01-hostile/{number:03}-page-{number}.md"
        page(draft, path)
        for one in part:
            draft.add(path, f"{one.text}\n", one)
    for one in made["front"]:
        page(draft, f"modules/01-hostile/f{one.n}-page.md", one)
    for part in (made["svg"], made["vtt"], made["file"]):
        drawn(draft, part)
    for n, (title, summary, objective) in enumerate(
        zip(*(made[f"module {key}"] for key in ("title", "summary", "objective")), strict=True)
    ):
        module(draft, f"m{n}-module", title, summary, objective)
        page(draft, f"modules/m{n}-module/01-page.md")
    for path in ENTRIES:
        for one in made[path]:
            draft.add(path, one.text, one)
    draft.add("media/line.svg", LINE)
    draft.add("media/tone.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nA tone.")
    return draft


def module(
    draft: Draft, folder: str, title: Input | str, summary: Input | None = None, objective: Input | None = None
) -> None:
    draft.add("course.yaml", f"  - folder: {folder}\n    minutes: 0")
    for key, one in (("title", title), ("summary", summary), ("objectives", objective)):
        if isinstance(one, Input):
            text = f"{{o{one.n}: {one.text}}}" if key == "objectives" else one.text
            draft.add("course.yaml", f"    {key}: {text}", one, instead="    title: T" if key == "title" else "")
    if isinstance(title, str):
        draft.add("course.yaml", f"    title: {title}")


def drawn(draft: Draft, made: list[Input]) -> None:
    """Inputs that are files of their own, with pages that show them."""
    for number, part in enumerate(batched(made, PER_PAGE)):
        path = f"modules/01-hostile/{part[0].n}-shown-{number}-{part[0].n}.md"
        page(draft, path)
        for one in part:
            if one.n not in draft.refused:
                file, text, shown = FILE[one.field](one)
                draft.add(file, text, one)
                draft.add(path, f"{shown}\n", one)


def figure(name: str) -> str:
    return f":::{{figure}} {name}\n:alt: A line that runs from left to right.\nA caption.\n:::"


FILE: dict[str, Callable[[Input], tuple[str, str, str]]] = {
    "drawing": lambda one: (f"media/d{one.n}.svg", one.text, figure(f"media/d{one.n}.svg")),
    "file name": lambda one: (f"media/{one.text}", LINE, figure(f"media/{one.text}")),
    "cue": lambda one: (
        f"media/d{one.n}.vtt",
        f"WEBVTT\n\n00:00.000 --> 00:01.000\n{one.text}",
        f":::{{audio}} media/tone.wav\n:id: cue-{one.n}\n:captions: media/d{one.n}.vtt\nWords.\n:::",
    ),
}


def batched(made: list[Input], size: int) -> Iterator[list[Input]]:
    rest = iter(made)
    while part := list(islice(rest, size)):
        yield part


def small_course(payload: str, style: str, refused: set[int]) -> tuple[Draft, list[Input]]:
    """One payload in every key of course.yaml and of the blueprint, another in every key of the theme."""
    draft = Draft(refused)
    fields = {**dict.fromkeys([*TOP, "final title"], payload), **dict.fromkeys(THEME, style)}
    made = [Input.made(n, key, "§", quoted(text)) for n, (key, text) in enumerate(fields.items())]
    by_key = {one.field: one for one in made}
    for line in COURSE.splitlines():
        key = line.partition(":")[0]
        if key in by_key:
            draft.add("course.yaml", f"{key}: {by_key[key].text}", by_key[key], instead=line)
        else:
            draft.add("course.yaml", line)
    for key in ("short_title", "summary", "licence"):
        draft.add("course.yaml", f"{key}: {by_key[key].text}", by_key[key])
    draft.add("course.yaml", f"authors: [{by_key['authors'].text}]", by_key["authors"])
    draft.add("theme.yaml", "radius: 0.5")
    for key in ("serif", "sans", "logo"):
        draft.add("theme.yaml", f"{key}: {by_key[key].text}", by_key[key])
    draft.add("theme.yaml", f"colors: {{accent: {by_key['accent'].text}}}", by_key["accent"])
    page(draft, "modules/01-one/01-page.md", minutes=5)
    draft.add(
        "assessment/blueprint.yaml",
        f"title: {by_key['final title'].text}",
        by_key["final title"],
        instead="title: Final",
    )
    draft.add("assessment/blueprint.yaml", "minutes: 0\ndraw:\n  see: 1")
    draft.add("assessment/bank.md", f":::{{choice}} bank\n:objectives: see\nWhich is it?\n\n{OPTIONS}:::")
    return draft, made


THEME = ["serif", "sans", "logo", "accent"]
