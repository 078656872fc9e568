"""The theme: what an author may change of it, what stands otherwise, and which pairs must be told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

Pair = tuple[str, str]
"""A colour in light and in dark."""

COLORS: dict[str, Pair] = {
    "paper": ("#fbf9f5", "#14191b"),
    "card": ("#ffffff", "#1b2123"),
    "wash": ("#f4f0e8", "#20272a"),
    "ink": ("#1d2528", "#ece8df"),
    "soft": ("#4b555b", "#b6bdbf"),
    "line": ("#e0dacf", "#353d40"),
    "edge": ("#78828a", "#828c91"),
    "accent": ("#0c5657", "#86d0c8"),
    "accent-ink": ("#ffffff", "#08201f"),
    "accent-wash": ("#e3efed", "#183130"),
    "warm": ("#8a3717", "#f2ae8b"),
    "warm-wash": ("#faeedf", "#37271f"),
    "good": ("#155a2c", "#93d9aa"),
    "good-wash": ("#e5f2e8", "#1a3123"),
    "focus": ("#0b57d0", "#9cc2ff"),
    "deep": ("#0b4143", "#0d2e30"),
    "deep-ink": ("#f7f2e8", "#f7f2e8"),
    "deep-soft": ("#cfe0db", "#cfe0db"),
}
"""The theme's own colours, as in `player/theme/10-tokens.css` (a test holds the two equal)."""

TEXT = 4.5
CONTROL = 3.0
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, paper, TEXT) for ink in ("ink", "soft", "accent", "warm") for paper in ("paper", "card", "wash")),
    ("ink", "accent-wash", TEXT),
    ("ink", "warm-wash", TEXT),
    ("ink", "good-wash", TEXT),
    ("accent", "accent-wash", TEXT),
    ("warm", "warm-wash", TEXT),
    ("good", "good-wash", TEXT),
    ("good", "card", TEXT),
    ("accent-ink", "accent", TEXT),
    ("deep-ink", "deep", TEXT),
    ("deep-soft", "deep", TEXT),
    *(("edge", paper, CONTROL) for paper in ("paper", "card")),
    *(("focus", paper, CONTROL) for paper in ("paper", "card", "wash")),
)
"""What is read or used (first) on what (second), with the least ratio of WCAG 2.2, 1.4.3 and 1.4.11."""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What differs from the theme's own tokens; `radius` is in rem, `logo` the path of a drawing."""

    colors: dict[str, Pair] = field(default_factory=dict)
    serif: str = ""
    sans: str = ""
    radius: float | None = None
    logo: str = ""

    def css(self) -> str:
        """The tokens that differ, as one rule; empty when none does."""
        tokens = [f"--{name}:light-dark({light},{dark})" for name, (light, dark) in self.colors.items()]
        tokens += [f"--{name}:{getattr(self, name)}" for name in ("serif", "sans") if getattr(self, name)]
        tokens += [f"--radius:{self.radius:g}rem"] if self.radius is not None else []
        return f":root{{{';'.join(tokens)}}}\n" if tokens else ""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
