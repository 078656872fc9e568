"""The whole course with a keyboard and nothing else: the path, every block, every dialog. (That Tab meets everything, in
order, with a ring, and ends, is looked at on every sight by the matrix.)
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .access import ORIGIN, LANGUAGES, courses, response, serve
from .access_keys import Keys
from .access_sights import ASKED, LATER, LEARNING, MEDIA, PRIVATE, STORIES, WORDS
from .conftest import Windows
from .player import PAPER, Player

__all__ = ["courses"]
