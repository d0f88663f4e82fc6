"""What a meeting counts for, whatever the order and whoever comes late."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.rules import LENGTH, LETTERS, counts_for, fold_code, new_code

STROKES = st.lists(st.integers(0, 40), min_size=1, max_size=9)


@given(STROKES, st.randoms())
def test_the_order_of_people_does_not_matter(strokes: list[int], luck: random.Random) -> None:
    mixed = luck.sample(strokes, len(strokes))
    assert counts_for(mixed) == counts_for(strokes)


@given(st.integers(0, 40))
def test_one_person_counts_what_they_drew_and_nobody_counts_nothing(own: int) -> None:
    assert counts_for([own]) == own
    assert counts_for([]) == 0


@given(STROKES, st.data())
def test_what_comes_in_late_never_lowers_it(strokes: list[int], data: st.DataObject) -> None:
    who = data.draw(st.integers(0, len(strokes) - 1))
    late = [*strokes[:who], strokes[who] + data.draw(st.integers(1, 9)), *strokes[who + 1 :]]
    assert counts_for(strokes) <= counts_for(late) <= max(late)


@given(STROKES, st.integers(1, 500))
def test_one_hand_changes_little(strokes: list[int], much: int) -> None:
    """Among three or more, no single count moves it out of what the others drew."""
    if len(strokes) >= 3:
        assert min(strokes) <= counts_for([*strokes, max(strokes) + much]) <= max(strokes)


@given(st.randoms())
def test_a_code_is_what_somebody_types_of_it(luck: random.Random) -> None:
    code = new_code(luck.choice)
    assert len(code) == LENGTH
    assert set(code) <= set(LETTERS)
    assert fold_code(f" {code[:2].lower()} - {code[2:]}. ") == code


def test_no_letter_looks_like_another() -> None:
    assert not set("01OI5S2Z8B6G") - set("G") & set(LETTERS)
