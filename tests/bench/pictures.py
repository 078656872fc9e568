"""Small real pictures without a drawing library: PNG by hand, and SVG."""

from __future__ import annotations

import struct
import zlib
from hashlib import shake_128

WIDTH, HEIGHT = 240, 160


def png(seed: int) -> bytes:
    """A gradient with some noise in it, so that it does not shrink to nothing."""
    noise = shake_128(seed.to_bytes(4, "big")).digest(WIDTH * HEIGHT)
    rows = (_row(y, noise[y * WIDTH : (y + 1) * WIDTH]) for y in range(HEIGHT))
    head = struct.pack(">2L5B", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int, noise: bytes) -> bytes:
    return b"\0" + bytes((x + y) // 2 + (spot & 15) for x, spot in enumerate(noise))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def svg(seed: int) -> str:
    """A chart of bars with words under them."""
    bars = [(40 + 60 * i, 30 + (seed * 37 + i * 53) % 200) for i in range(10)]
    shapes = "".join(
        f'  <rect x="{x}" y="{320 - height}" width="40" height="{height}" fill="currentColor" opacity="0.6"/>\n'
        f'  <text x="{x + 20}" y="345" font-size="14" text-anchor="middle">Bar {x // 60 + 1}</text>\n'
        for x, height in bars
    )
    line = '  <line x1="20" y1="320" x2="660" y2="320" stroke="currentColor" stroke-width="2"/>\n'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 370">\n{shapes}{line}</svg>\n'
