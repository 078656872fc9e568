"""Mutations of packages, for the property tests and for the long run."""
# ruff: noqa: E501

from __future__ import annotations

import random
from pathlib import Path

from tests.unit.raw_zip import Entry, folder_entries, pack

PACKAGES = Path(__file__).parents[1] / "packages"
SEEDS = (
    "xml/version-padded-valid", "scorm2004/reference-valid", "scorm2004/objective-twice-valid", "items/mastery-value-valid",
    "metadata/personal-valid", "items/prerequisites-syntax-valid", "pages/style-asset-missing-valid", "kinds/aicc-incomplete-valid",
)  # fmt: skip
ENTRIES = [folder_entries(PACKAGES / seed) for seed in SEEDS]
PIECES = [
    b"<", b">", b"&", b'"', b"'", b"\0", b"\xff", b"\xef\xbb\xbf", b"<item>", b"</item>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"xmlns=", b"xml:base='a/'", b"adlcp:", b"identifier=''", b"..", b"\\", b"%", b"/*", b"*/",
    b"`", b"<script>", b"</script>", b"src=", b"http://", b"LMSInitialize", b"\xf0\x9f\x98\x80", b"PK\1\2", b"PK\3\4", b"PK\5\6",
    b"\xff\xff\xff\xff", b"9" * 40, b"<?a b?>", b" " * 50, b"\r", b"\n",
]  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes after a few changes: pieces put in, cut out, doubled, moved, and single bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(changed))
        length = chance.choice((0, 1, 1, 4, 30, 300))
        piece = chance.choice((chance.choice(PIECES), bytes(changed[at : at + length]), bytes([chance.randrange(256)])))
        changed[at : at + chance.choice((0, 0, len(piece), length))] = piece
    return bytes(changed)


def package(chance: random.Random) -> bytes:
    """A zip with something wrong in its files, in its records, or in its bytes."""
    entries = list(chance.choice(ENTRIES))
    kind = chance.randrange(3)
    if kind == 0:
        at = chance.randrange(len(entries))
        entries[at] = Entry(entries[at].name, mutated(entries[at].data, chance), chance.choice((0, 8)))
    elif kind == 1:
        at = chance.randrange(len(entries))
        values = {
            "name": mutated(entries[at].name, chance), "flags": chance.getrandbits(16), "method": chance.choice((0, 8, 9, 99)),
            "size": chance.getrandbits(32), "check": chance.getrandbits(32), "mode": chance.getrandbits(16),
            "extra": chance.randbytes(chance.randrange(30)), "at": chance.getrandbits(chance.choice((4, 12, 32))),
            "packed": chance.randbytes(chance.randrange(60)), "local_name": chance.randbytes(4),
        }  # fmt: skip
        chosen = chance.sample(sorted(values), chance.randint(1, 3))
        given = {"name": entries[at].name, "data": entries[at].data, "method": 8} | {key: values[key] for key in chosen}
        entries[at] = Entry(**given)  # type: ignore[arg-type]
    data = pack(entries, zip64=chance.random() < 0.1)
    return mutated(data, chance) if kind == 2 else data
