"""A course keeps the manners of a guest: no unload handlers, one scroll bar, nothing wider than its frame."""

import re
import zipfile
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Frame, Page, expect

from ctlc_scorm.lms import Lms

from . import runtimes
from .conftest import Windows
from .player import Player

UNLOAD = re.compile(rb"\b(on)?(before)?unload\b")
LISTEN = """{
  const add = EventTarget.prototype.addEventListener;
  globalThis.listened = [];
  EventTarget.prototype.addEventListener = function (kind, ...rest) {
    if (/\\/content\\//.test(new Error().stack)) globalThis.listened.push(kind);
    return add.call(this, kind, ...rest);
  };
}"""
HELD = "() => [onunload, onbeforeunload, document.body.onunload, document.body.onbeforeunload].filter(Boolean).length"
SCROLLING_PAGE = """<!doctype html><title>LMS</title><p style="height: 700px">Above</p>
<iframe title="course" src="{src}" style="width: {width}px; height: {height}px; border: 0"></iframe>
<p style="height: 700px">Below</p>"""
# Opens every page; tells what scrolls besides the document, what is too wide, and what stays in the way.
MEASURE = """async () => {
  const found = [];
  const name = (one) => `${location.hash} ${one.localName}.${one.className || one.id}`;
  const root = document.documentElement;
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  const around = [...document.body.querySelectorAll("*")].filter((one) => !one.closest("section.page"));
  for (const section of document.querySelectorAll("section.page")) {
    location.hash = `#${section.id}`;
    await new Promise((resolve) => setTimeout(resolve));
    if (root.scrollWidth > root.clientWidth) found.push(`too wide: ${location.hash} ${root.scrollWidth}`);
    for (const one of [...section.querySelectorAll("*"), ...around]) {
      if (!seen(one) || one.matches("textarea, select, pre, .table")) continue;
      const style = getComputedStyle(one);
      const [down, across] = [one.scrollHeight > one.clientHeight + 1, one.scrollWidth > one.clientWidth + 1];
      if (down && /auto|scroll/.test(style.overflowY)) found.push(`scrolls down: ${name(one)}`);
      if (across && /auto|scroll/.test(style.overflowX)) found.push(`scrolls across: ${name(one)}`);
      if (/fixed|sticky/.test(style.position) && one.offsetHeight > 0.15 * innerHeight && innerHeight > 400)
        found.push(`in the way: ${name(one)} ${one.offsetHeight}`);
    }
    for (const one of [root, document.body])
      if (/scroll/.test(getComputedStyle(one).overflowY)) found.push(`always a bar: ${one.localName}`);
  }
  return found;
}"""


def test_no_one_listens_for_unload(zip_path: Path, windows: Windows) -> None:
    with zipfile.ZipFile(zip_path) as archive:
        scripts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".js", ".html"))}
    assert {name: UNLOAD.findall(script) for name, script in scripts.items() if name.endswith(".js")} == {
        name: [] for name in scripts if name.endswith(".js")
    }
    with Lms(zip_path) as lms:
        window = windows()
        window.context.add_init_script(LISTEN)
        player = Player(window.open(lms.launch_url("no-unload")))
        player.quick_page(player.page_refs[0])
        player.robot("begin", player.final_ref)
        heard = cast(list[str], player.frame.evaluate("() => listened"))
        assert {"pagehide", "visibilitychange"} <= set(heard)
        assert not {"unload", "beforeunload"} & set(heard)
        assert player.frame.evaluate(HELD) == 0


def course(page: Page) -> Frame:
    frame = next(frame for frame in page.frames if "/content/" in frame.url)
    frame.wait_for_selector("html.ready", state="attached")
    return frame


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(900, 600, 1), (320, 640, 1), (320, 200, 4)],
    ids=["900 x 600", "320 px", "1280 px at 400 %"],
)
def test_one_scroll_bar_in_a_frame(zip_path: Path, windows: Windows, width: int, height: int, scale: int) -> None:
    with Lms(zip_path) as lms:
        window = windows(viewport={"width": width + 40, "height": height + 40}, device_scale_factor=scale)
        page = window.open(f"{lms.origin}/assets/page/lms.css")
        page.set_content(
            SCROLLING_PAGE.format(src=f"/content/course/{lms.course.scos[0].href}", width=width, height=height)
        )
        frame = course(page)
        assert frame.evaluate("() => [innerWidth, innerHeight]") == [width, height]
        assert frame.evaluate(MEASURE) == []
        window.close()


def test_dialogs_close_where_forms_may_not_be_submitted(school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip, "opaque-sandbox", sandbox="allow-scripts") as runtime:
        window = windows()
        player = runtime.open(window)
        for button in player.frame.locator("button[data-open]:visible").all():
            button.click()
            shown = player.frame.locator("dialog[open]")
            shown.locator("form[method=dialog] button[value=close]").click()
            expect(player.frame.locator("dialog[open]")).to_have_count(0)
        assert player.frame.locator("button[data-open]:visible").count() > 1
