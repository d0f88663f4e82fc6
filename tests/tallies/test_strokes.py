"""The tally sheet: bundles of five, the same hand every time."""

import re

import pytest

from app.tallies.rules import PENS, SHEET, pens, strokes


def test_an_empty_sheet_has_no_bundles() -> None:
    assert strokes(0) == ()


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (4, [4]), (5, [5]), (6, [5, 1]), (14, [5, 5, 4]), (25, [5] * 5)]
)
def test_strokes_are_bundled_by_five(count: int, sizes: list[int]) -> None:
    assert [len(bundle) for bundle in strokes(count)] == sizes


def test_only_the_fifth_crosses() -> None:
    assert [mark.crosses for bundle in strokes(10) for mark in bundle] == [*[False] * 4, True] * 2


def test_a_stroke_keeps_its_pen_when_the_next_one_comes() -> None:
    assert strokes(12)[:2] == strokes(13)[:2]
    assert strokes(12)[2] == strokes(13)[2][:2]


def test_a_full_sheet_is_turned() -> None:
    assert len(strokes(SHEET)) == 20
    assert strokes(SHEET + 1) == strokes(1)
    assert strokes(3 * SHEET + 7) == strokes(7)


def test_every_pen_is_different_and_stays_near_its_box() -> None:
    drawn = pens()
    assert len(set(drawn)) == PENS
    for path in drawn:
        numbers = [float(number) for number in re.findall(r"-?\d+\.\d", path)]
        assert all(-6 <= number <= 68 for number in numbers)


def test_the_hand_is_steady() -> None:
    assert pens.__wrapped__() == pens()
