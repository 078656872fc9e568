"""References: what a citation shows, and how an entry stands in the list."""

from __future__ import annotations

import re

from ctlc_scorm.course.model import Reference
from ctlc_scorm.rules.prose import UNSAFE_LINK
from ctlc_scorm.source.bibliography import Entry
from ctlc_scorm.source.findings import Finding

WEB = re.compile(r"https://[^\s<>\"'`]+\Z")


def reference(entry: Entry, findings: list[Finding]) -> Reference:
    """An entry of the bibliography in a plain author-year form; a link that is not safe is left out, with a finding."""
    fields = entry.fields
    year = fields.get("year", "n.d.")
    names = _names(fields.get("author") or fields.get("editor") or "")
    url = fields.get("url", "")
    if doi := fields.get("doi"):
        url = "https://doi.org/" + doi.removeprefix("https://doi.org/")
    if url and not WEB.match(url):
        hint = "Write the whole address, beginning with `https://`."
        findings.append(UNSAFE_LINK.at(entry.span, f"`{url}` is not a link that can be used here", hint))
        url = ""
    return Reference(
        key=entry.key,
        short=f"{_short(names)}, {year}",
        text=f"{'; '.join(names)} ({year}). {_ended(fields.get('title', ''))}{_published(fields)}",
        url=url,
        span=entry.span,
    )


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(" and ") if name.strip()]


def _short(names: list[str]) -> str:
    family = [_family(name) for name in names]
    if len(family) > 2 or "others" in family[1:]:
        return f"{family[0]} et al."
    return " & ".join(family)


def _family(name: str) -> str:
    """The family name of "Family, Given"; a body's name as it stands."""
    return name.partition(",")[0]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."


def _published(fields: dict[str, str]) -> str:
    home = fields.get("journal") or fields.get("publisher") or fields.get("howpublished") or fields.get("institution")
    if not home:
        return ""
    volume = f", {fields['volume']}" if "volume" in fields else ""
    number = f"({fields['number']})" if "number" in fields and volume else ""
    pages = f", {fields['pages']}" if "pages" in fields else ""
    return f" {_ended(home + volume + number + pages)}"
