"""Text can be read in both themes: at least 4.5:1 for every pair of colours that meets as text and ground."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
GROUNDS = ("paper", "sheet", "sunken")
ON_ALL_GROUNDS = ("ink", "ink-soft", "press", "press-deep", "amber-ink", "sage-ink", "mist-ink")
ON_THEIR_WASH = [
    ("press", "press-wash"),
    ("amber-ink", "amber-wash"),
    ("sage-ink", "sage-wash"),
    ("mist-ink", "mist-wash"),
]
WASHES = ("press-wash", "amber-wash", "sage-wash", "mist-wash")
PAIRS = [
    *[(text, ground) for text in ON_ALL_GROUNDS for ground in GROUNDS],
    *ON_THEIR_WASH,
    *[(text, wash) for text in ("ink", "ink-soft") for wash in WASHES],
    ("on-press", "press"), ("on-press", "press-deep"), ("paper", "ink"),
    ("ink-soft", "line"),
]  # fmt: skip


def colours() -> dict[str, tuple[str, str]]:
    return {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS.read_text())}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(text: str, ground: str, theme: int) -> None:
    named = colours()
    assert contrast(named[text][theme], named[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields_can_be_seen(ground: str, theme: int) -> None:
    named = colours()
    assert contrast(named["edge"][theme], named[ground][theme]) >= 3
