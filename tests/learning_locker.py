"""Learning Locker's statement service in memory, in a process of its own: the third-party LRS of the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

SERVICE = Path(__file__).parent / "node_modules/@learninglocker/xapi-statements"
SWITCHES = {"MODELS_REPO": "memory", "STORAGE_REPO": "local", "EVENTS_REPO": "test", "AUTH_REPO": "test"}
HEADERS = {"Authorization": "Basic dGVzdDp0ZXN0", "X-Experience-API-Version": "1.0.3"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The endpoint of a service whose files lie in a folder."""
    port = free_port()
    command = [str(shutil.which("node")), str(SERVICE / "dist/server.js")]
    env = {**os.environ, **SWITCHES, "EXPRESS_PORT": str(port)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=env, stdin=quiet, stdout=quiet, stderr=quiet) as process:
        try:
            endpoint = f"http://127.0.0.1:{port}/xAPI/"
            wait_for(endpoint, process)
            yield endpoint
        finally:
            process.terminate()


def wait_for(endpoint: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, f"the service ended with {process.returncode}"
        try:
            httpx.get(f"{endpoint}about", headers=HEADERS, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the service did not start")


@pytest.fixture(scope="session")
def learning_locker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its endpoint; any credentials will do."""
    with running(tmp_path_factory.mktemp("learning-locker")) as endpoint:
        yield endpoint
