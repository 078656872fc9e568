"""Whatever a `tincan.xml` or `cmi5.xml` holds, it is judged and never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.formats import TABLE
from ctlc_scorm.package import CMI5, TINCAN, Package
from ctlc_scorm.rules.package.cmi5 import check_cmi5
from ctlc_scorm.rules.package.tincan import check_tincan
from ctlc_scorm.source.findings import Finding
from tests.unit.package_samples import SAMPLE, single

Check = Callable[[Package], Iterable[Finding]]
SOUND: dict[str, tuple[Check, bytes]] = {
    TINCAN: (check_tincan, TABLE["xapi"].assemble(SAMPLE, single()).read(TINCAN)),
    CMI5: (check_cmi5, TABLE["cmi5"].assemble(SAMPLE, single()).read(CMI5)),
}
NAMES = ("au", "block", "url", "objectives", "activity", "launch", "langstring", "activities", "course", "title")
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(NAMES).map(lambda name: f"<{name}/>".encode()),
    st.sampled_from(
        [b'"', b"&#65;", b" id=''", b"]]>", b"<x:a xmlns:x='y'/>", b"http://[", b"?actor=", b"9" * 40, b"-"]
    ),
)


@given(st.sampled_from(list(SOUND)), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), PIECES), max_size=4))
def test_any_manifest_is_judged(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check, data = SOUND[name]
    for place, length, piece in edits:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + length :]
    for finding in check(Package("x", {name: data, "index.html": b""})):
        line, column = finding.span.source.place(finding.span.start)
        assert line >= 1 and column >= 1 and finding.message
