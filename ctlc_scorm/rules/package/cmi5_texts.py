"""The texts in `cmi5.xml`, by language."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.rules.package import cmi5_rules as rules
from ctlc_scorm.rules.package import ids
from ctlc_scorm.rules.package.cmi5_model import Structure
from ctlc_scorm.source.findings import Finding, Severity


def _holders(structure: Structure) -> list[Element]:
    return [one for one in structure.own if one.name in ("title", "description") and one.all("langstring")]


EMPTY = "this text is empty"


def _languages(structure: Structure) -> Iterator[Finding]:
    for holder in _holders(structure):
        seen: set[str] = set()
        for text in holder.all("langstring"):
            language = text.get("lang")
            if why := _why_not(language, seen, text):
                slight = why == EMPTY and holder.name == "description"
                yield rules.LANGUAGE.at(text.span, why, level=Severity.NOTE if slight else None)
            seen.add(language.lower())


def _why_not(language: str, seen: set[str], text: Element) -> str:
    if not language:
        return "this text has no `lang`"
    if not ids.is_language(language):
        return f"`{language}` is not a language tag"
    if language.lower() in seen:
        return f"there is another text in `{language}`"
    return "" if text.text.strip() or text.children else EMPTY


def _first(structure: Structure) -> Iterator[Finding]:
    holders = _holders(structure)
    default = holders[0].all("langstring")[0].get("lang").lower() if holders else ""
    for holder in holders:
        texts = holder.all("langstring")
        found = [text.get("lang").lower() for text in texts]
        if default in found[1:] and found[0] != default:
            yield rules.FIRST_LANGUAGE.at(texts[0].span, f"`{texts[0].get('lang')}` comes before `{default}` here")


def _markup(structure: Structure) -> Iterator[Finding]:
    for text in structure.named("langstring"):
        for child in text.children:
            yield rules.MARKUP.at(child.span, f"`{child.name}` stands in a text")


CHECKS = (_languages, _first, _markup)
