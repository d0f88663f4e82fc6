"""How a sheet of tally marks looks: the same count always gives the same uneven pen strokes.

Pure geometry, so that a page rendered by the server and a stroke added on the phone show the same hand. The page
carries each pen once; a stroke only names the pen that drew it.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import hypot

BUNDLE = 5
"""Strokes in one bundle: four uprights and the one that crosses them."""
PENS = 15
"""Different strokes before the hand repeats itself: three bundles, enough that nobody sees the repetition."""
SHEET = 100
"""Strokes on one sheet. The next one starts a fresh sheet; the total beside it goes on counting."""

_SLANT = 2.2
_BOW = 2.4


@dataclass(frozen=True, slots=True)
class Stroke:
    """One mark on the sheet: which pen drew it, and whether it crosses the four before it."""

    pen: int
    crosses: bool


def strokes(count: int) -> tuple[tuple[Stroke, ...], ...]:
    """The bundles on the sheet in use after `count` strokes, oldest first; the last one may hold fewer than five."""
    shown = (count - 1) % SHEET + 1 if count > 0 else 0
    marks = [Stroke(pen=index % PENS, crosses=index % BUNDLE == BUNDLE - 1) for index in range(shown)]
    return tuple(tuple(marks[start : start + BUNDLE]) for start in range(0, shown, BUNDLE))


@lru_cache(maxsize=1)
def pens() -> tuple[str, ...]:
    """SVG path data of every pen, in a bundle's box of 60 by 64 units."""
    return tuple(_outline(index) for index in range(PENS))


def _outline(index: int) -> str:
    place = index % BUNDLE
    if place == BUNDLE - 1:
        start = (-1.0 + _wobble(index, 0) * 1.5, 45.0 + _wobble(index, 1) * 3)
        end = (61.0 + _wobble(index, 2) * 1.5, 19.0 + _wobble(index, 3) * 3)
    else:
        middle = 10.5 + place * 13
        start = (middle + _wobble(index, 0) * _SLANT, 6.0 + _wobble(index, 1) * 2.5)
        end = (middle + _wobble(index, 2) * _SLANT, 58.0 + _wobble(index, 3) * 2.5)
    return _ink(start, end, bow=_wobble(index, 4) * _BOW, thick=2.55 + _wobble(index, 5) * 0.25)


def _ink(start: tuple[float, float], end: tuple[float, float], *, bow: float, thick: float) -> str:
    """A filled stroke: pressed down at the start, lighter where the pen leaves the paper."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = hypot(along_x, along_y)
    side_x, side_y = -along_y / length, along_x / length
    thin = thick * 0.74

    def point(share: float, offset: float) -> str:
        x = start[0] + along_x * share + side_x * offset
        y = start[1] + along_y * share + side_y * offset
        return f"{x:.1f} {y:.1f}"

    return (
        f"M{point(0, thick)}Q{point(0.45, thick * 0.9 + bow)} {point(1, thin)}"
        f"A{thin:.1f} {thin:.1f} 0 0 0 {point(1, -thin)}Q{point(0.5, -thick * 1.05 + bow)} {point(0, -thick)}"
        f"A{thick:.1f} {thick:.1f} 0 0 0 {point(0, thick)}Z"
    )


def _wobble(index: int, trait: int) -> float:
    """A steady value between -1 and 1: an integer hash, because a random generator would redraw the page."""
    mixed = (index * 7919 + trait * 104_729 + 15_485_863) * 2_654_435_761 % 2**32
    mixed ^= mixed >> 15
    return (mixed * 2_246_822_519 % 2**32) / 2**31 - 1
