"""What an `href` of a manifest means as the name of a file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import XML
from ctlc_scorm.lint.manifest import Manifest

BASE = f"{XML} base"
FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]+:)?//|(?:https?|ftp|data|javascript|mailto):", re.IGNORECASE)
ABSOLUTE = re.compile(r"/(?!/)|[a-z]:|file:", re.IGNORECASE)


def bare(one: Element) -> str:
    """The href without query and fragment, unescaped."""
    return unquote(stripped(one))


def stripped(one: Element) -> str:
    return one.get("href").partition("?")[0].partition("#")[0]


def of_resource(manifest: Manifest, resource: Element) -> str:
    return manifest.base + resource.get(BASE)


@lru_cache(4096)
def joined(base: str, name: str) -> str:
    """The name of a file below a base; the last part of a base that does not end in `/` does not count."""
    whole = base.rpartition("/")[0] + "/" + name if base else name
    return posixpath.normpath(whole).lstrip("/")


def is_plain(href: str) -> bool:
    """Whether an href can be the name of a file in the package."""
    return bool(href) and "\\" not in href and not FOREIGN.match(href) and not ABSOLUTE.match(href)


def listed_names(manifest: Manifest) -> Iterator[tuple[str, Element]]:
    """The files that resources launch or list, by the names that they have in the package."""
    for resource in manifest.resources:
        base = of_resource(manifest, resource)
        for one in (resource, *resource.all("file")):
            if is_plain(one.get("href")):
                yield joined(base, bare(one)), one
