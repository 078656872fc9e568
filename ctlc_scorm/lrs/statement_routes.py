"""/statements: what is stored, and what is found."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from ctlc_scorm.lrs.core import Core
from ctlc_scorm.lrs.exchange import Answer, Asked, as_json
from ctlc_scorm.lrs.formats import formatted
from ctlc_scorm.lrs.query import FORMATS, SINGLE, more, one_of, parse
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.statements import Statement, content
from ctlc_scorm.rules.statements import batch_faults, form, statement_faults, values
from ctlc_scorm.rules.statements.fault import Fault
from ctlc_scorm.rules.statements.scalars import UUID

LARGEST = 1 << 20
Caller = sqlite3.Row | None


def statements(core: Core, caller: Caller, asked: Asked) -> Answer:
    if caller is not None and core.behaviour.post_dropped and asked.method != "PUT":
        return as_json({"success": True})
    if asked.method in ("GET", "HEAD"):
        return get(core, asked)
    if asked.method not in ("PUT", "POST"):
        raise Refused(405, f"{asked.method} of statements")
    if len(asked.body) > LARGEST:
        raise Refused(413, "too much at once", [Fault(values.TOO_LARGE, "", f"{len(asked.body)} bytes")])
    if not asked.type.lower().startswith("application/json"):
        raise Refused(400, f"statements are taken as application/json, not as {asked.type}")
    return put(core, caller, asked) if asked.method == "PUT" else post(core, caller, asked)


def put(core: Core, caller: Caller, asked: Asked) -> Answer:
    name = asked.params.get("statementId", "")
    if set(asked.params) != {"statementId"} or not UUID.fullmatch(name):
        raise Refused(400, "PUT needs statementId, a UUID, and nothing else", [Fault(form.BAD_UUID, "id", repr(name))])
    sent = asked.json()
    checked([sent], isinstance(sent, list))
    one = object_of(sent)
    if str(one.get("id", "" if core.behaviour.id_in_body else name)).lower() != name.lower():
        raise Refused(400, "the id in the statement is not statementId", [Fault(form.BAD_UUID, "id", "differs")])
    save(core, caller, [{**one, "id": name}])
    return Answer(204)


def post(core: Core, caller: Caller, asked: Asked) -> Answer:
    if asked.params:
        raise Refused(400, f"POST of statements has no parameters, and {', '.join(asked.params)} was given")
    sent = asked.json()
    batch = sent if isinstance(sent, list) else [sent]
    if core.behaviour.item_by_item:
        return as_json([name for one in batch for name in one_by_one(core, caller, one)])
    checked(batch, isinstance(sent, list))
    return as_json(save(core, caller, [object_of(one) for one in batch]))


def one_by_one(core: Core, caller: Caller, one: object) -> list[str]:
    checked([one], False)
    return save(core, caller, [object_of(one)])


def object_of(value: object) -> Statement:
    assert isinstance(value, dict)  # checked before
    return value


def checked(batch: list[object], many: bool) -> None:
    """Refused with the rules that are broken."""
    faults = [fault for fault in (batch_faults(batch) if many else statement_faults(batch[0])) if fault.refused]
    if faults:
        raise Refused(400, "; ".join(str(fault) for fault in faults[:3]), faults)


def save(core: Core, caller: Caller, batch: list[Statement]) -> list[str]:
    new = [one for one in batch if not known(core, one)]
    if core.behaviour.resent != 204 and len(new) < len(batch):
        raise Refused(core.behaviour.resent, "the statement is known")
    if caller is not None and new:
        core.sessions.accept(caller, new, core.behaviour)
    ids = core.statements.save(batch)
    if caller is not None:
        core.sessions.after(caller, ids, core.behaviour)
    return ids


def known(core: Core, one: Statement) -> bool:
    row = core.statements.base.execute("SELECT sent FROM statement WHERE id = ?", [str(one.get("id", "")).lower()])
    found = row.fetchone()
    return found is not None and found["sent"] == content(one | {"id": str(one["id"]).lower()})


def get(core: Core, asked: Asked) -> Answer:
    single = [name for name in SINGLE if name in asked.params]
    if single:
        return get_one(core, asked, single)
    query = parse(asked.params)
    page = core.statements.find(query)
    found = [told(core, row, query.format, asked) for row in page.rows]
    return as_json({"statements": found, "more": more("/xapi/statements", asked.params, page.last)})


def get_one(core: Core, asked: Asked, single: list[str]) -> Answer:
    extra = sorted(asked.params.keys() - {*single, "attachments", "format"})
    if extra or len(single) > 1:
        raise Refused(400, f"{single[0]} does not go with {', '.join(extra or single[1:])}")
    name = asked.params[single[0]]
    if not UUID.fullmatch(name):
        raise Refused(400, f"{single[0]} is not a UUID")
    row = core.statements.one(name, voided=single[0] == "voidedStatementId")
    if row is None:
        raise Refused(404, f"there is no such {'voided ' if 'voided' in single[0] else ''}statement")
    form_asked = one_of("format", asked.params.get("format", "exact"), FORMATS)
    return as_json(told(core, row, form_asked, asked), **{"last-modified": row["stored"]})


def told(core: Core, row: sqlite3.Row, kind: str, asked: Asked) -> dict[str, Any]:
    languages = asked.headers.get("accept-language", "")
    return formatted(json.loads(row["json"]), kind, languages, core.statements.definition)
