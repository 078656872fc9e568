"""Every rule there is, for the manual pages."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

from ctlc_scorm.rules.registry import page as page_text
from ctlc_scorm.source.findings import RULES, Rule

FAMILIES = (
    "source.faults",
    "rules.accessibility",
    "rules.acronyms",
    "rules.assessment",
    "rules.blocks",
    "rules.captions",
    "rules.course",
    "rules.credit",
    "rules.facts",
    "rules.headings",
    "rules.importing",
    "rules.instructions",
    "rules.language",
    "rules.links",
    "rules.lock",
    "rules.media",
    "rules.other_language",
    "rules.package",
    "rules.package.cmi5",
    "rules.package.tincan",
    "rules.plans",
    "rules.prose",
    "rules.questions",
    "rules.reading",
    "rules.scenarios",
    "rules.size",
    "rules.statements",
    "rules.tables",
    "rules.theme",
)


def rules() -> dict[str, Rule]:
    """All rules by code."""
    for family in FAMILIES:
        import_module(f"ctlc_scorm.{family}")
    return dict(sorted(RULES.items()))


def find(code: str) -> Rule | None:
    """A rule by its code or its name, whatever the case."""
    wanted = code.strip("[] ").lower()
    return next((rule for rule in rules().values() if wanted in (rule.code.lower(), rule.name)), None)


def near(code: str) -> str:
    """The rules that may have been meant by a code or a name that is none."""
    names = {name: rule for rule in rules().values() for name in (rule.code.lower(), rule.name)}
    meant = dict.fromkeys(names[name] for name in get_close_matches(code.strip("[] ").lower(), names, 3))
    if not meant:
        return "Codes stand in square brackets, as in error[Q001]."
    return f"Did you mean {' or '.join(f'{rule.code} ({rule.name})' for rule in meant)}?"


def page(rule: Rule) -> str:
    """The manual page as it is printed."""
    return f"{rule.code} {rule.name} ({rule.severity.name.lower()})\n\n{page_text(rule)}\n"
