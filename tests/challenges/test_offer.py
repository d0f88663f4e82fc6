"""Which challenges a day offers: three that differ, the same on every machine, with what was set first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.library import DEPARTMENTS, LIBRARY
from app.challenges.rules import OFFERED, RESERVE, arrange, draw, fits

DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))
SEEDS = st.text("0123456789abcdef", min_size=4, max_size=8)
REFS = st.sampled_from(sorted(LIBRARY))
DEPARTMENT = st.sampled_from(sorted(DEPARTMENTS))


@given(SEEDS, DAYS, DEPARTMENT)
def test_every_fitting_challenge_is_drawn_once(seed: str, day: date, department: str) -> None:
    drawn = draw(LIBRARY, seed, day, department)
    assert sorted(drawn) == sorted(ref for ref, card in LIBRARY.items() if fits(card, department))
    assert drawn == draw(LIBRARY, seed, day, department)


@given(SEEDS, DAYS, DEPARTMENT)
def test_the_three_of_a_day_ask_for_three_levels_of_courage(seed: str, day: date, department: str) -> None:
    offered = [LIBRARY[ref] for ref in draw(LIBRARY, seed, day, department)[:OFFERED]]
    assert {card.courage for card in offered} == {1, 2, 3}
    assert len({card.kind for card in offered}) >= 2


@given(SEEDS, DAYS, st.sets(REFS, max_size=8))
def test_what_was_done_lately_comes_after_what_was_not(seed: str, day: date, lately: set[str]) -> None:
    offered = draw(LIBRARY, seed, day, "any", lately)[:OFFERED]
    assert not lately & set(offered)


@pytest.mark.parametrize("department", sorted(DEPARTMENTS))
def test_a_fortnight_is_not_the_same_thing_every_day(department: str) -> None:
    days = [date(2026, 11, 2) + timedelta(days=n) for n in range(14)]
    offers = {tuple(draw(LIBRARY, "fatma", day, department)[:OFFERED]) for day in days}
    assert len(offers) >= 12


@given(SEEDS, DAYS, st.sets(REFS, max_size=60), st.none() | REFS)
def test_there_are_always_three_and_what_was_chosen_is_among_them(
    seed: str, day: date, swapped: set[str], chosen: str | None
) -> None:
    drawn = draw(LIBRARY, seed, day, "any")
    shown, reserve = arrange(drawn, ["set-3"], swapped, chosen)
    assert len(set(shown)) == OFFERED
    assert len(set(reserve)) <= RESERVE
    assert not set(shown) & set(reserve)
    assert shown[0] == (chosen or "set-3")


def test_what_was_swapped_away_stays_away_while_there_is_something_else() -> None:
    drawn = draw(LIBRARY, "fatma", date(2026, 11, 23), "any")
    shown, reserve = arrange(drawn, [], {drawn[0], drawn[2]}, None)
    assert not {drawn[0], drawn[2]} & {*shown, *reserve}
