"""The LMS side of cmi5: enrolments, launches, tokens, and what follows from the statements of a session."""

from __future__ import annotations

import json
import secrets
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from ctlc_scorm.lrs import agents, lms_statements
from ctlc_scorm.lrs.behaviour import Behaviour
from ctlc_scorm.lrs.course import Au, Part, is_met, satisfied
from ctlc_scorm.lrs.documents import Documents, Place
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.statements import Statement, Statements
from ctlc_scorm.rules.statements import Fault, session
from ctlc_scorm.rules.statements.cmi5 import Session as Rules
from ctlc_scorm.rules.statements.cmi5 import is_defined, name_of, session_faults

Row = sqlite3.Row
MODES = ("Normal", "Browse", "Review")


@dataclass(frozen=True)
class Launch:
    session: str
    registration: str
    activity: str
    actor: Mapping[str, Any]
    mode: str


class Sessions:
    def __init__(self, base: sqlite3.Connection, statements: Statements, documents: Documents) -> None:
        self.base = base
        self.statements = statements
        self.documents = documents

    def enrol(self, actor: Mapping[str, Any], course: Part, registration: str = "") -> str:
        """The registration of a learner in a course; parts that need nothing are satisfied at once."""
        name = registration or str(uuid4())
        row = [name, json.dumps(actor), json.dumps(course.as_data())]
        with self.statements.lock:
            self.base.execute("INSERT OR IGNORE INTO enrolment VALUES (?, ?, ?)", row)
            self.evaluate(name, "")
        return name

    def enrolment(self, registration: str) -> tuple[dict[str, Any], Part]:
        row = self.base.execute("SELECT * FROM enrolment WHERE registration = ?", [registration]).fetchone()
        return json.loads(row["actor"]), Part.from_data(json.loads(row["course"]))

    def launch(
        self, registration: str, au_id: str, behaviour: Behaviour, mode: str = "Normal", return_url: str = ""
    ) -> Launch:
        """A new session; the one that was open for this AU is abandoned."""
        with self.statements.lock:
            return self.begin(registration, au_id, behaviour, mode, return_url)

    def begin(self, registration: str, au_id: str, behaviour: Behaviour, mode: str, return_url: str) -> Launch:
        actor, course = self.enrolment(registration)
        au = course.au(au_id)
        reviewed = behaviour.strict and mode == "Normal" and self.is_done(au, registration)
        self.abandon(registration, au)
        activity = activity_id(course, au, behaviour)
        made = Launch(str(uuid4()), registration, activity, actor, "Review" if reviewed else mode)
        self.keep(made, au, launch_data(course, au, made, behaviour, return_url))
        self.statements.save([lms_statements.launched(made, au)])
        return made

    def is_done(self, au: Au, registration: str) -> bool:
        """Whether nothing is left to do in an AU that was launched before."""
        return is_met(au, self.outcomes(registration)) and bool(self.past(au, registration))

    def keep(self, made: Launch, au: Au, data: dict[str, Any]) -> None:
        """The session with its token, and the document LMS.LaunchData."""
        text, begun = json.dumps(data), self.statements.clock.now()
        token = b64encode(f"{made.session}:{secrets.token_hex(12)}".encode()).decode()
        row = [made.session, made.registration, au.id, made.activity, made.mode, text, token, begun]
        columns = "id, registration, au, activity, mode, data, token, begun"
        self.base.execute(f"INSERT INTO session ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        place = Place("state", made.activity, agents.key(made.actor), made.registration)
        self.documents.write(place, "LMS.LaunchData", text.encode())

    def past(self, au: Au, registration: str) -> list[Row]:
        asked = "SELECT * FROM session WHERE registration = ? AND au = ? ORDER BY begun"
        return self.base.execute(asked, [registration, au.id]).fetchall()

    def abandon(self, registration: str, au: Au) -> None:
        for row in self.past(au, registration):
            if not row["ended"] and self.of(row["id"]):
                self.statements.save([lms_statements.abandoned(row, self.enrolment(registration)[0])])
            if not row["ended"]:
                self.end(row["id"], "abandoned")

    def end(self, name: str, how: str) -> None:
        self.base.execute("UPDATE session SET ended = ? WHERE id = ?", [how, name])

    def get(self, name: str) -> Row | None:
        row: Row | None = self.base.execute("SELECT * FROM session WHERE id = ?", [name]).fetchone()
        return row

    def by_token(self, token: str) -> Row | None:
        row: Row | None = self.base.execute("SELECT * FROM session WHERE token = ?", [token]).fetchone()
        return row

    def fetch(self, name: str, behaviour: Behaviour) -> tuple[int, dict[str, str]]:
        """The token, once."""
        row = self.get(name)
        if row is None:
            return behaviour.fetch_fault, {"error-code": "2", "error-text": "there is no such session"}
        if behaviour.token_used or (row["fetched"] and not behaviour.token_reissued):
            return behaviour.fetch_fault, {"error-code": "1", "error-text": "the token was fetched before"}
        self.base.execute("UPDATE session SET fetched = 1 WHERE id = ?", [name])
        return 200, {"auth-token": row["token"]}

    def of(self, name: str) -> list[Statement]:
        """The statements that came in a session."""
        asked = (
            "SELECT json FROM statement JOIN mention ON mention.statement = statement.id "
            "WHERE mention.kind = 'session' AND mention.name = ? ORDER BY stored"
        )
        return [json.loads(row["json"]) for row in self.base.execute(asked, [name])]

    def accept(self, row: Row, batch: Iterable[Statement], behaviour: Behaviour) -> None:
        """Refused with 403 if the session cannot take these statements."""
        if row["ended"] and not behaviour.token_reissued:
            raise Refused(403, f"the session is over: {row['ended']}", [Fault(session.ENDED, "", row["ended"])])
        if not behaviour.strict:
            return
        if not row["preferences"]:
            raise Refused(403, "the learner's preferences were not read")
        rules = self.rules(row)
        for one in batch:
            faults = [fault for fault in session_faults(one, rules) if fault.refused]
            if faults:
                raise Refused(403, "the statement is not as cmi5 wants it", faults)
            rules = replace(rules, earlier=(*rules.earlier, one))

    def rules(self, row: Row) -> Rules:
        data = json.loads(row["data"])
        registration = row["registration"]
        actor, course = self.enrolment(registration)
        others = [one["id"] for one in self.past(course.au(row["au"]), registration) if one["id"] != row["id"]]
        return Rules(
            actor=actor,
            registration=registration,
            activity=row["activity"],
            template=data["contextTemplate"],
            mode=row["mode"],
            mastery=data.get("masteryScore"),
            over=bool(row["ended"]),
            earlier=tuple(self.of(row["id"])),
            others=tuple(statement for name in others for statement in self.of(name)),
        )

    def after(self, row: Row, ids: Iterable[str], behaviour: Behaviour) -> None:
        """What follows from statements that were stored: the end of the session, and parts that are satisfied."""
        marks = [(name, "session", row["id"], False) for name in ids]
        self.base.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)", marks)
        for statement in self.of(row["id"]):
            if is_defined(statement) and name_of(statement) == "terminated":
                self.end(row["id"], "terminated")
            if outcome := behaviour.outcome(statement, row["activity"]):
                mark = [statement["id"], "outcome", f"{row['registration']} {row['au']} {outcome}", False]
                self.base.execute("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)", mark)
        self.evaluate(row["registration"], row["id"])

    def outcomes(self, registration: str) -> dict[str, set[str]]:
        """By AU, what has been reported."""
        rows = self.base.execute(
            "SELECT DISTINCT name FROM mention WHERE kind = 'outcome' AND name LIKE ?", [f"{registration} %"]
        )
        found: dict[str, set[str]] = {}
        for row in rows:
            _, au, outcome = row["name"].split(" ")
            found.setdefault(au, set()).add(outcome)
        return found

    def evaluate(self, registration: str, session_id: str) -> None:
        actor, course = self.enrolment(registration)
        for part, kind in satisfied(course, self.outcomes(registration)):
            name = str(uuid5(NAMESPACE_URL, f"satisfied {registration} {part}"))
            if self.statements.one(name) is None:
                made = lms_statements.satisfied(name, registration, session_id or str(uuid4()), actor, (part, kind))
                self.statements.save([made])


def activity_id(course: Part, au: Au, behaviour: Behaviour) -> str:
    own = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{course.id} {au.id}')}"
    return {"own": own, "publisher": au.id, "course": course.id}[behaviour.activity]


def launch_data(course: Part, au: Au, launch: Launch, behaviour: Behaviour, return_url: str) -> dict[str, Any]:
    """The document LMS.LaunchData."""
    if behaviour.bare_launch_data:
        parent = {"id": course.id, "definition": {"name": {"en-US": course.title}}}
        template = {"registration": launch.registration, "contextActivities": {"parent": [parent]}}
        return {"contextTemplate": template, "launchMode": launch.mode, "launchParameters": ""}
    optional = {
        "masteryScore": au.mastery,
        "launchParameters": au.parameters,
        "returnURL": return_url,
        "entitlementKey": {"courseStructure": au.entitlement} if au.entitlement else None,
    }
    given = {name: value for name, value in optional.items() if value not in (None, "")}
    template = lms_statements.template(launch.session, au.id)
    return {"contextTemplate": template, "launchMode": launch.mode, "moveOn": au.move_on, **given}
