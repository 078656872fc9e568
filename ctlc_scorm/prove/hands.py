"""A learner's quick hands on a course of ours, from inside its page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from playwright.sync_api import Error, Frame, Page

from ctlc_scorm.prove import PAGE

CURRENT = "section.page.current"
DATA = "script#data"
LOADING = """(() => { try { return parent.document.body.hasAttribute("data-loading"); } catch { return false; } })()"""
READY = f"""() => document.readyState === "complete" && Boolean(document.querySelector("{DATA}")) && !{LOADING}
  && ["sent", "unsaved", "off"].includes(document.querySelector("#saved")?.dataset.status)"""
ROBOT = f"""([name, ...args]) => {{ {(PAGE / "robot.js").read_text("utf-8").replace("export ", "", 1)}
return createRobot(document)[name](...args); }}"""
NO_STORAGE = PAGE / "no_storage.js"
"""A script for a browser that forbids storage."""

Item = dict[str, Any]
Response = list[str]


class Lost(Exception):  # noqa: N818 (an outcome of the proof, not a fault of ours)
    """The course did not do what a learner needs."""


def is_ready(frame: Frame) -> bool:
    try:
        return bool(frame.evaluate(READY))
    except Error:
        return False


class Hands:
    """`pause` may let the page's own clock run on; `key` has right responses by report id, where one was given."""

    def __init__(
        self,
        page: Page,
        timeout: float = 20,
        pause: Callable[[], None] | None = None,
        key: Mapping[str, Response] | None = None,
    ) -> None:
        self.page = page
        self.key = key
        self.frame = self.find(timeout, pause or (lambda: page.wait_for_timeout(50)))
        self.data = cast(Item, self.frame.evaluate(f"() => JSON.parse(document.querySelector('{DATA}').textContent)"))

    def find(self, timeout: float, pause: Callable[[], None]) -> Frame:
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for page in self.page.context.pages:
                for frame in page.frames:
                    if is_ready(frame):
                        return frame
            pause()
        raise Lost(f"no course in {[frame.url for frame in self.page.frames]}")

    @property
    def ref(self) -> str:
        return cast(str, self.frame.evaluate(f"() => document.querySelector('{CURRENT}').id"))

    @property
    def final_ref(self) -> str:
        return cast(str, self.data["final"]["ref"]) if self.data["final"] else ""

    @property
    def page_refs(self) -> list[str]:
        """The pages of the main way, which Next leads along."""
        return [page["ref"] for page in self.data["pages"] if not page.get("insteadOf")]

    @property
    def saved(self) -> str:
        """What the course says of saving: saving, sent, unsaved or off."""
        return self.frame.locator("#saved").get_attribute("data-status") or ""

    def save_and_exit(self) -> None:
        self.frame.locator("#exit").click()

    def robot(self, name: str, *args: object) -> Any:
        return self.frame.evaluate(ROBOT, [name, *args])

    def right_or_wrong(self, items: list[str], right: bool) -> dict[str, Response]:
        return {item: self.response(item, right) for item in items}

    def response(self, item: str, right: bool) -> Response:
        found = self.data["items"][item]
        if right and self.key and found["correct"]:
            return self.key.get(found["report"], ["?"])
        return response_to(found, right)

    def quick_page(self, ref: str, right: bool = True) -> None:
        """Turns to a page and answers all its questions."""
        items = next(page["items"] for page in self.data["pages"] if page["ref"] == ref)
        found = self.robot("page", ref, self.right_or_wrong(items, right))
        for item, verdict in found.items():
            if verdict and not verdicts(self.data["items"][item], right).fullmatch(verdict):
                said = "right" if right else "wrong"
                raise Lost(f"{item}: what should be {said} was judged {verdict}")

    def quick_final(self, right: bool = True) -> None:
        drawn = self.robot("begin", self.final_ref)
        self.robot("handIn", self.right_or_wrong(drawn, right))


def verdicts(item: Item, right: bool) -> re.Pattern[str]:
    return re.compile("noted" if not item["correct"] else "right" if right else "wrong|partly")


def response_to(item: Item, right: bool) -> Response:
    """A right or a wrong response, from what the page itself knows."""
    correct = cast(list[Response], item["correct"])
    if not correct:
        return ["done"] if item["kind"] == "performance" else [item["options"][0]]
    return correct[0] if right else WRONG[item["kind"]](item, correct)


def wrong_choice(item: Item, correct: list[Response]) -> Response:
    return [next(one for one in item["options"] if [one] not in correct)]


WRONG: dict[str, Callable[[Item, list[Response]], Response]] = {
    "choice": wrong_choice,
    "true-false": lambda item, correct: ["false" if correct[0] == ["true"] else "true"],
    "fill-in": lambda item, correct: ["none of these words"],
    "numeric": lambda item, correct: [str(float(correct[0][0].replace(",", ".")) + 1000)],
    "matching": lambda item, correct: [
        f"{stem}.{target}" for stem, target in zip(item["options"], rotated(correct[0]), strict=True)
    ],
    "sequencing": lambda item, correct: list(reversed(correct[0])),
}


def rotated(pairs: Response) -> Response:
    targets = [pair.split(".")[1] for pair in pairs]
    return [*targets[1:], targets[0]]
