"""Runs Open edX's XBlocks for SCORM and cmi5 in xblock-sdk's workbench, from the current folder; prints its address."""

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


def add_scenarios() -> None:
    from openedx_cmi5_xblock.openedx_cmi5_xblock import CMI5XBlock
    from openedxscorm.scormxblock import ScormXBlock
    from workbench import scenarios

    ScormXBlock.location = CMI5XBlock.location = Location()
    CMI5XBlock.get_erollment_id = lambda block: 7  # from the platform's tables
    scenarios.get_scenarios.initialized = True
    for name, tag in (("course", "scorm"), ("unit", "openedx_cmi5_xblock")):
        scenarios.add_xml_scenario(name, name, f"<vertical_demo><{tag}/></vertical_demo>")


def be_like_the_platform(origin: Callable[[], str]) -> None:
    """There, the addresses of handlers are whole ones, and learners have names."""
    from workbench.runtime import WorkbenchRuntime, WorkBenchUserService

    relative, nameless = WorkbenchRuntime.handler_url, WorkBenchUserService.__init__

    def handler_url(runtime: object, *args: object, **more: object) -> str:
        url = str(relative(runtime, *args, **more))
        return origin() + url if more.get("thirdparty") else url

    def init(service: object, uid: object) -> None:
        nameless(service, uid)
        service.get_current_user().opt_attrs |= {"edx-platform.username": "ana", "edx-platform.user_id": 7}

    WorkbenchRuntime.handler_url = handler_url
    WorkBenchUserService.__init__ = init


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
    add_scenarios()
    server = ThreadedWSGIServer((HOST, 0), Quiet)
    be_like_the_platform(lambda: f"http://{HOST}:{server.server_port}")
    server.set_app(one_at_a_time(StaticFilesHandler(get_internal_wsgi_application())))
    print(f"http://{HOST}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
