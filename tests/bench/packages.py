"""Packages of other makers for the bench: a thousand files, a third of them pages and scripts."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

WORDS = ("stress", "and", "learning", "begin", "with", "a", "calm", "adult", "who", "waits", "breathes", "right", "now")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" identifier="thousand">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>A</title>
    <item identifier="i" identifierref="r" isvisible="true"><title>A</title></item></organization></organizations>
  <resources><resource identifier="r" type="webcontent" href="p0.html" adlcp:scormtype="sco">
"""  # noqa: E501 (a line of a manifest)
SCRIPT = (
    'var api = window.opener && window.opener.API || parent.API;\napi.LMSInitialize("");\n'
    'addEventListener("pagehide", function () { api.LMSSetValue("cmi.core.exit", "suspend"); api.LMSFinish(""); });\n'
)


def write(path: Path, files: int, media_bytes: int = 40_000) -> Path:
    """A package of so many files, always the same."""
    chance = random.Random(1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        listed = []
        for name, data in _files(files - 1, media_bytes, chance):
            package.writestr(name, data, zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED)
            listed.append(f'<file href="{name}"/>\n')
        package.writestr("imsmanifest.xml", HEAD + "".join(listed) + "</resource></resources></manifest>")
    return path


def _files(count: int, media_bytes: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    for n in range(count):
        if n % 3:
            yield f"media/{n}.jpg", chance.randbytes(media_bytes)
        elif n % 2:
            yield f"s{n}.js", (SCRIPT + f"// {_text(1500, chance)}\nvar text{n} = '{_text(1500, chance)}';\n").encode()
        else:
            body = f"<p>{_text(900, chance)}</p>\n<img src='media/{n + 1}.jpg' alt=''>\n" * 3
            head = f"<title>{n}</title><script src='s{3 if n == 0 else n - 3}.js'></script>"
            yield f"p{n}.html", f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def _text(letters: int, chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=letters // 6))
