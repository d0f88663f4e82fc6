"""Which challenges a day offers: three that differ, the same on every machine, with what was set first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.courage import COMFORT, DARING, MIX
from app.challenges.library import DEPARTMENTS, KIND_LABELS, LIBRARY
from app.challenges.rules import OFFERED, RESERVE, VALUES, Taste, arrange, draw, fits

DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))
SEEDS = st.text("0123456789abcdef", min_size=4, max_size=8)
REFS = st.sampled_from(sorted(LIBRARY))
LEVELS = st.integers(COMFORT, DARING)
DEPARTMENT = st.sampled_from(sorted(DEPARTMENTS))


@given(SEEDS, DAYS, DEPARTMENT)
def test_every_fitting_challenge_is_drawn_once(seed: str, day: date, department: str) -> None:
    drawn = draw(LIBRARY, seed, day, department)
    assert sorted(drawn) == sorted(ref for ref, card in LIBRARY.items() if fits(card, department))
    assert drawn == draw(LIBRARY, seed, day, department)


@given(SEEDS, DAYS, DEPARTMENT, LEVELS)
def test_the_three_of_a_day_hold_the_courage_of_a_level(seed: str, day: date, department: str, level: int) -> None:
    offered = [LIBRARY[ref] for ref in draw(LIBRARY, seed, day, department, Taste(level))[:OFFERED]]
    assert [card.courage for card in offered] == list(MIX[level])


@given(SEEDS, DAYS, DEPARTMENT, LEVELS)
def test_nothing_above_the_ceiling_is_drawn(seed: str, day: date, department: str, ceiling: int) -> None:
    drawn = draw(LIBRARY, seed, day, department, Taste(ceiling, ceiling))
    assert len(drawn) >= OFFERED + RESERVE
    assert max(LIBRARY[ref].courage for ref in drawn) == ceiling


@given(SEEDS, DAYS, DEPARTMENT, LEVELS, st.none() | st.sampled_from(sorted(KIND_LABELS)))
def test_no_kind_comes_twice_in_a_row_where_there_is_choice(
    seed: str, day: date, department: str, level: int, last: str | None
) -> None:
    drawn = draw(LIBRARY, seed, day, department, Taste(level, last_kind=last))
    kinds = [last]
    for at, ref in enumerate(drawn[:OFFERED]):
        others = {LIBRARY[one].kind for one in drawn[at:] if LIBRARY[one].courage == LIBRARY[ref].courage} - {*kinds}
        assert LIBRARY[ref].kind not in kinds or not others
        kinds.append(LIBRARY[ref].kind)


@given(SEEDS, DAYS, DEPARTMENT)
def test_the_three_of_a_day_exercise_more_than_one_value(seed: str, day: date, department: str) -> None:
    assert VALUES.keys() == KIND_LABELS.keys()
    offered = draw(LIBRARY, seed, day, department)[:OFFERED]
    assert len({VALUES[LIBRARY[ref].kind] for ref in offered}) >= 2


@given(SEEDS, DAYS, st.sets(REFS, max_size=8), st.sets(REFS, max_size=4))
def test_what_was_done_lately_or_found_meh_comes_after_what_was_not(
    seed: str, day: date, lately: set[str], meh: set[str]
) -> None:
    offered = draw(LIBRARY, seed, day, "any", Taste(lately=lately, meh=meh))[:OFFERED]
    assert not (lately | meh) & set(offered)


@given(SEEDS, DAYS, REFS)
def test_what_was_liked_never_comes_later_for_it(seed: str, day: date, liked: str) -> None:
    level = LIBRARY[liked].courage
    plain = draw(LIBRARY, seed, day, "any", Taste(level))
    drawn = draw(LIBRARY, seed, day, "any", Taste(level, useful={liked}, kinds={LIBRARY[liked].kind: 1}))
    if liked in plain:
        assert drawn.index(liked) // OFFERED <= plain.index(liked) // OFFERED


def test_what_was_liked_comes_back_more_often() -> None:
    liked = "call-for-no-reason"
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(300)]
    level = LIBRARY[liked].courage
    seen = [
        sum(liked in draw(LIBRARY, "fatma", day, "any", taste)[:OFFERED] for day in days)
        for taste in (Taste(level, kinds={LIBRARY[liked].kind: -1}), Taste(level), Taste(level, useful={liked}))
    ]
    assert seen[0] < seen[1] < seen[2]


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
