"""Whether a picture file holds more than one frame. Only what must be read of the file is read."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

HEAD = 4096


def moves(path: Path) -> bool:
    """True for an animated GIF, PNG or WebP; False for anything else, and for what cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in (".gif", ".png", ".webp"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if suffix == ".gif":
                file.seek(0)
                return _gif_frames(file) > 1
    except OSError:
        return False
    if suffix == ".png":
        return head.startswith(b"\x89PNG") and b"acTL" in head.partition(b"IDAT")[0]
    return head.startswith(b"RIFF") and head[12:16] == b"VP8X" and bool(head[20:21]) and bool(head[20] & 2)


def _gif_frames(file: BinaryIO) -> int:
    """The frames of a GIF: the second one is enough."""
    head = file.read(13)
    if not head.startswith(b"GIF8") or len(head) < 13:
        return 0
    _skip_colors(file, head[10])
    frames = 0
    while frames < 2 and (kind := file.read(1)) in (b",", b"!"):
        if kind == b",":
            frames += 1
            place = file.read(9)
            if len(place) == 9:
                _skip_colors(file, place[8])
        file.read(1)
        while size := file.read(1):
            if size == b"\0":
                break
            file.seek(size[0], 1)
    return frames


def _skip_colors(file: BinaryIO, packed: int) -> None:
    if packed & 0x80:
        file.seek(3 << (packed & 7) + 1, 1)
