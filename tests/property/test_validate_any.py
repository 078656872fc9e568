"""Validation is total: whatever is given, it ends with findings that have places, never with an error of its own."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.validate.fix import CannotFixError, fix
from ctlc_scorm.validate.lines import of_result
from ctlc_scorm.validate.outputs import FORMS, render
from ctlc_scorm.validate.run import Result, validate
from tests.property.mutate import ENTRIES, mutated, package

SEED = st.integers(0, 2**48)
MANIFEST = next(entry.data for entry in ENTRIES[1] if entry.name == b"imsmanifest.xml")


def judged(data: bytes, name: str = "a.zip") -> Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        result = validate(path)
        for finding in result.findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text)
            assert finding.message
        for form in FORMS:
            render(form, [of_result(result, lms=("moodle", "canvas"))])
        assert list(Path(folder).iterdir()) == [path]
        return result


@given(SEED)
def test_any_zip(seed: int) -> None:
    judged(package(random.Random(seed)))


@given(SEED)
def test_any_manifest(seed: int) -> None:
    judged(mutated(MANIFEST, random.Random(seed)), "imsmanifest.xml")


@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    judged(data)
    judged(data, "imsmanifest.xml")


@given(SEED)
def test_what_is_mended_can_be_read(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "a.zip"), Path(folder, "b.zip")
        path.write_bytes(package(random.Random(seed)))
        try:
            fix(path, out)
        except CannotFixError as error:
            assert str(error)
            return
        codes = {finding.rule.code for finding in validate(out).findings}
        assert not codes & {"P001", "P003", "P004", "P006", "P007", "P008", "P016", "P024"}


def test_an_ampersand_beside_an_instruction() -> None:
    """Found by long mutation: the text was mended for its elements and not for its instructions."""
    data = MANIFEST.replace(b"<title>", b"<title>A & b", 1).replace(b"<item", b"<?a b?><item", 1)
    codes = {finding.rule.code for finding in judged(data, "imsmanifest.xml").findings}
    assert {"P030", "P049"} <= codes
