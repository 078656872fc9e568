"""The little LMS server: manifest, content, records, and who may ask."""

import http.client
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from ctlc_scorm.lms import Lms
from ctlc_scorm.lms.manifest import read_manifest
from ctlc_scorm.lms.store import Patch, Store, fold

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" version="1.2" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <organizations default="two">
    <organization identifier="one"><title>Not this</title></organization>
    <organization identifier="two"><title>The course</title>
      <item identifier="part"><title>A part</title>
        <item identifier="a" identifierref="ra"><title>First</title>
          <adlcp:maxtimeallowed>0001:00:00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>continue,no message</adlcp:timelimitaction>
          <adlcp:datafromlms>data</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item>
      </item>
      <item identifier="b" identifierref="rb" parameters="?x=1"><title>Second</title></item>
    </organization>
  </organizations>
  <resources xml:base="sco/">
    <resource identifier="ra" type="webcontent" adlcp:scormtype="sco" href="index.html"/>
    <resource identifier="rb" type="webcontent" adlcp:scormtype="sco" xml:base="b/" href="b.html"/>
  </resources>
</manifest>
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("imsmanifest.xml", MANIFEST)
        archive.writestr("sco/index.html", "<title>é</title>")
        archive.writestr("sco/a b.svg", "<svg/>")
    return path


@pytest.fixture
def lms(package: Path) -> Iterator[Lms]:
    with Lms(package) as lms:
        yield lms


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(lms: Lms, method: str, path: str, body: object = None, host: str = "") -> Answer:
    with closing(http.client.HTTPConnection(lms.origin.removeprefix("http://"))) as link:
        link.request(method, path, None if body is None else json.dumps(body), {"Host": host} if host else {})
        answer = link.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def test_reads_the_default_organization(lms: Lms) -> None:
    first, second = lms.course.scos
    assert (lms.course.title, first.id, first.title, first.href) == ("The course", "a", "First", "sco/index.html")
    assert (first.mastery, first.data, first.maxTime, first.limitAction) == (
        "80",
        "data",
        "0001:00:00",
        "continue,no message",
    )
    assert second.href == "sco/b/b.html?x=1"


def test_a_manifest_without_organization_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "imsmanifest.xml").write_text("<manifest/>")
    with pytest.raises(ValueError, match="has no organization"):
        read_manifest(tmp_path)


def test_a_package_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Lms(tmp_path / "none.zip"):
        pass


def test_serves_content_plainly(lms: Lms) -> None:
    page = ask(lms, "GET", "/content/course/sco/index.html?x=1")
    assert (page.status, page.headers["Content-Type"], page.headers["Content-Encoding"]) == (
        200,
        "text/html; charset=utf-8",
        None,
    )
    assert page.body == "<title>é</title>".encode()
    assert ask(lms, "GET", "/content/course/sco/a%20b.svg").headers["Content-Type"] == "image/svg+xml"
    assert ask(lms, "HEAD", "/content/course/sco/index.html").body == b""


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/content/other/x", "/content/course/sco", "/content/course/../../etc/passwd"]
)
def test_serves_nothing_else(lms: Lms, path: str) -> None:
    assert ask(lms, "GET", path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "localhost"])
def test_refuses_other_hosts(lms: Lms, host: str) -> None:
    assert ask(lms, "GET", "/lms/course", host=host).status == 421


def test_keeps_records_by_activity_and_resets_them(lms: Lms) -> None:
    launch = json.loads(ask(lms, "POST", "/launches/course/a").body)
    assert launch == {"session": 1, "values": {}}
    values = {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90"}
    ask(lms, "PUT", "/records/course/a", {"session": 1, "seq": 0, "values": values})
    assert (lms.record().status, lms.record().score, lms.record().launches) == ("passed", "90", 1)
    assert lms.record("b").status == "not attempted"
    assert json.loads(ask(lms, "GET", "/records/course/a").body) == values
    assert json.loads(ask(lms, "POST", "/launches/course/a").body) == {"session": 2, "values": values}
    lms.reset()
    assert lms.record().values == {}


def test_folds_patches_in_the_order_they_were_made() -> None:
    patches: list[Patch] = [
        {"session": 2, "seq": 0, "values": {"a": "3"}},
        {"session": 1, "seq": 1, "values": {"a": "2", "b": "1"}},
        {"session": 1, "seq": 0, "values": {"a": "1"}},
    ]
    assert fold(patches) == {"a": "3", "b": "1"}


def test_tells_what_was_stored_in_order(lms: Lms) -> None:
    for seq in (1, 0):
        ask(lms, "PUT", "/records/course/a", {"session": 1, "seq": seq, "values": {"x": str(seq)}})
    assert [patch["values"] for patch in lms.patches()] == [{"x": "0"}, {"x": "1"}]


def test_sorts_calls_and_tells_violations(lms: Lms) -> None:
    call = {"t": 0, "call": "LMSCommit", "args": ["x"], "result": "false", "error": "201"}
    batch = [{**call, "n": 1, "violation": "takes exactly the empty string"}, {**call, "n": 0, "error": "0"}]
    ask(lms, "POST", "/log/course", {"session": 1, "calls": batch})
    lms.store.settle()
    assert [call["n"] for call in lms.calls()] == [0, 1]
    assert lms.violations() == ["LMSCommit(x): takes exactly the empty string"]


def test_keeps_documents_for_other_run_times(lms: Lms) -> None:
    assert ask(lms, "GET", "/documents/again").body == b"null"
    assert json.loads(ask(lms, "POST", "/documents/again", {"cmi": 1}).body) == {"result": True, "errorCode": 0}
    assert json.loads(ask(lms, "GET", "/documents/again").body) == {"cmi": 1}


def test_mounts_folders(package: Path, tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text("1")
    with Lms(package, mounts={"more": tmp_path}) as lms:
        assert ask(lms, "GET", "/more/x.js").body == b"1"


def test_names_a_launch(lms: Lms) -> None:
    assert lms.url == f"{lms.origin}/lms/course?persona=strict"
    assert lms.launch_url("moodle", "b", lessonMode="review").endswith(
        "/lms/course?persona=moodle&sco=b&set=%7B%22lessonMode%22%3A+%22review%22%7D"
    )


def test_settle_does_not_wait_for_ever() -> None:
    store = Store()
    store.heard = 10.0**12
    store.settle(quiet=0.01, limit=0.05)
