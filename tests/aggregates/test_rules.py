"""Which numbers may be known, by the rules alone: five are behind each, and nothing is left over by subtraction."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.aggregates.rules import (
    BLOCK,
    WEEK,
    ends_block,
    in_steps,
    newest_settled,
    parts_shown,
    people_in,
    shown,
    took_part,
    united,
    weeks_of_block,
)
from app.people.visibility import LEAST

PEOPLE = st.integers(1, 12)
LEADING = st.sets(PEOPLE, max_size=3)
CELL = st.dictionaries(PEOPLE, st.integers(1, 40), max_size=12)
PARTS = st.dictionaries(st.sampled_from("abcdefg"), CELL, max_size=7)


@given(CELL, LEADING)
def test_a_sum_has_five_people_behind_it_who_do_not_lead(cell: dict[int, int], leading: set[int]) -> None:
    found = shown(cell, leading)
    assert (found is None) == (len(cell.keys() - leading) < LEAST)
    assert found in (None, sum(cell.values()))


@given(PARTS, LEADING)
def test_neither_a_part_nor_what_is_left_of_the_whole_is_about_fewer_than_five(
    parts: dict[str, dict[int, int]], leading: set[int]
) -> None:
    found = parts_shown(parts, leading)
    for name in found:
        assert people_in(parts[name], leading) >= LEAST
    rest = [cell for name, cell in parts.items() if name not in found and cell]
    if rest and found:
        assert people_in(united(rest), leading) >= LEAST


@given(PARTS, LEADING, st.data())
def test_one_hidden_part_can_never_be_told_from_another(
    parts: dict[str, dict[int, int]], leading: set[int], data: st.DataObject
) -> None:
    """Whoever knows the whole and the parts that are shown still knows only a sum over several hidden ones."""
    found = parts_shown(parts, leading)
    hidden = [name for name, cell in parts.items() if name not in found and people_in(cell, leading) < LEAST and cell]
    if not found or not hidden:
        return
    others = [name for name, cell in parts.items() if name not in found and cell and name != hidden[0]]
    if people_in(parts[hidden[0]], leading) and others:
        one, other = hidden[0], data.draw(st.sampled_from(others))
        moved = {name: dict(cell) for name, cell in parts.items()}
        person = next(iter(moved[one]))
        more = data.draw(st.integers(1, 30))
        moved[one][person] += more
        taker = next(iter(moved[other]))
        moved[other][taker] = max(1, moved[other][taker] - more)
        assert parts_shown(moved, leading) == found
    else:
        assert others or not people_in(parts[hidden[0]], leading)


@given(st.integers(0, 60), st.integers(0, 60))
def test_who_did_not_take_part_is_never_a_group_of_one_to_four(people: int, others: int) -> None:
    members, told = people + others, took_part(people, people + others)
    if told is None:
        assert people < LEAST
    elif told == people and members - told >= LEAST:
        assert others >= LEAST
    else:  # at least so many: the same for every number of others below five
        assert others < LEAST
        assert all(told == took_part(members - n, members) for n in range(LEAST) if members - n >= LEAST)


@given(st.integers(0, 500))
def test_a_number_that_grows_is_told_in_fives(people: int) -> None:
    assert in_steps(people) % LEAST == 0
    assert 0 <= people - in_steps(people) < LEAST


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_week_is_published_on_the_tuesday_after_it(today: date) -> None:
    monday = newest_settled(today)
    assert monday.weekday() == 0
    assert timedelta(days=8) <= today - monday < timedelta(days=15)
    ends = [monday + n * WEEK for n in range(BLOCK) if ends_block(monday + n * WEEK)]
    assert len(ends) == 1
    assert weeks_of_block(ends[0])[-1] == ends[0]
    assert len(set(weeks_of_block(ends[0])) | set(weeks_of_block(ends[0] - BLOCK * WEEK))) == 2 * BLOCK
