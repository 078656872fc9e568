"""The manifest of a SCORM 1.2 package: what the standard asks for and what LMSs really read."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from lxml import etree

from ctlc_scorm.assemble import assemble
from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import TABLE
from ctlc_scorm.formats.scorm12 import identifier
from ctlc_scorm.site import Site
from tests.unit.package_samples import SAMPLE, sample, several, single

NAMES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "md": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
}


def text_of(course: Course = SAMPLE, site: Site | None = None) -> str:
    return assemble(course, site or single(course), TABLE["scorm12"]).read("imsmanifest.xml").decode()


def find(path: str, course: Course = SAMPLE, site: Site | None = None) -> list[str]:
    """What an XPath gives in the manifest, as texts."""
    root = etree.fromstring(text_of(course, site).encode())
    return [str(found) for found in root.xpath(path, namespaces=NAMES)]


def test_names_stand_as_lms_compare_them() -> None:
    head = text_of().split(">\n")[:2]
    assert head[0] == '<?xml version="1.0" encoding="UTF-8"?'
    assert head[1].startswith(f'<manifest xmlns="{NAMES["cp"]}" xmlns:adlcp="{NAMES["adlcp"]}" ')
    assert find("//cp:schema/text()") + find("//cp:schemaversion/text()") == ["ADL SCORM", "1.2"]
    assert "schemaLocation" not in text_of()


def test_a_single_sco_lists_every_file_once_and_its_launch_first() -> None:
    assert find("//cp:resource/@href") == ["index.html"]
    assert find("//cp:resource/@type") + find("//cp:resource/@adlcp:scormtype") == ["webcontent", "sco"]
    assert find("//cp:file/@href") == ["index.html", "media/a%20corner.jpg", "player.css", "player.js"]


def test_scos_share_their_files_as_a_resource_after_them() -> None:
    site = several()
    assert find("//cp:resource/@adlcp:scormtype", site=site) == ["sco", "sco", "sco", "asset"]
    assert find("//cp:resource/@href", site=site) == ["m00-start-here.html", "m03-calm.html", "final.html"]
    assert find("//cp:resource[4]/cp:file/@href", site=site) == ["media/a%20corner.jpg", "player.css", "player.js"]
    assert find("//cp:dependency/@identifierref", site=site) == find("//cp:resource[4]/@identifier", site=site) * 3
    assert len(find("//cp:file/@href", site=site)) == len(site.files)


def test_the_default_organization_shows_an_item_for_each_sco() -> None:
    site = several()
    assert find("//cp:organizations/@default") == find("//cp:organization/@identifier") == ["organization-sample"]
    assert find("//cp:item/cp:title/text()", site=site) == ["Start here", "Calm & quiet", "Final"]
    assert find("//cp:item/@isvisible", site=site) == ["true"] * 3
    assert find("//cp:item/@identifierref", site=site) == find("//cp:resource[@href]/@identifier", site=site)


def test_identifiers_outlive_a_new_version_and_differ_between_courses() -> None:
    identifiers = find("//@identifier", site=several())
    assert len(set(identifiers)) == len(identifiers) == 9
    assert find("//@identifier", sample(version="9.0.0"), several()) == identifiers
    assert not set(identifiers) & set(find("//@identifier", sample(id="other"), several()))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("sample", "calm"), "item-sample-calm"),
        (("a.b", "c"), r"item-a-b-c-[0-9a-f]{8}"),
        (("niña", "1"), r"item-ni-a-1-[0-9a-f]{8}"),
        (("x" * 300,), r"item-x{70}-[0-9a-f]{8}"),
    ],
)
def test_identifiers_are_plain_and_told_apart(parts: tuple[str, ...], expected: str) -> None:
    assert re.fullmatch(expected, identifier("item", *parts))


def test_titles_are_never_empty_nor_too_long_for_a_column() -> None:
    assert find("//cp:organization/cp:title/text()", sample(title=" \x0b ")) == ["sample"]
    assert find("//cp:organization/cp:title/text()", sample(title="a  b\nc")) == ["a b c"]
    long = find("//cp:organization/cp:title/text()", sample(title="word " * 60))[0]
    assert len(long) <= 200 and long.endswith("word…")


def test_mastery_is_left_to_the_course_unless_the_author_asks_the_lms() -> None:
    assert find("//adlcp:masteryscore/text()", site=several()) == []
    asked = sample(lms_mastery=True, pass_mark=82.5)
    assert find("//cp:item[cp:title='Final']/adlcp:masteryscore/text()", asked, several(asked)) == ["82.5"]
    assert find("//adlcp:masteryscore/text()", asked, several(asked)) == ["82.5"]
    assert find("//adlcp:masteryscore/text()", asked) == ["82.5"]


def test_minutes_are_told_for_the_course_and_each_share() -> None:
    times = "//md:typicallearningtime/md:datetime/text()"
    assert find(times, site=several()) == ["PT2H5M", "PT5M", "PT1H50M", "PT10M"]
    words = find("//cp:manifest/cp:metadata//md:typicallearningtime//md:langstring/text()")
    assert words == ["2 contact hours 5 minutes (125 minutes)"]


def test_metadata_keep_the_order_of_the_standard() -> None:
    assert [name.split("}")[1] for name in tags("/cp:manifest/cp:metadata/md:lom/*")] == [
        "general", "lifecycle", "metametadata", "technical", "educational", "rights",
    ]  # fmt: skip
    general = [name.split("}")[1] for name in tags("//cp:manifest/cp:metadata//md:general/*")]
    assert general == ["title", "catalogentry", "language", "description"]


def tags(path: str) -> list[str]:
    root = etree.fromstring(text_of().encode())
    return [str(found.tag) for found in root.xpath(path, namespaces=NAMES)]


def test_metadata_say_what_the_course_says_and_no_more() -> None:
    assert find("//md:lifecycle/md:version/md:langstring/text()") == ["1.2.3"]
    (card,) = find("//md:vcard/text()")
    assert card == "BEGIN:VCARD\nVERSION:3.0\nFN:The Authors\\, Ltd\nN:The Authors\\, Ltd;;;;\nEND:VCARD"
    assert find("//md:rights/md:cost/md:value/md:langstring/text()") == ["no"]
    assert find("//md:rights/md:description/md:langstring/text()") == ["CC-BY-4.0"]
    assert find("//md:rights/md:cost", sample(licence="All rights reserved")) == []
    assert find("//md:rights", sample(licence="")) == []
    assert find("//md:general/md:description", sample(summary="")) == []


def test_a_site_without_shared_files_has_no_resource_for_them() -> None:
    site = several()
    bare = replace(site, files={sco.file: b"" for sco in site.scos})
    assert find("//cp:resource/@adlcp:scormtype", site=bare) == ["sco"] * 3
    assert find("//cp:dependency", site=bare) == []


def test_formats_differ_by_their_manifest_only() -> None:
    packages = {name: assemble(SAMPLE, single(), format) for name, format in TABLE.items()}
    assert {name: package.name for name, package in packages.items()} == {
        name: f"sample-1.2.3-{name}" for name in TABLE
    }
    own = {name: package.files.keys() - single().files.keys() for name, package in packages.items()}
    assert own == {
        "scorm12": {"imsmanifest.xml"},
        "xapi": {"tincan.xml"},
        "cmi5": {"cmi5.xml"},
        "web": {"course.jsonld"},
    }
    assert packages["web"].files.items() >= single().files.items()


def test_the_table_of_formats_loads_no_xml_library() -> None:
    code = "import sys, ctlc_scorm.formats, ctlc_scorm.formats.web; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
