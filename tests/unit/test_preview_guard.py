"""The panel of the preview: who may ask, what it answers, and that nothing can be read or written beside it."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ctlc_scorm.console import CannotRun
from ctlc_scorm.preview.running import Preview, opened

COURSE = Path(__file__).parents[1] / "browser" / "school"


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(url: str, path: str = "/", method: str = "GET", body: object = None, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)) as link:
        link.request(method, path, None if body is None else json.dumps(body), sent)
        answer = link.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


@pytest.fixture(scope="module")
def preview() -> Iterator[Preview]:
    with opened(COURSE) as running:
        yield running


def test_it_listens_on_this_machine_alone(preview: Preview) -> None:
    assert urlsplit(preview.url).hostname == "127.0.0.1"
    assert ask(preview.url).status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil.example:80", "127.0.0.1.evil.example:80"])
def test_another_host_is_refused(preview: Preview, host: str) -> None:
    assert ask(preview.url, Host=host).status == 421
    assert ask(preview.desk.stage.origin, "/lms/course", Host=host).status == 421  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["/", "/events", "/page/preview.js", "/do"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_origin_is_refused(preview: Preview, path: str, origin: str) -> None:
    assert ask(preview.url, path, Origin=origin).status == 403


def test_the_course_itself_is_of_another_origin(preview: Preview) -> None:
    stage = preview.desk.stage
    assert stage and urlsplit(stage.origin).port != urlsplit(preview.url).port
    course = ask(preview.url, "/do", "POST", {"do": "forget"}, Origin=stage.origin, X_Preview_Token=preview.token)
    assert course.status == 403
    foreign = ask(stage.origin, "/records/course/x", "PUT", {}, Origin="https://evil.example")
    assert foreign.status == 403


def test_buttons_need_the_token_of_this_run(preview: Preview) -> None:
    assert ask(preview.url, "/do", "POST", {"do": "rebuild"}).status == 403
    assert ask(preview.url, "/do", "POST", {"do": "rebuild"}, X_Preview_Token="x").status == 403
    assert ask(preview.url, "/do", "POST", {"do": "rebuild"}, X_Preview_Token=preview.token).status == 200
    assert preview.token in ask(preview.url).body.decode()


@pytest.mark.parametrize("asked", [None, [], {"do": "nothing"}, {"do": "persona", "name": "x"}, {"do": 1}, {}])
def test_what_is_no_button_is_said_so(preview: Preview, asked: object) -> None:
    assert ask(preview.url, "/do", "POST", asked, X_Preview_Token=preview.token).status == 400


def test_everything_is_served_as_what_it_is_said_to_be(preview: Preview) -> None:
    panel = ask(preview.url)
    assert panel.headers["X-Content-Type-Options"] == "nosniff"
    policy = panel.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert f"frame-src {preview.desk.stage.origin};" in policy  # type: ignore[union-attr]
    for path in ("/content/course/index.html", "/stage/stage.html", "/lms/course"):
        answer = ask(preview.desk.stage.origin, path)  # type: ignore[union-attr]
        assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")


@pytest.mark.parametrize("path", ["../../guard.py", "%2e%2e/guard.py", "..%2fguard.py", "..\\guard.py", "/etc/passwd"])
def test_nothing_beside_is_read(preview: Preview, path: str) -> None:
    assert ask(preview.url, f"/page/{path}").status == 404
    for folder in ("content/course", "stage", "assets"):
        assert ask(preview.desk.stage.origin, f"/{folder}/{path}").status == 404  # type: ignore[union-attr]


def test_the_launched_formats_are_served_alike() -> None:
    with opened(COURSE, "xapi") as running:
        origin = running.desk.stage.origin  # type: ignore[union-attr]
        answer = ask(origin, "/content/index.html")
        assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert ask(origin, "/content/..%2f..%2fguard.py").status == 404
        assert ask(origin, "/content/index.html", Host="evil.example").status == 400


def test_a_port_that_is_taken_is_said_kindly() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=f"Port {port} is not free"), opened(COURSE, port=port):
            pass


def test_an_lms_that_is_not_known_is_said_kindly() -> None:
    with pytest.raises(CannotRun, match="There is: tincan, tincan-old"), opened(COURSE, "xapi", "moodle"):
        pass
