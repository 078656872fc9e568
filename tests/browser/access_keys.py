"""What the Tab key meets: in which order, with what ring around it, and whether something lies over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, cast

from playwright.sync_api import Frame, Locator, Page, expect

MOST = 400
LEAST_CONTRAST = 3.0

TOOLS = """(() => {
  const WIDGETS = "a[href], button, input, select, textarea, summary, video[controls], audio[controls], [tabindex='0']";
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = [];

  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const top = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  const name = (one) => `${one.localName}${one.id && `#${one.id}`}.${[...one.classList].join(".")} “${
    (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent).trim().slice(0, 40)}”`;
  const number = (one) => (known.includes(one) ? known.indexOf(one) : known.push(one) - 1);

  /** One of a group of radio buttons is a stop: the chosen one, or the first. */
  function stands(one) {
    if (one.type !== "radio") return true;
    const group = [...document.querySelectorAll("input[type=radio]")].filter((other) =>
      other.name === one.name && other.form === one.form && seen(other) && !other.disabled);
    return one === (group.find((other) => other.checked) ?? group[0]);
  }

  const stops = () => [...top().querySelectorAll(WIDGETS)]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one) && stands(one));

  /** The colour of these layers, one over the other, as red, green, blue. */
  function mixed(colors) {
    pen.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function ground(one) {
    const layers = [];
    for (let part = one; part; part = part.parentElement) layers.unshift(getComputedStyle(part).backgroundColor);
    return ["white", ...layers];
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The outline of a stop, which may be drawn by something around or in it, and its contrast to what it lies on. */
  function ring(one) {
    const around = [one, one.parentElement, one.parentElement?.parentElement].filter(Boolean);
    for (const [part, pseudo] of [[one, null], [one, "::after"], ...around.slice(1).map((part) => [part, null])]) {
      const style = getComputedStyle(part, pseudo);
      const width = parseFloat(style.outlineWidth);
      if (style.outlineStyle === "none" || width < 2) continue;
      const inside = parseFloat(style.outlineOffset) < 0;
      const color = mixed([...ground(part), style.outlineColor]);
      const shadow = /(rgba?|color|oklch|oklab)\\([^)]*\\)/.exec(style.boxShadow)?.[0];
      const grounds = [ground(inside ? part : part.parentElement ?? part), ...(shadow ? [[shadow]] : [])];
      return { width, contrast: Math.max(...grounds.map((layers) => contrast(color, mixed(layers)))) };
    }
    return { width: 0, contrast: 0 };
  }

  /** What lies over a stop, or where it is out of sight. */
  function over(one) {
    const box = one.getClientRects()[0];
    const long = one.localName === "textarea" || box.height > innerHeight / 2; // its line with the caret will do
    const [up, down] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (down - up < (long ? 24 : box.height - 2) || box.left < -1 || box.right > innerWidth + 1) return "out of sight";
    const [x, y, w, h] = [box.left + 2, up + 2, box.width - 4, down - up - 4];
    for (const [dx, dy] of [[0.5, 0.5], [0, 0.5], [1, 0.5], [0.5, 0], [0.5, 1]]) {
      const hit = document.elementFromPoint(x + w * dx, y + h * dy);
      const own = [one, ...(one.labels ?? [])].some((part) => part.contains(hit));
      if (hit && !hit.contains(one) && !own) return name(hit);
    }
    return "";
  }

  function stop() {
    const one = document.activeElement;
    if (!one || one.matches("html, body, dialog")) return null; // a dialog is what Chromium goes round by
    const box = one.getClientRects()[0];
    const place = one.closest(".gloss, dialog, header.bar, nav#outline, main, footer.foot");
    const fixed = one.closest("dialog, header.bar, nav#outline, .skip");
    const [x, y] = fixed ? [fixed.scrollLeft, fixed.scrollTop] : [scrollX, scrollY];
    return {
      n: number(one), name: name(one), place: place ? place.className + place.localName + place.id : "",
      line: number(lineOf(one)), picture: one.matches(".spot"), over: over(one), ring: ring(one),
      left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y,
    };
  }

  function lineOf(one) {
    let line = one;
    while (getComputedStyle(line).display.startsWith("inline")) line = line.parentElement;
    return line;
  }

  const inSentence = (one) => lineOf(one).textContent.trim().length > one.textContent.trim().length;

  /** Controls that are less than 24 pixels high or wide, unless they stand in a line of other words. */
  function small() {
    const found = [];
    for (const one of [...top().querySelectorAll(WIDGETS)].filter((one) => seen(one) && !one.disabled)) {
      const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
      if (boxes.some((box) => box.width >= 24 && box.height >= 24) || one.matches(".skip")) continue;
      const sizes = boxes.map((box) => `${box.width.toFixed(1)} x ${box.height.toFixed(1)}`);
      if (!inSentence(one)) found.push(`smaller than 24 px: ${name(one)}, ${sizes}`);
    }
    return found;
  }

  return {
    stop,
    small,
    all: () => stops().map((one) => ({ n: number(one), name: name(one) })),
    first() {
      const one = stops()[0];
      one?.blur();
      one?.focus({ focusVisible: true });
      return stop();
    },
  };
})()"""

Stop = dict[str, Any]


def tools(frame: Frame, name: str) -> Any:
    return frame.evaluate(f"() => (globalThis.accessTools ??= {TOOLS}).{name}()")


def round_trip(page: Page) -> list[Stop]:
    """All that Tab meets, from the first stop until it comes back to it or leaves the page."""
    frame = page.main_frame
    found: list[Stop] = [tools(frame, "first")]
    while len(found) < MOST:
        page.keyboard.press("Tab")
        stop = cast("Stop | None", tools(frame, "stop"))
        if stop is None or stop["n"] == found[0]["n"]:
            return found
        if stop["n"] != found[-1]["n"]:  # the parts of a date, the buttons of a player
            found.append(stop)
    raise AssertionError(f"Tab does not come to an end: {[stop['name'] for stop in found[-10:]]}")


def left_out(page: Page, met: list[Stop]) -> list[str]:
    """Controls that Tab does not meet."""
    numbers = {stop["n"] for stop in met}
    return [f"not met by Tab: {one['name']}" for one in tools(page.main_frame, "all") if one["n"] not in numbers]


def trouble(page: Page, met: list[Stop]) -> list[str]:
    """Stops without a ring that shows, or with something over them."""
    found = [f"{stop['over']} lies over {stop['name']}" for stop in met if stop["over"]]
    found += [f"no ring: {stop['name']}" for stop in met if stop["ring"]["width"] < 2]
    faint = [stop for stop in met if stop["ring"]["width"] >= 2 and stop["ring"]["contrast"] < LEAST_CONTRAST]
    return found + [f"faint ring, {stop['ring']['contrast']:.2f}: {stop['name']}" for stop in faint]


def disorder(met: list[Stop], rtl: bool) -> list[str]:
    """Steps that lead neither down nor along the line."""
    return [
        f"{before['name']} is followed by {after['name']}"
        for before, after in pairwise(met)
        if before["place"] == after["place"] and not follows(before, after, rtl)
    ]


def follows(before: Stop, after: Stop, rtl: bool) -> bool:
    if after["top"] >= before["bottom"] - 2:
        return True
    if after["bottom"] <= before["top"] + 2:
        return False
    if after["line"] == before["line"]:  # words of two directions
        return True
    if before["picture"] and after["picture"]:  # is not mirrored; its places are numbered
        rtl = False
    return bool(after["right"] <= before["right"] + 2 if rtl else after["left"] >= before["left"] - 2)


class Keys:
    """A learner who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, target: Locator, key: str = "Tab") -> None:
        """On with Tab until the focus is there."""
        for _ in range(MOST):
            if self.is_at(target):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {target}")

    def back_to(self, target: Locator) -> None:
        self.to(target, "Shift+Tab")

    def is_at(self, target: Locator) -> bool:
        return bool(target.evaluate("one => one === document.activeElement"))

    def until(self, key: str, done: Callable[[], bool], times: int = 12) -> None:
        for _ in range(times):
            if done():
                return
            self.page.keyboard.press(key)
        assert done(), f"{key} does not lead there"

    # Answers

    def answer(self, box: Locator, item: str, kind: str, response: list[str]) -> None:
        FILL.get(kind, FILL["choice"])(self, box, item, response)

    def check(self, box: Locator) -> None:
        self.to(box.locator("[data-check]"))
        self.press("Enter")

    def choose(self, box: Locator, item: str, response: list[str]) -> None:
        options = box.locator(f'input[name="{item}"]')
        if options.first.get_attribute("type") == "radio":
            self.radio(options, response[0])
            sure = box.locator(".sureness input")
            if sure.count():
                self.radio(sure, "1")
            return
        for value in response:
            option = options.and_(box.locator(f'[value="{value}"]'))
            self.to(option)
            self.press("Space")
            expect(option).to_be_checked()

    def radio(self, options: Locator, value: str) -> None:
        chosen = options.and_(self.page.locator(":checked"))
        self.to(chosen if chosen.count() else options.first)
        self.press("Space")
        self.until("ArrowDown", lambda: chosen.get_attribute("value") == value)

    def write(self, box: Locator, item: str, response: list[str]) -> None:
        self.to(box.locator("input[type=text]"))
        self.page.keyboard.type(response[0])

    def match(self, box: Locator, item: str, response: list[str]) -> None:
        for pair in response:
            stem, target = pair.split(".")
            select = box.locator(f'select[data-stem="{stem}"]')
            self.to(select)
            self.until("ArrowDown", partial(self.shows, select, target))

    def shows(self, select: Locator, value: str) -> bool:
        return select.input_value() == value

    def arrange(self, box: Locator, item: str, response: list[str]) -> None:
        for step in response:  # each in turn to the end
            down = box.locator(f'[data-step="{step}"] [data-move=down]')
            while down.get_attribute("aria-disabled") == "false":
                self.to(down, "Shift+Tab" if self.is_below(down) else "Tab")
                self.press("Enter")
                expect(down).to_be_focused()

    def is_below(self, target: Locator) -> bool:
        """Whether the focus stands behind a thing."""
        return bool(target.evaluate("one => Boolean(one.compareDocumentPosition(document.activeElement) & 4)"))


FILL: dict[str, Callable[[Keys, Locator, str, list[str]], None]] = {
    "choice": Keys.choose,
    "fill-in": Keys.write,
    "numeric": Keys.write,
    "matching": Keys.match,
    "sequencing": Keys.arrange,
}
