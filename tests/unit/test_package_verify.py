"""What `verify` finds in a package: a fault put into a sound package is found at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from ctlc_scorm.assemble import assemble
from ctlc_scorm.formats import TABLE
from ctlc_scorm.package import FIRST, Package
from ctlc_scorm.verify import verify
from ctlc_scorm.zips.writer import Content
from tests.unit.package_samples import HTML, SAMPLE, several, single

SCORM = TABLE["scorm12"]
SOUND = {name: dict(assemble(SAMPLE, site, SCORM).files) for name, site in (("one", single()), ("many", several()))}


@dataclass(frozen=True)
class Fault:
    """`old` becomes `new` in a file of the package; the finding is expected on the line with `at`, in `where`."""

    code: str
    old: str
    new: str
    at: str
    file: str = FIRST
    where: str = ""
    package: str = "one"


def found(files: Mapping[str, Content]) -> list[tuple[str, str, str]]:
    """Code, file and line of every finding."""
    findings = verify(Package("x", files), SCORM)
    places = [(f.span.source, f.span.source.place(f.span.start)[0]) for f in findings]
    return [
        (f.rule.code, source.path, source.line(line).strip())
        for f, (source, line) in zip(findings, places, strict=True)
    ]


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_our_own_packages(name: str) -> None:
    assert found(SOUND[name]) == []
    assert verify(assemble(SAMPLE, single(), TABLE["web"]), TABLE["web"]) == []


ITEM = '<item identifier="item-sample-course" identifierref="resource-sample-course" isvisible="true">'
SCO = '<resource identifier="resource-sample-course" type="webcontent" href="index.html" adlcp:scormtype="sco">'
FILE = '<file href="player.css"/>'
TITLE = "<title>A sample &amp; more</title>"
POLICY = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">"""
)
SCRIPT = '<script src="player.js"></script>'

FAULTS = [
    Fault("P030", "A sample &amp; more</title>", "A sample & more</title>", "<title>A sample & more</title>"),
    Fault("P032", 'encoding="UTF-8"', 'encoding="windows-1252"', '<?xml version="1.0" encoding="windows-1252"?>'),
    Fault("P033", "<manifest ", "<!DOCTYPE a [<!ENTITY b 'c'>]><manifest ", "<!DOCTYPE a"),
    Fault("P035", "imsproject.org/xsd/imscp_rootv1p1p2", "imsglobal.org/xsd/imscp_v1p1", "<manifest "),
    Fault("P042", "<schemaversion>1.2</schemaversion>", "", "<manifest "),
    Fault("P042", "<schemaversion>1.2<", "<schemaversion><", "<schemaversion></schemaversion>"),
    Fault("P043", "<schemaversion>1.2<", "<schemaversion>1.2 <", "<schemaversion>1.2 </schemaversion>"),
    Fault("P053", '<organizations default="org', '<organizations default="Org', "<organizations "),
    Fault("P055", TITLE + "\n      </item>", "<title> </title>\n      </item>", "<title> </title>"),
    Fault("P055", TITLE + "\n      <item", "<item", "<organization "),
    Fault("P056", TITLE + "\n      </item>", f"<title>{'word ' * 41}</title>\n      </item>", "<title>word"),
    Fault("P060", 'identifierref="resource-sample-course"', 'identifierref="resource-2"', "<item "),
    Fault("P061", 'identifier="item-sample-start-here"', 'identifier="item-sample-calm"', "<item ", package="many"),
    Fault("P062", 'identifier="item-sample-course"', 'identifier="1 item"', "<item "),
    Fault("P081", 'href="index.html" adlcp', "adlcp", "<resource "),
    Fault("P083", FILE, '<file href="Player.css"/>', '<file href="Player.css"/>'),
    Fault("P084", FILE, FILE + '<file href="gone.css"/>', FILE),
    Fault("P085", FILE, "", "", where="player.css"),
    Fault("P086", '<file href="index.html"/>', "", "<resource "),
    Fault("P095", ' adlcp:scormtype="sco"', "", "<resource "),
    Fault("P099", 'dependency identifierref="files-', 'dependency identifierref="x', "<dependency", package="many"),
    Fault("P103", 'adlcp:scormtype="sco"', 'adlcp:scormtype="asset"', "<resources>"),
    Fault("P104", FILE, FILE + FILE, FILE + FILE),
    Fault("P135", SCRIPT, '<script src="https://cdn.example/player.js"></script>', "<script src=", "index.html"),
    Fault("P135", SCRIPT, SCRIPT + '<iframe src="//video.example/1"></iframe>', SCRIPT, "index.html"),
    Fault("P135", "body {", "@import 'https://fonts.example/a.css'; body {", "@import", "player.css"),
    Fault("P135", "margin: 0", "background: url(https://x.example/a.png)", "body {", "player.css"),
    Fault("P136", 'src="media/', 'src="/media/', "<img", "index.html"),
    Fault("P137", "a%20corner.jpg", "A%20corner.jpg", "<img", "index.html"),
    Fault("P137", 'alt="A corner"', 'alt="A corner" srcset="media/gone.jpg 2x"', "<img", "index.html"),
    Fault("P137", "margin: 0", "background: url('gone.png?1')", "body {", "player.css"),
    Fault("P152", POLICY, "", "<link", "index.html"),
    Fault("P152", "script-src 'self'", "script-src 'unsafe-inline'", "<meta", "index.html"),
    Fault("P152", "script-src 'self'", "script-src https://cdn.example", "<meta", "index.html"),
    Fault("P152", "default-src 'none'; ", "", "<meta", "index.html"),
    Fault("P153", SCRIPT, SCRIPT + "<script>start()</script>", SCRIPT, "index.html"),
    Fault("P153", SCRIPT, SCRIPT + "<style>p {}</style>", SCRIPT, "index.html"),
    Fault("P153", "<p>", '<p style="color: red">', "<p style", "index.html"),
    Fault("P153", "<p>", "<p\nONCLICK = 'start()'>", "<p", "index.html"),
    Fault("P153", "https://example.org/read-more", "javascript:start()", "<p>", "index.html"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.new or fault.old}"[:50])
def test_a_fault_is_found_at_its_place_and_nothing_else_is_reported(fault: Fault) -> None:
    files: dict[str, Content] = dict(SOUND[fault.package])
    content = files[fault.file]
    assert isinstance(content, bytes) and fault.old.encode() in content
    files[fault.file] = content.replace(fault.old.encode(), fault.new.encode(), 1)
    ((code, where, line),) = found(files)
    assert (code, where) == (fault.code, fault.where or fault.file)
    assert line.startswith(fault.at)


def test_the_column_of_an_element_is_told() -> None:
    files = SOUND["one"] | {FIRST: read("one").replace(b'"resource-sample-course" isvisible', b'"x" isvisible')}
    (finding,) = verify(Package("x", files), SCORM)
    assert str(finding.span) == "imsmanifest.xml:86:7"
    assert finding.span.text.startswith("<item ") and finding.span.text.endswith('isvisible="true">')


def read(name: str) -> bytes:
    return Package("x", SOUND[name]).read(FIRST)


def without(text: str, first: str, last: str) -> str:
    start = text.index(first)
    return text[:start] + text[text.index(last, start) + len(last) :]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("<organizations", "</organizations>", "P050"),
        ("<organization ", "</organization>", "P051"),
        ("<resources>", "</resources>", "P080"),
    ],
)
def test_missing_parts_are_one_finding_each(first: str, last: str, code: str) -> None:
    files = SOUND["one"] | {FIRST: without(read("one").decode(), first, last).encode()}
    assert [finding[0] for finding in found(files)] == [code]


