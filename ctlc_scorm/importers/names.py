"""Ids and file names made of titles."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 48
TAKEN = frozenset(("constructor", "course", "final", "glossary", "home", "left", "references", "x"))


def slug_of(text: str, otherwise: str) -> str:
    """Letters a to z, digits and hyphens, beginning with a letter."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")[:LONGEST].strip("-")
    if made and not made[0].isalpha():
        made = f"{otherwise}-{made}"
    return made or otherwise


class Ids:
    """Ids that are used once."""

    def __init__(self) -> None:
        self.taken = set(TAKEN)

    def new(self, text: str, otherwise: str) -> str:
        base = slug_of(text, otherwise)
        made, number = base, 1
        while made in self.taken:
            number += 1
            made = f"{base}-{number}"
        self.taken.add(made)
        return made
