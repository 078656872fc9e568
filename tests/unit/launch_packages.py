"""Small packages to launch."""

from __future__ import annotations

import zipfile
from pathlib import Path

TINCAN = """<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
<activity id="https://district.example/course" type="http://adlnet.gov/expapi/activities/course">
<name lang="en">Course</name><launch lang="en">{launch}</launch></activity></activities></tincan>"""
CMI5 = """<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://district.example/course"><title><langstring lang="en">Course</langstring></title>
<description><langstring lang="en">A course</langstring></description></course>
<block id="https://district.example/block"><title><langstring lang="en">Block</langstring></title>
<au id="https://district.example/one" moveOn="Completed"><title><langstring lang="en">One</langstring></title>
<url>index.html?m=1</url></au></block>
<au id="https://district.example/two" moveOn="Passed" masteryScore="0.8">
<title><langstring lang="en">Two</langstring></title><url>{url}</url><launchParameters>p</launchParameters></au>
</courseStructure>"""


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return path


def tincan(folder: Path, launch: str = "index.html") -> Path:
    return zipped(folder / "tincan.zip", tincan__xml=TINCAN.format(launch=launch), index__html="<title>Course</title>")


def cmi5(folder: Path, url: str = "index.html") -> Path:
    return zipped(folder / "cmi5.zip", cmi5__xml=CMI5.format(url=url), index__html="<title>Course</title>")
