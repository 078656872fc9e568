"""JUnit XML, as CI servers read it: a suite for each package, a case for each finding; notes do not fail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ctlc_scorm.validate.lines import Line, PackageReport

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Sequence[PackageReport]) -> str:
    root = etree.Element("testsuites", name="ctlc-scorm validate")
    for one in reports:
        root.append(_suite(one))
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode")


def _suite(one: PackageReport) -> etree._Element:
    suite = etree.Element("testsuite", name=_clean(one.path), errors="0", skipped="0")
    cases = [_case(line, one) for line in one.lines] or [_passed(one)]
    suite.extend(cases)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(one.count("error") + one.count("warning")))
    return suite


def _passed(one: PackageReport) -> etree._Element:
    return etree.Element("testcase", classname=_clean(one.path), name=f"{one.title} without findings")


def _case(line: Line, one: PackageReport) -> etree._Element:
    name = f"{line.code} {line.name} {line.place}".strip()
    case = etree.Element("testcase", classname=_clean(one.path), name=_clean(name))
    if line.severity == "note":
        etree.SubElement(case, "system-out").text = _clean(line.text)
    else:
        failure = etree.SubElement(case, "failure", type=line.severity, message=_clean(line.message))
        failure.text = _clean(line.text)
    return case


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)
