"""The ring has the hours that somebody works, and shows every hour in which the word fell."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.tallies.hours import ring, working_hours
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send
from tests.notifications.test_preferences import work

MINUTES = st.integers(0, 24 * 60 - 1)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (8 * 60, 18 * 60, list(range(8, 18))),
        (9 * 60 + 30, 12 * 60 + 15, [9, 10, 11, 12]),
        (22 * 60, 6 * 60, [22, 23, 0, 1, 2, 3, 4, 5]),
        (7 * 60, 7 * 60, [*range(7, 24), *range(7)]),
    ],
    ids=["office", "part of an hour", "night", "around the clock"],
)
def test_an_hour_that_is_worked_in_part_is_an_hour(since: int, until: int, hours: list[int]) -> None:
    assert working_hours(since, until) == hours


@given(MINUTES, MINUTES, st.dictionaries(st.integers(0, 23).map(str), st.integers(0, 5)))
def test_no_stroke_falls_beside_the_ring_and_none_is_counted_as_an_aim(
    since: int, until: int, counted: dict[str, int]
) -> None:
    worked = working_hours(since, until)
    arcs = ring(counted, worked, None)
    assert {arc.hour for arc in arcs if arc.filled} == {int(hour) for hour, strokes in counted.items() if strokes}
    assert sorted(arc.hour for arc in arcs if not arc.extra) == sorted(set(worked))
    assert len({arc.hour for arc in arcs}) == len(arcs)
    passed = [(arc.hour - 4) % 24 for arc in arcs]
    assert passed == sorted(passed)


def test_who_works_other_hours_has_another_ring_at_once(alice: FlaskClient) -> None:
    page = alice.get("/today").text
    assert page.count("data-hour=") == 9
    assert "of 9 hours" in page
    work(alice, "09:00", "13:00")
    page = alice.get("/today").text
    assert page.count("data-hour=") == 4
    assert "of 4 hours" in page


def test_a_stroke_out_of_hours_shows_and_the_aim_stays_as_it_is(alice: FlaskClient, cast: Cast) -> None:
    work(alice, "13:00", "17:00")
    send(alice, cast.alice, [deed("tally", MONDAY)])
    page = alice.get("/today").text
    assert 'data-hour="10" data-filled data-now data-extra' in page
    assert "data-heard>0</b> of 4 hours" in page
    assert ">And in 1 hour outside of yours." in page


def test_the_sheet_tells_kindly_what_counts_for_the_pot(alice: FlaskClient, cast: Cast) -> None:
    assert 'data-enough="10" hidden' in alice.get("/today").text
    send(alice, cast.alice, [deed("tally", MONDAY) for _ in range(10)])
    page = alice.get("/today").text
    assert 'data-enough="10">10 of them warm the pot; the rest stay on your sheet.' in page