@pytest.mark.parametrize(("part", "code"), [("organizations", "P050"), ("resources", "P080")])
def test_doubled_parts_are_told(part: str, code: str) -> None:
    files = SOUND["one"] | {FIRST: read("one").replace(b"</manifest>", f"<{part}/></manifest>".encode())}
    assert found(files) == [(code, FIRST, f"<{part}/></manifest>")]


def test_the_launch_must_be_there_and_first() -> None:
    gone = {name: content for name, content in SOUND["one"].items() if name != "index.html"}
    assert [finding[:2] for finding in found(gone)] == [("P082", FIRST)]
    manifest = read("many").decode()
    shared = manifest[manifest.index('<resource identifier="files') : manifest.index("</resources>")]
    moved = manifest.replace(shared, "").replace("<resources>", "<resources>" + shared)
    href = moved.replace('<resource identifier="files-sample"', '<resource identifier="files-sample" href="player.js"')
    assert [finding[0] for finding in found(SOUND["many"] | {FIRST: href.encode()})] == ["P098"]
    assert found(SOUND["many"] | {FIRST: moved.encode()}) == []


def test_a_package_without_a_manifest_is_told_at_once() -> None:
    files = single().files
    assert found(files) == [("P002", FIRST, "")]
    assert found(files | {FIRST: b"<html/>"}) == [("P034", FIRST, "<html/>")]


def test_bytes_that_are_not_utf8_are_told_at_their_place() -> None:
    files = SOUND["one"] | {FIRST: read("one").replace(b"The Authors", b"The Auth\xf6rs")}
    assert found(files) == [("P032", FIRST, "FN:The Auth\ufffdrs\\, Ltd")]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["media\\a.jpg"], [("P006", "media\\a.jpg")]),
        (["../a.jpg"], [("P007", "../a.jpg")]),
        (["A.jpg", "a.jpg"], [("P009", "a.jpg")]),
        (["a", "a/b.jpg"], [("P009", "a/b.jpg")]),
        (["why?.jpg"], [("P010", "why?.jpg")]),
        (["media./a.jpg"], [("P010", "media./a.jpg")]),
        (["aux.jpg"], [("P010", "aux.jpg")]),
        (["a/" * 120 + "a"], [("P010", "a/" * 120 + "a")]),
        (["niña.jpg"], [("P011", "niña.jpg")]),
        (["a.jpg", "b.jpg", "auxiliary.jpg"], []),
    ],
)
def test_names_are_looked_at_in_every_format(names: list[str], expected: list[tuple[str, str]]) -> None:
    findings = verify(Package("x", dict.fromkeys(names, b"")), TABLE["web"])
    assert [(finding.rule.code, finding.span.source.path) for finding in findings] == expected


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org">to click</a>',
        '<link rel="license" href="https://creativecommons.org/">',
        '<img src="data:image/png;base64,AA" alt="style = onclick = 1">',
        '<svg><use href="#icon"/></svg>',
        "<p>Write style = or onload= as you like, or javascript: in text.</p>",
        '<script type="application/json">{"style": "onclick=\\u003c"}</script>',
        '<input type="radio" name="a" value="/b">',
        '<a data-on="x" data-style="y"></a>',
    ],
)
def test_what_loads_and_runs_nothing_is_free(text: str) -> None:
    files = SOUND["one"] | {"index.html": HTML.replace(b"</body>", text.encode() + b"</body>")}
    assert found(files) == []
