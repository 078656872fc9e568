"""The first page on a slow line and a slow processor: 150 ms, 1.6 Mbit/s, CPU / 4, nothing compressed."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from .peers import MissingError

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
LATENCY = 150
BYTES_PER_SECOND = 1_600_000 / 8
SLOWER = 4
READING = 1500
OBSERVE = """
window.seen = { lcp: 0, interaction: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
const slowest = (list) => Math.max(seen.interaction, ...list.getEntries().map((e) => e.duration));
new PerformanceObserver((list) => { seen.interaction = slowest(list); })
  .observe({ type: "event", durationThreshold: 16, buffered: true });
"""
TURN = """
async (ref) => {
  const start = performance.now();
  location.hash = ref;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""


@dataclass(frozen=True)
class Visit:
    """What a visitor met: seconds to the first words and to the largest piece, of a turn and of an answer; the load."""

    first: float
    largest: float
    turn: float
    interaction: float
    requests: int
    kilobytes: float


def measure(package: Path, folder: Path, page: str, times: int) -> Visit:
    """The medians of some cold visits to a page of a package."""
    with zipfile.ZipFile(package) as source:
        source.extractall(folder)
    with _served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        visits = [_visit(browser, f"{address}/{page}") for _ in range(times)]
        browser.close()
    return Visit(*(median(getattr(visit, name) for visit in visits) for name in Visit.__dataclass_fields__))


def chromium() -> str:
    """Raises MissingError where there is no Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        raise MissingError("Chromium is missing: `apt-get install chromium`, or set CHROMIUM to its path")
    return path


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """A bench has a table, not a log."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    line = {"latency": LATENCY, "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("document.documentElement.classList.contains('ready')")
    requests, total = len(sizes), sum(sizes)
    paints = page.evaluate("performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)")
    largest = page.evaluate("seen.lcp")
    turns = [_turn(page, ref) for ref in page.evaluate(PAGES)]
    page.locator(".ask label:visible").first.click()
    page.wait_for_timeout(300)
    visit = Visit(
        first=paints[0] / 1000,
        largest=largest / 1000,
        turn=median(turns) / 1000,
        interaction=page.evaluate("seen.interaction") / 1000,
        requests=requests,
        kilobytes=total / 1024,
    )
    context.close()
    return visit


def _turn(page: Page, ref: str) -> float:
    """After a while of reading."""
    page.wait_for_timeout(READING)
    return float(page.evaluate(TURN, ref))


PAGES = "[...document.querySelectorAll('section.page[data-page]:has(.ask)')].slice(0, 8).map((page) => page.id)"
