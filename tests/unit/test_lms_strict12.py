"""The strict run-time itself: every refusal has a case, and nothing else is reported in it."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from ctlc_scorm.lms.store import Call

LMS = Path(__file__).parents[2] / "ctlc_scorm" / "lms"

DRIVER = f"""
const at = (name) => {json.dumps(LMS.as_uri())} + "/" + name;
const {{ createApi }} = await import(at("strict12.js"));
const {{ createSession }} = await import(at("session12.js"));
const {{ persona }} = await import(at("personas.js"));
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const play = ({{ calls, name, changes, stored, sco, broken }}) => {{
  const as = persona(name, changes), log = [], puts = [], waits = [];
  const store = (values) => !broken && (puts.push(values), true);
  const session = createSession(as, sco, stored, store);
  const heard = {{ now: () => 0, pause: (ms) => waits.push(ms), log: (call) => log.push(call) }};
  const api = createApi({{ persona: as, session, ...heard }});
  for (const [call, ...args] of calls) try {{ api[call](...args); }} catch {{ log.at(-1).threw = true; }}
  return {{ log, puts, waits }};
}};
console.log(JSON.stringify(JSON.parse(Buffer.concat(chunks)).map(play)));
"""

Args = list[object]
Values = dict[str, str]
INIT: Args = ["LMSInitialize", ""]
FINISH: Args = ["LMSFinish", ""]
COMMIT: Args = ["LMSCommit", ""]


def put(name: str, value: object, *more: object) -> Args:
    return ["LMSSetValue", f"cmi.{name}", value, *more]


def get(name: str) -> Args:
    return ["LMSGetValue", f"cmi.{name}"]


@dataclass
class Played:
    log: list[Call]
    puts: list[Values]
    waits: list[int]

    @property
    def results(self) -> list[str]:
        return [call["result"] for call in self.log]

    @property
    def violations(self) -> list[tuple[int, str, str]]:
        return [(call["n"], call["error"], call["violation"]) for call in self.log if "violation" in call]


@dataclass
class Case:
    calls: list[Args]
    name: str = "strict"
    changes: dict[str, object] = field(default_factory=dict)
    stored: Values = field(default_factory=dict)
    mastery: str = ""
    broken: bool = False

    def as_json(self) -> dict[str, object]:
        sco = {"data": "from the manifest", "mastery": self.mastery, "maxTime": "", "limitAction": ""}
        return {**self.__dict__, "sco": sco}


def play_all(cases: list[Case]) -> list[Played]:
    asked = json.dumps([case.as_json() for case in cases])
    command = ["node", "--no-warnings", "--input-type=module", "-e", DRIVER]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return [Played(**one) for one in cast(list[dict[str, list[object]]], json.loads(done.stdout))]  # type: ignore[arg-type]


def play(*calls: Args, **options: object) -> Played:
    return play_all([Case(list(calls), **options)])[0]  # type: ignore[arg-type]


def interaction(kind: str, *more: Args) -> list[Args]:
    return [INIT, put("interactions.0.id", "m01-first"), put("interactions.0.type", kind), *more]


def response(kind: str, value: str) -> list[Args]:
    return interaction(kind, put("interactions.0.student_response", value))


def pattern(kind: str, value: str) -> list[Args]:
    return interaction(kind, put("interactions.0.correct_responses.0.pattern", value))


# name: (calls of which only the last is wrong, its error, words of the rule)
REFUSED: dict[str, tuple[list[Args], str, str]] = {
    "initialize without an argument": ([["LMSInitialize"]], "201", "takes 1 argument"),
    "initialize with a word": ([["LMSInitialize", "x"]], "201", "the empty string"),
    "initialize with null": ([["LMSInitialize", None]], "201", "is a string"),
    "initialize twice": ([INIT, INIT], "101", "called once"),
    "initialize after finish": ([INIT, FINISH, INIT], "101", "called once"),
    "commit with an argument": ([INIT, ["LMSCommit", "now"]], "201", "the empty string"),
    "finish with an argument": ([INIT, ["LMSFinish", 0]], "201", "is a string"),
    "finish before initialize": ([FINISH], "301", "before LMSInitialize"),
    "commit before initialize": ([COMMIT], "301", "before LMSInitialize"),
    "get before initialize": ([get("core.entry")], "301", "before LMSInitialize"),
    "set before initialize": ([put("core.exit", "")], "301", "before LMSInitialize"),
    "finish twice": ([INIT, FINISH, FINISH], "301", "after LMSFinish"),
    "commit after finish": ([INIT, FINISH, COMMIT], "301", "after LMSFinish"),
    "get after finish": ([INIT, FINISH, get("core.entry")], "301", "after LMSFinish"),
    "set after finish": ([INIT, FINISH, put("core.exit", "")], "301", "after LMSFinish"),
    "set a number": ([INIT, put("core.score.raw", 80)], "405", "is a string"),
    "set nothing": ([INIT, ["LMSSetValue", "cmi.core.exit"]], "201", "takes 2 argument"),
    "last error with an argument": ([INIT, ["LMSGetLastError", ""]], "201", "takes 0 argument"),
    "error string of a number": ([["LMSGetErrorString", 101]], "201", "is a string"),
    "get an element of 2004": ([INIT, get("completion_status")], "201", "not an element"),
    "get in capitals": ([INIT, get("core.Lesson_Status")], "201", "not an element"),
    "get nothing": ([INIT, ["LMSGetValue", ""]], "201", "not an element"),
    "get a group": ([INIT, get("core")], "201", "not an element"),
    "get children of a leaf": ([INIT, get("core.lesson_status._children")], "202", "no children"),
    "get the count of a group": ([INIT, get("core._count")], "203", "only an array"),
    "get an unknown count": ([INIT, get("answers._count")], "201", "not an element"),
    "get a missing index": ([INIT, get("objectives.0.id")], "201", "out of range"),
    "get exit": ([INIT, get("core.exit")], "404", "write-only"),
    "get session time": ([INIT, get("core.session_time")], "404", "write-only"),
    "get an interaction": ([*interaction("choice"), get("interactions.0.id")], "404", "write-only"),
    "set an unknown element": ([INIT, put("core.place", "1")], "201", "not an element"),
    "set children": ([INIT, put("core._children", "x")], "402", "keyword"),
    "set a count": ([INIT, put("interactions._count", "1")], "402", "keyword"),
    "set the version": ([INIT, put("_version", "3.4")], "402", "keyword"),
    "set the student": ([INIT, put("core.student_id", "me")], "403", "read-only"),
    "set total time": ([INIT, put("core.total_time", "0001:00:00")], "403", "read-only"),
    "set launch data": ([INIT, put("launch_data", "x")], "403", "read-only"),
    "set the mastery score": ([INIT, put("student_data.mastery_score", "1")], "403", "read-only"),
    "status not attempted": ([INIT, put("core.lesson_status", "not attempted")], "405", "one of: passed"),
    "status in capitals": ([INIT, put("core.lesson_status", "Passed")], "405", "one of: passed"),
    "status with a space": ([INIT, put("core.lesson_status", "passed ")], "405", "one of: passed"),
    "exit normal": ([INIT, put("core.exit", "normal")], "405", "one of: time-out"),
    "score above 100": ([INIT, put("core.score.raw", "100.5")], "405", "from 0 to 100"),
    "score below 0": ([INIT, put("core.score.min", "-1")], "405", "from 0 to 100"),
    "score with a comma": ([INIT, put("core.score.raw", "87,5")], "405", "decimal"),
    "score with a percent sign": ([INIT, put("core.score.max", "100%")], "405", "decimal"),
    "score NaN": ([INIT, put("core.score.raw", "NaN")], "405", "decimal"),
    "score with exponent": ([INIT, put("core.score.raw", "1e1")], "405", "decimal"),
    "location too long": ([INIT, put("core.lesson_location", "x" * 256)], "405", "this one has 256"),
    "suspend data too long": ([INIT, put("suspend_data", "x" * 4097)], "405", "this one has 4097"),
    "suspend data too long in UTF-16": ([INIT, put("suspend_data", "🙂" * 2049)], "405", "this one has 4098"),
    "comments too long together": (
        [INIT, put("comments", "x" * 4000), put("comments", "y" * 97)],
        "405",
        "this one has 4097",
    ),
    "session time without hours": ([INIT, put("core.session_time", "05:30")], "405", "time span"),
    "session time of one digit": ([INIT, put("core.session_time", "1:05:30")], "405", "time span"),
    "session time of 2004": ([INIT, put("core.session_time", "PT5M")], "405", "time span"),
    "session time with a comma": ([INIT, put("core.session_time", "00:00:01,5")], "405", "time span"),
    "session time with thousandths": ([INIT, put("core.session_time", "00:00:01.500")], "405", "time span"),
    "session time of 60 seconds": ([INIT, put("core.session_time", "00:00:60")], "405", "time span"),
    "session time of five digits": ([INIT, put("core.session_time", "00001:00:00")], "405", "time span"),
    "audio out of range": ([INIT, put("student_preference.audio", "101")], "405", "from -1 to 100"),
    "speed not whole": ([INIT, put("student_preference.speed", "1.5")], "405", "whole number"),
    "interaction with a gap": ([INIT, put("interactions.1.id", "a")], "201", "out of range"),
    "interaction with a leading zero": ([INIT, put("interactions.00.id", "a")], "201", "not an element"),
    "interaction with a negative index": ([INIT, put("interactions.-1.id", "a")], "201", "not an element"),
    "interaction id with a space": ([INIT, put("interactions.0.id", "a b")], "405", "identifier"),
    "interaction id with a dot": ([INIT, put("interactions.0.id", "a.b")], "405", "identifier"),
    "interaction id empty": ([INIT, put("interactions.0.id", "")], "405", "identifier"),
    "interaction without id": ([INIT, put("interactions.0.type", "choice")], "201", "id must be set before"),
    "interaction index reused": ([*interaction("choice"), put("interactions.0.id", "other")], "201", "never reuse"),
    "response before type": (
        [INIT, put("interactions.0.id", "a"), put("interactions.0.student_response", "a")],
        "405",
        "type must be set before",
    ),
    "type of 2004": (
        [INIT, put("interactions.0.id", "a"), put("interactions.0.type", "long-fill-in")],
        "405",
        "one of",
    ),
    "result of 2004": (interaction("choice", put("interactions.0.result", "incorrect")), "405", "one of: correct"),
    "interaction time of a date": (
        interaction("choice", put("interactions.0.time", "2026-11-01T10:00:00")),
        "405",
        "time of",
    ),
    "interaction time of 24 hours": (
        interaction("choice", put("interactions.0.time", "24:00:00")),
        "405",
        "time of day",
    ),
    "latency in seconds": (interaction("choice", put("interactions.0.latency", "12")), "405", "time span"),
    "weighting in words": (interaction("choice", put("interactions.0.weighting", "one")), "405", "decimal"),
    "pattern with a gap": (
        interaction("choice", put("interactions.0.correct_responses.1.pattern", "a")),
        "201",
        "out of range",
    ),
    "true-false in words": (response("true-false", "true"), "405", "one of: 0, 1, t, f"),
    "choice of a number above 9": (response("choice", "10"), "405", "one character"),
    "choice with the brackets of 2004": (response("choice", "a[,]b"), "405", "one character"),
    "choice with a space": (response("choice", "a, b"), "405", "one character"),
    "choice in capitals": (pattern("choice", "A"), "405", "one character"),
    "choice empty": (response("choice", ""), "405", "one character"),
    "sequencing in braces": (pattern("sequencing", "{a,b}"), "405", "one character"),
    "matching without pairs": (response("matching", "a,b"), "405", "pairs"),
    "matching with the brackets of 2004": (response("matching", "a[.]b"), "405", "pairs"),
    "numeric with a comma": (response("numeric", "3,5"), "405", "decimal"),
    "numeric as a range": (pattern("numeric", "3:5"), "405", "decimal"),
    "likert of two": (response("likert", "ab"), "405", "one character"),
    "fill-in too long": (response("fill-in", "x" * 256), "405", "this one has 256"),
    "performance too long": (response("performance", "x" * 256), "405", "this one has 256"),
    "objective status": ([INIT, put("objectives.0.id", "o"), put("objectives.0.status", "done")], "405", "one of"),
}


@pytest.fixture(scope="module")
def refused() -> dict[str, Played]:
    return dict(zip(REFUSED, play_all([Case(calls) for calls, _, _ in REFUSED.values()]), strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_and_nothing_else_is_reported(name: str, refused: dict[str, Played]) -> None:
    calls, code, words = REFUSED[name]
    [(n, error, rule)] = refused[name].violations
    assert (n, error) == (len(calls) - 1, code)
    assert words in rule
    asks = calls[-1][0] in ("LMSGetValue", "LMSGetLastError", "LMSGetErrorString")
    assert refused[name].results[-1] == ("" if asks else "false")


def test_a_refused_write_changes_nothing() -> None:
    played = play(INIT, put("interactions.0.id", "a b"), get("interactions._count"), put("core.exit", "x"), COMMIT)
    assert played.results == ["true", "false", "0", "false", "true"]
    assert played.puts == [{}]


ACCEPTED: dict[str, list[Args]] = {
    "true-false": response("true-false", "t"),
    "choice": [*response("choice", "a,c"), put("interactions.0.correct_responses.0.pattern", "{a,b}")],
    "two patterns": [*pattern("choice", "a"), put("interactions.0.correct_responses.1.pattern", "b")],
    "sequencing": response("sequencing", "c,a,b"),
    "matching": [*response("matching", "a.c,b.a"), put("interactions.0.correct_responses.0.pattern", "{a.b}")],
    "numeric": response("numeric", "-3.5"),
    "likert": [*response("likert", "c"), put("interactions.0.student_response", "")],
    "fill-in": response("fill-in", "Any text, até 255"),
    "performance": response("performance", "done"),
    "all of an interaction": interaction(
        "choice",
        put("interactions.0.id", "m01-first"),
        put("interactions.0.objectives.0.id", "notice-distress"),
        put("interactions.0.time", "23:59:59.99"),
        put("interactions.0.weighting", "1"),
        put("interactions.0.result", "wrong"),
        put("interactions.0.latency", "0000:00:12.34"),
        put("interactions.0.result", "0.5"),
        put("interactions.1.id", "m01-second"),
        get("interactions._count"),
        get("interactions.0.objectives._count"),
    ),
    "scores": [
        INIT,
        *(put(f"core.score.{part}", value) for part in ("raw", "min", "max") for value in ("", "0", "99.5")),
    ],
    "spans": [INIT, *(put("core.session_time", span) for span in ("00:00:00", "9999:59:59.99", "012:34:56.7"))],
    "longest": [INIT, put("suspend_data", "x" * 4096), put("core.lesson_location", "x" * 255)],
    "children": [
        INIT,
        *(get(f"{g}._children") for g in ("core", "core.score", "objectives", "interactions", "student_data")),
    ],
    "objectives": [
        INIT,
        put("objectives.0.id", "o"),
        put("objectives.0.status", "not attempted"),
        put("objectives.0.score.raw", "50"),
        get("objectives.0.score._children"),
        get("objectives.0.id"),
    ],
    "preferences": [INIT, put("student_preference.text", "-1"), put("student_preference.language", "en")],
    "error calls at any time": [
        ["LMSGetLastError"],
        ["LMSGetErrorString", "999"],
        ["LMSGetDiagnostic", ""],
        INIT,
        FINISH,
        ["LMSGetLastError"],
    ],
}


def test_accepts_what_the_standard_allows() -> None:
    for name, played in zip(ACCEPTED, play_all([Case(calls) for calls in ACCEPTED.values()]), strict=True):
        assert (name, played.violations, {call["error"] for call in played.log}) == (name, [], {"0"})


def test_first_launch_reads_as_new() -> None:
    asked = [
        "core.entry",
        "core.lesson_status",
        "core.total_time",
        "core.lesson_location",
        "suspend_data",
        "core.credit",
    ]
    played = play(INIT, *(get(name) for name in asked), get("core.lesson_mode"), get("launch_data"), get("_version"))
    expected = ["ab-initio", "not attempted", "0000:00:00.00", "", "", "credit", "normal", "from the manifest", "3.4"]
    assert played.results[1:] == expected


def test_finish_adds_the_time_and_a_suspended_course_resumes() -> None:
    first = play(
        INIT,
        put("core.session_time", "0000:59:30.50"),
        put("core.exit", "suspend"),
        get("core.total_time"),
        FINISH,
        stored={"cmi.core.total_time": "0001:00:29.60"},
    )
    assert first.results[3] == "0001:00:29.60"
    assert first.puts[-1]["cmi.core.total_time"] == "0002:00:00.10"
    again = play(INIT, get("core.entry"), get("core.total_time"), stored=first.puts[-1])
    assert again.results[1:] == ["resume", "0002:00:00.10"]


def test_without_suspend_the_entry_is_blank() -> None:
    first = play(INIT, put("core.lesson_status", "incomplete"), FINISH)
    assert play(INIT, get("core.entry"), stored=first.puts[-1]).results[1] == ""


def test_only_a_commit_stores_and_each_stores_what_changed() -> None:
    played = play(
        INIT, put("suspend_data", "one"), COMMIT, put("core.lesson_location", "p2"), COMMIT, put("core.exit", "suspend")
    )
    assert played.puts == [{"cmi.suspend_data": "one"}, {"cmi.core.lesson_location": "p2"}]


def test_a_store_that_fails_is_no_fault_of_the_course() -> None:
    played = play(INIT, COMMIT, ["LMSGetLastError"], FINISH, COMMIT, broken=True)
    assert played.results == ["true", "false", "101", "false", "false"]
    assert played.violations == []


def test_the_error_calls_tell_and_keep_the_last_error() -> None:
    played = play(
        INIT,
        get("core.exit"),
        ["LMSGetLastError"],
        ["LMSGetErrorString", "404"],
        ["LMSGetDiagnostic", ""],
        ["LMSGetLastError"],
    )
    assert played.results[2:] == ["404", "Element is write only", "cmi.core.exit is write-only", "404"]


def test_review_stores_nothing() -> None:
    assert play(INIT, put("core.lesson_status", "passed"), FINISH, changes={"lessonMode": "review"}).puts == []


def finish_status(calls: list[Args], **options: object) -> str:
    return play(INIT, *calls, FINISH, **options).puts[-1].get("cmi.core.lesson_status", "")


def test_moodle_completes_the_untouched_and_lets_the_mastery_score_decide() -> None:
    low = [put("core.lesson_status", "passed"), put("core.score.raw", "60")]
    assert finish_status([], name="moodle") == "completed"
    assert finish_status(low, name="moodle", mastery="80") == "failed"
    assert finish_status(low, name="moodle") == "passed"
    assert finish_status(low, mastery="80") == "passed"
    assert finish_status([]) == ""


def test_a_persona_is_a_table_of_differences() -> None:
    commit_times = play(INIT, put("core.session_time", "00:00:10"), COMMIT, changes={"totalTimeAt": "commit"})
    assert commit_times.puts[0]["cmi.core.total_time"] == "0000:00:10.00"
    small = play(INIT, put("suspend_data", "x" * 11), changes={"suspendLimit": 10})
    assert small.results[1] == "false"
    bare = play(
        INIT,
        get("interactions._children"),
        put("interactions.0.id", "a"),
        changes={"unsupported": ["cmi.interactions"], "missingCode": "401"},
    )
    assert [call["error"] for call in bare.log] == ["0", "401", "401"]
    assert bare.violations == []
    blind = play(INIT, get("core.entry"), changes={"unreadable": ["cmi.core.entry"]})
    assert (blind.results[1], blind.log[1]["error"]) == ("", "0")
    slow = play(INIT, ["LMSGetLastError"], COMMIT, changes={"latencyMs": 7})
    assert slow.waits == [7, 7]
    patient = play(INIT, FINISH, INIT, get("core.credit"), changes={"initializeAgain": True})
    assert (patient.results, patient.violations) == (["true", "true", "true", "credit"], [])


def test_calls_fail_as_a_persona_says() -> None:
    failing = [
        {"call": "LMSCommit", "from": 2, "to": 2, "error": "101"},
        {"call": "LMSFinish", "from": 1, "to": 1, "error": "throw"},
    ]
    played = play(INIT, COMMIT, COMMIT, COMMIT, FINISH, FINISH, changes={"failing": failing})
    assert played.results == ["true", "true", "false", "true", "false", "true"]
    assert played.violations == []
    share = play(INIT, *[COMMIT] * 100, changes={"failShares": {"LMSCommit": 0.3}})
    assert 15 < share.results.count("false") < 45
    other = play(INIT, *[COMMIT] * 100, changes={"failShares": {"LMSCommit": 0.3}, "seed": 2})
    assert other.results != share.results
    assert play(INIT, *[COMMIT] * 20, FINISH, changes={"failShares": {"LMSFinish": 1}}).results == ["true"] * 21 + [
        "false"
    ]
