"""Test languages made from the real catalogue: `en-XA`, longer and accented English in brackets, and `ar`, the same
in mirrored Arabic letters. They are written into a folder of the test, never into the package.
"""

from __future__ import annotations

import re
from pathlib import Path

from polib import pofile

from ctlc_scorm.player import words

OPEN, CLOSE = "⟦⟧"
LONGER = 0.4
LONGEST = 9
ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÁÉÎÖÜÝàéîöüýçñšž")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدهفغحيجكلمنوپقرستؤڤطخشز")
PLACEHOLDER = re.compile(r"(%\(\w+\)s|%%)")
LOCALES = {"en-XA": ACCENTED, "ar": ARABIC}


def stretched(text: str, letters: dict[int, int]) -> str:
    """A text in other letters, 40 % longer, in brackets; its values stay."""
    parts = PLACEHOLDER.split(text)
    parts[::2] = [
        part.lower().translate(letters) if letters is ARABIC else part.translate(letters) for part in parts[::2]
    ]
    return OPEN + "".join(parts) + tail(round(sum(map(len, parts[::2])) * LONGER)) + CLOSE


def tail(length: int) -> str:
    """Growth that breaks as words do."""
    return " ".join("~" * min(LONGEST, length - at) for at in range(0, length, LONGEST))


def write_catalogues(folder: Path) -> Path:
    """The catalogues of the test languages; gives their folder, which `words.FOLDERS` takes."""
    source = next(words.FOLDERS[0].glob("es.po"))
    for tag, letters in LOCALES.items():
        catalogue = pofile(str(source))
        catalogue.metadata["Language"] = tag
        for entry in catalogue:
            entry.msgstr = stretched(entry.msgid, letters)
        catalogue.save(str(folder / f"{tag}.po"))
    return folder
