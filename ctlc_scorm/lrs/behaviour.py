"""How LMSs and LRSs differ from the standard: tables of differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ctlc_scorm.rules.statements.cmi5 import MOVEON, OUTCOMES, categories, is_defined, name_of

Statement = Mapping[str, Any]
Outcome = Callable[[Statement, str], str]
"""What a statement says of the AU with this activity id: completed, passed, failed or nothing."""


def by_the_book(statement: Statement, activity: str) -> str:
    """As cmi5 says: the categories, and the activity of the launch."""
    own = is_defined(statement) and MOVEON in categories(statement) and statement["object"].get("id") == activity
    return name_of(statement) if own and name_of(statement) in OUTCOMES else ""


def by_verb(statement: Statement, activity: str) -> str:
    """The verb alone, whatever the object."""
    return name_of(statement) if name_of(statement) in OUTCOMES else ""


def by_display(statement: Statement, activity: str) -> str:
    """The English word of the verb; only `completed` needs the category of cmi5."""
    word = statement["verb"].get("display", {}).get("en", "")
    return word if word in ("passed", "failed") or (word == "completed" and is_defined(statement)) else ""


@dataclass(frozen=True)
class Behaviour:
    """The defaults are those of an LRS that keeps to xAPI 1.0.3 and an LMS that keeps to cmi5."""

    post_dropped: bool = False
    """A POST of statements is answered with 200 and forgotten."""
    only_suspend_data: bool = False
    """State keeps one document, suspendData; other calls of State and profiles are answered with 200 and dropped."""
    bare_launch_data: bool = False
    """LaunchData with a parent instead of a grouping, and without session, moveOn and masteryScore."""
    token_reissued: bool = False
    token_used: bool = False
    """The token has been fetched by someone else."""
    fetch_fault: int = 200
    activity: Literal["own", "publisher", "course"] = "own"
    strict: bool = False
    """Statements of a session are held to the rules of cmi5, and preferences must have been read."""
    alternate: bool = True
    """The alternate request syntax is taken."""
    mismatch: int = 412
    id_in_body: bool = False
    resent: int = 204
    """The answer to a statement that is known."""
    item_by_item: bool = False
    """A batch is stored up to the first bad statement."""
    deep_merge: bool = False
    about: bool = True
    state_needs_etag: bool = False
    """As in xAPI 2.0: State that is there is changed only with If-Match or If-None-Match."""
    preflight_etags: bool = True
    """If-Match and If-None-Match are allowed to pages of other sites."""
    etag_exposed: bool = True
    version: Literal["1.0.3", "2.0.0"] = "1.0.3"
    """What is spoken; a request in another version is refused."""
    outcome: Outcome = by_the_book


STANDARD = Behaviour()
CATAPULT = Behaviour(strict=True, alternate=False)
OPENEDX = Behaviour(
    post_dropped=True,
    only_suspend_data=True,
    bare_launch_data=True,
    token_reissued=True,
    activity="course",
    outcome=by_display,
)
BYLIGHT = Behaviour(
    activity="publisher",
    mismatch=409,
    id_in_body=True,
    resent=400,
    item_by_item=True,
    deep_merge=True,
    about=False,
    preflight_etags=False,
    fetch_fault=401,
    outcome=by_verb,
)
LATER = Behaviour(version="2.0.0", state_needs_etag=True, alternate=False)
BEHAVIOURS = {"standard": STANDARD, "later": LATER, "catapult": CATAPULT, "openedx": OPENEDX, "bylight": BYLIGHT}
