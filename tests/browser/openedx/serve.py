"""Runs Open edX's SCORM XBlock in xblock-sdk's workbench, from the current folder; prints its address."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

import django
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application

HOST = "127.0.0.1"


class Location:
    """The workbench sets a mock on every block; the XBlock needs a real one. A descriptor, so that it stays."""

    block_id = "course"

    def __get__(self, block: object, owner: type) -> "Location":
        return self

    def __set__(self, block: object, value: object) -> None:
        pass

    def html_id(self) -> str:
        return self.block_id


def prepare() -> None:
    Path("var").mkdir(exist_ok=True)
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def add_scenario() -> None:
    from openedxscorm.scormxblock import ScormXBlock
    from workbench import scenarios

    ScormXBlock.location = Location()
    scenarios.get_scenarios.initialized = True
    scenarios.add_xml_scenario("course", "course", "<vertical_demo><scorm/></vertical_demo>")


def one_at_a_time(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The workbench keeps a block's fields in one row and rewrites it whole: two requests at once would lose one."""
    lock = Lock()

    def locked(environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        with lock:
            answer = app(environ, start)
            body = list(answer)
            if hasattr(answer, "close"):
                answer.close()
            return body

    return locked


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    os.environ["EXCLUDE_SAMPLE_XBLOCKS"] = "yes"
    prepare()
    add_scenario()
    server = ThreadedWSGIServer((HOST, 0), Quiet)
    server.set_app(one_at_a_time(StaticFilesHandler(get_internal_wsgi_application())))
    print(f"http://{HOST}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
