"""Ordinals: the place of each id in the saved state. Released ids keep theirs for ever; new ones come after them."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cached_property

from ctlc_scorm.course.model import Course


@dataclass(frozen=True)
class Ids:
    """Ids in the order of their ordinals: modules, pages, and what is answered (questions and activities)."""

    modules: tuple[str, ...]
    pages: tuple[str, ...]
    items: tuple[str, ...]

    @cached_property
    def print(self) -> str:
        """Four characters that tell whether a saved state was written over the same ids."""
        return fingerprint(self.modules, self.pages, self.items)


def ids(course: Course) -> Ids:
    """The ids that are in the course now, in document order."""
    blocks = [block for page in course.pages for block in page.walk()]
    if course.assessment:
        blocks += course.assessment.bank
    return Ids(
        tuple(module.id for module in course.modules),
        tuple(page.id for page in course.pages),
        tuple(block.id for block in blocks if block.interaction),
    )


def ordinals(course: Course) -> Ids:
    """Released ids first, gone ones included, then those that are new."""
    here, lock = ids(course), course.lock
    return Ids(_after(lock.modules, here.modules), _after(lock.pages, here.pages), _after(lock.items, here.items))


def _after(released: tuple[str, ...], here: tuple[str, ...]) -> tuple[str, ...]:
    known = set(released)
    return (*released, *(id for id in here if id not in known))


def fingerprint(modules: tuple[str, ...], pages: tuple[str, ...], items: tuple[str, ...]) -> str:
    text = "\n\n".join("\n".join(part) for part in (modules, pages, items))
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:3]).decode()
