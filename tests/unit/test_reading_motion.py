"""Pictures that move by themselves are told from those that stand still."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.rules.motion import moves
from tests.support import write_course

COLORS = bytes(6)
FRAME = b"!\xf9\x04\0\0\0\0\0" + b",\0\0\0\0\1\0\1\0\0" + b"\2\2\x44\1\0"
LOCAL = b",\0\0\0\0\1\0\1\0\x80" + COLORS + b"\2\2\x44\1\0"
GIF = b"GIF89a\1\0\1\0\x80\0\0" + COLORS
COMMENT = b"!\xfe\5hello\0"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0dIHDR" + bytes(17)


def webp(flags: int) -> bytes:
    return b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0" + bytes([flags]) + bytes(9)


CASES = {
    "still.gif": (GIF + COMMENT + FRAME + b";", False),
    "moving.gif": (GIF + FRAME + COMMENT + FRAME + b";", True),
    "local-colors.gif": (GIF + LOCAL + LOCAL + b";", True),
    "cut.gif": (GIF + FRAME[:12], False),
    "empty.gif": (b"", False),
    "other.gif": (b"not a picture, but long enough", False),
    "still.png": (PNG + b"\0\0\0\0IDAT acTL", False),
    "moving.png": (PNG + b"\0\0\0\x08acTL" + bytes(12) + b"IDAT", True),
    "still.webp": (webp(0), False),
    "moving.webp": (webp(2), True),
    "short.webp": (b"RIFF\0\0\0\0WEBPVP8X", False),
    "drawing.svg": (b"acTL", False),
}


@pytest.mark.parametrize("name", CASES)
def test_more_than_one_frame_moves(name: str, tmp_path: Path) -> None:
    data, expected = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    assert moves(path) is expected


def test_a_file_that_is_gone_does_not_move(tmp_path: Path) -> None:
    assert moves(tmp_path / "gone.gif") is False


def test_a_moving_picture_is_an_error_at_its_file(tmp_path: Path) -> None:
    write_course(tmp_path, {})
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "wave.gif").write_bytes(CASES["moving.gif"][0])
    found = pipeline.compile_course(tmp_path).findings
    assert [(finding.rule.code, str(finding.span)) for finding in found] == [("A11Y012", "media/wave.gif:1:1")]
