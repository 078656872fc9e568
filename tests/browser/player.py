"""A learner's hands on a course, in any run-time. All selectors of the player's page stand in this file."""

import re
from collections import Counter
from typing import cast

from playwright.sync_api import Locator, expect

from ctlc_scorm.prove.hands import CURRENT, ROBOT, WRONG, Hands, Item, is_ready, response_to, verdicts

__all__ = ["PAPER", "ROBOT", "WRONG", "Item", "Player", "is_ready", "response_to"]

PAPER = "[data-final-items] section[data-item]"
ITEM = "section[data-item]"
SENT = re.compile(r"\bsent\b", re.IGNORECASE)


class Player(Hands):
    # Where we are

    @property
    def current(self) -> Locator:
        return self.frame.locator(CURRENT)

    def items(self, among: str = ITEM) -> list[str]:
        found = self.current.locator(f"{among}:visible").all()
        return [cast(str, one.get_attribute("data-item")) for one in found]

    # Moving

    def next(self) -> str:
        before = self.ref
        self.current.locator("[data-next], [data-start]").first.click()
        expect(self.frame.locator(f"section.page#{before}.current")).to_have_count(0)
        return self.ref

    def jump(self, ref: str) -> None:
        """As a link in the outline does."""
        self.frame.evaluate("ref => void (location.hash = ref)", ref)
        expect(self.frame.locator(f"section.page#{ref}.current")).to_have_count(1)

    def go_to(self, ref: str) -> None:
        """By Next where Next leads there, else by a jump."""
        way = [*self.page_refs, self.final_ref]
        here = self.ref
        if here not in way or way.index(ref) < way.index(here):
            self.jump(ref)
        while self.ref != ref:
            self.next()

    def wait_saved(self, seconds: float = 15) -> None:
        expect(self.frame.locator("#saved")).to_have_text(SENT, timeout=seconds * 1000)

    # Answering

    def box(self, item: str) -> Locator:
        return self.current.locator(f'{ITEM}[data-item="{item}"]').locator("visible=true")

    def fill(self, item: str, response: list[str]) -> None:
        box = self.box(item)
        kind = self.data["items"][item]["kind"]
        if kind in ("fill-in", "numeric"):
            box.locator("input").first.fill(response[0])
        elif kind == "matching":
            for pair in response:
                stem, target = pair.split(".")
                box.locator(f'select[data-stem="{stem}"]').select_option(target)
        elif kind == "sequencing":
            self.arrange(box, response)
        elif kind == "performance":
            self.perform(box)
        else:
            self.pick(box.locator(f'input[name="{item}"]'), response)
            for level in box.locator(".sureness input").all():
                level.check()

    def perform(self, box: Locator) -> None:
        if box.locator("[data-moment]").count():
            self.walk(box)
        else:
            for closed in box.locator("details:not([open]) > summary").all():
                closed.click()  # a transcript, in which the box stands
            box.locator("input[data-attest]").check()

    def walk(self, box: Locator) -> None:
        """Through a scenario to an ending, at every moment by the way that was taken least."""
        taken: Counter[str] = Counter()
        while ways := box.locator("[data-to]:visible").all():
            way = min(ways, key=lambda one: taken[one.inner_text()])
            taken[way.inner_text()] += 1
            way.click()

    def pick(self, options: Locator, response: list[str]) -> None:
        for value in response:
            options.and_(self.frame.locator(f'[value="{value}"]')).check()
        for extra in options.and_(self.frame.locator(":checked")).all():
            if extra.get_attribute("value") not in response:
                extra.uncheck()

    def arrange(self, box: Locator, order: list[str]) -> None:
        steps = box.locator("[data-step]")
        for place, step in enumerate(order):
            now = [cast(str, one.get_attribute("data-step")) for one in steps.all()]
            for _ in range(now.index(step) - place):
                box.locator(f'[data-step="{step}"] [data-move=up]').click()
        if box.locator("[data-keep]").count():
            box.locator("[data-keep]").click()

    def answer(self, item: str, right: bool = True) -> None:
        box = self.box(item)
        if box.locator("[data-again]:visible").count():
            box.locator("[data-again]").click()
        self.fill(item, response_to(self.data["items"][item], right))
        if self.data["items"][item]["kind"] != "performance":
            box.locator("[data-check]").click()
            verdict = verdicts(self.data["items"][item], right)
            expect(self.box(item)).to_have_attribute("data-verdict", verdict)
            expect(box.locator("[data-result]")).not_to_be_empty()

    def answer_page(self, right: bool = True) -> None:
        for item in self.items():
            self.answer(item, right)

    # Whole stretches

    @property
    def is_tiny(self) -> bool:
        """The course by hand, which tests the harness: too small for quick hands."""
        return bool(self.data["id"] == "tiny")

    def quick_pages(self, by_hand: int = 0) -> None:
        """The first pages by a learner's hands, the others by quicker ones."""
        for ref in self.page_refs[:by_hand]:
            self.go_to(ref)
            self.answer_page()
        for ref in self.page_refs[by_hand:]:
            self.quick_page(ref)
        if self.final_ref:
            self.robot("turn", self.final_ref)

    def play_pages(self, right: bool = True) -> None:
        """Every page in order, every question on it, up to the final or the last page."""
        refs = [*self.page_refs, *([self.final_ref] if self.final_ref else [])]
        for ref in refs:
            self.go_to(ref)
            if ref != self.final_ref:
                self.answer_page(right)

    def take_final(self, right: bool = True) -> None:
        self.go_to(self.final_ref)
        self.current.locator("[data-final-begin]:visible").click()
        expect(self.current.locator(f"{PAPER}:visible").first).to_be_visible()
        for item in self.items(PAPER):
            self.fill(item, response_to(self.data["items"][item], right))
        self.current.locator("[data-final-submit]").click()
        self.current.locator("[data-final-confirm]").click()
        expect(self.current.locator("[data-final-confirm]")).to_be_hidden()
