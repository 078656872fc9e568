"""Open edX's XBlocks for SCORM and cmi5 as run-times: their own environment, a server, uploads and what they kept."""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

HERE = Path(__file__).parent / "openedx"
CACHE = Path(__file__).parents[1] / ".cache"
REQUIREMENTS = HERE / "requirements.txt"
BLOCK = "course.scorm.d0.u0"
UNIT = "unit.openedx_cmi5_xblock.d0.u0"
NOBODY = "none"
"""The learner whom the workbench takes for the caller of what is asked without a login."""
FORM = {
    "display_name": "Course",
    "width": "",
    "height": "700",
    "has_score": "1",
    "enable_navigation_menu": "0",
    "enable_fullscreen_button": "0",
    "navigation_menu_width": "",
    "weight": "1",
    "popup_on_launch": "0",
}


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def environment() -> Path:
    """The Python of the XBlock's environment, made once for each list of pinned versions."""
    stamp = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = CACHE / f"openedx-{stamp}"
    python = folder / "bin" / "python"
    with alone(CACHE / "openedx.lock"):
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            venv.create(folder, with_pip=True)
            pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
            done = subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], capture_output=True, text=True)
            assert done.returncode == 0, f"Open edX's XBlock could not be installed:\n{done.stderr}"
            (folder / "complete").touch()
    return python


def multipart(fields: dict[str, str], name: str, content: bytes) -> tuple[str, bytes]:
    mark = uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="'
    parts = [f'{head}{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    file = f'{head}file"; filename="{name}"\r\nContent-Type: application/zip\r\n\r\n'.encode()
    body = b"".join([*parts, file, content, f"\r\n--{mark}--\r\n".encode()])
    return f"multipart/form-data; boundary={mark}", body


@dataclass
class OpenEdx:
    origin: str
    uploaded: bytes = field(default=b"", repr=False)

    def upload_unit(self, package: Path) -> None:
        """A cmi5 package, into the other block."""
        kind, body = multipart(FORM, package.name, package.read_bytes())
        assert self.ask("studio_submit", "author", body, kind, UNIT) == {"result": "success", "errors": []}

    def unit_page(self) -> str:
        return f"{self.origin}/scenario/unit/?student={NOBODY}"

    def page(self, student: str) -> str:
        return f"{self.origin}/scenario/course/?student={student}"

    def ask(
        self, handler: str, student: str, body: bytes, kind: str = "application/json", block: str = BLOCK
    ) -> object:
        url = f"{self.origin}/handler/{block}/{handler}/?student={student}"
        request = urllib.request.Request(url, body, {"Content-Type": kind})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def upload(self, package: Path) -> None:
        content = package.read_bytes()
        if content == self.uploaded:
            return
        kind, body = multipart(FORM, package.name, content)
        answer = self.ask("studio_submit", "author", body, kind)
        assert answer == {"result": "success", "errors": []}, answer
        self.uploaded = content

    def value(self, student: str, name: str) -> str:
        answer = self.ask("scorm_get_value", student, json.dumps({"name": name, "url": "/"}).encode())
        assert isinstance(answer, dict)
        return str(answer["value"])


@contextmanager
def running(folder: Path) -> Iterator[OpenEdx]:
    command = [str(environment()), str(HERE / "serve.py")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout
        try:
            origin = process.stdout.readline().strip()
            assert origin, f"Open edX's workbench did not start:\n{(folder / 'log').read_text()}"
            yield OpenEdx(origin)
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()
