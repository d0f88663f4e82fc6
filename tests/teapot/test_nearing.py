"""What the page says of a pot that is not warm is true while people warm it, and how much is left is worked out."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.rules import WorkWeek
from app.database import db, write
from app.scores.models import TeamDay
from app.teapot.members import everybody
from app.teapot.nearing import nearing, story_of
from app.teapot.page import page_of
from app.teapot.rules import ROOM, state_of
from tests.aggregates.test_publishing import crowd
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

TODAY = MONDAY.date()
ZONE = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("points", "is_old", "story"),
    [
        ({}, False, "new"),
        ({}, True, "out"),
        ({TODAY: 1}, False, "rising"),
        ({TODAY: 10, TODAY - timedelta(days=20): 400}, False, "rising"),
        ({TODAY - timedelta(days=20): 400}, False, "out"),
        ({TODAY - timedelta(days=3): 30, TODAY - timedelta(days=4): 40}, False, "faint"),
    ],
)
def test_a_cold_pot_was_never_lit_or_warms_up_or_went_out(points: dict[date, float], is_old: bool, story: str) -> None:
    assert story_of(points, everybody(10), MONDAY, ZONE, WorkWeek(), is_old=is_old) == story


@given(st.floats(18, 99), st.floats(0.05, 12))
def test_so_many_deeds_lead_to_the_next_word_and_one_less_does_not(degrees: float, fresh: float) -> None:
    found = nearing(degrees, fresh)
    if state_of(degrees) == "boiling":
        assert found is None
        return
    assert found
    assert state_of(degrees + found.deeds * fresh + 1e-5) == found.state
    assert state_of(degrees + (found.deeds - 1) * fresh - 1e-5) == state_of(degrees)


def test_a_pot_is_as_cold_as_the_room_at_the_rooms_temperature_alone(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    told = {1: "it is as cold as the room", 2: "less than a degree now", 16: "about one degree now"}
    for points, words in told.items():
        with write() as session:
            session.merge(TeamDay(team_id=cast.team.id, day=TODAY, points=points, strokes=points))
        page = alice.get("/pot").text
        assert [some for some in told.values() if some in page] == [words]


def test_the_course_ends_with_what_stands_above_it(cast: Cast, clock: TestClock) -> None:
    crowd(cast.team, 5)
    with write() as session:
        session.merge(cast.team).created_at = MONDAY - timedelta(days=30)
        session.add(TeamDay(team_id=cast.team.id, day=TODAY, points=500, strokes=500))
    for hours in (0, 8, 13, 5 * 24):  # until ten in the evening, and on Saturday
        page = page_of(db.session(), cast.alice, cast.team, MONDAY + timedelta(hours=hours))
        assert page.course[-1].degrees == page.pot.temperature


def test_the_page_counts_down_to_the_next_word(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    page = alice.get("/pot").text
    assert "It is not lit yet" in page
    assert "more challenges, and it is lukewarm" in page
    assert "The light went out" not in page
    send(alice, cast.alice, [deed("tally", clock())])
    page = alice.get("/pot").text
    assert "It is warming up." in page
    assert "The light went out" not in page
    with write() as session:
        session.add(TeamDay(team_id=cast.team.id, day=TODAY - timedelta(days=30), points=500, surprises=33))
    clock.forward(days=7)
    assert "The light went out." in alice.get("/pot").text


@pytest.mark.parametrize("hour", [0, 5, 9])
def test_what_one_is_worth_times_how_many_are_needed_is_what_is_missing(
    alice: FlaskClient, cast: Cast, clock: TestClock, hour: int
) -> None:
    clock.forward(hours=hour)
    page = page_of(db.session(), cast.alice, cast.team, clock())
    worth = next(source.fresh for source in page.sources if source.family == "completions")
    assert worth is not None
    assert page.nearing
    assert (page.nearing.deeds - 1) * (worth - 0.05) < 35 - ROOM <= page.nearing.deeds * (worth + 0.05)
    assert f"one is worth {worth:g}° now" in alice.get("/pot").text


def test_what_is_left_is_told_to_nobody_else_of_a_few_people(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(f"/pot?team={cast.team.id}").text
    assert "so only they see its degrees" in page
    assert "more challenge" not in page


def test_a_goal_reads_as_a_goal(alice: FlaskClient, cast: Cast) -> None:
    page = alice.get("/pot").text
    assert "Goal this week: 6 things done" in page
    assert "not there yet" in page  # of a few people no number, and no part of one
    assert "things done, together" not in page
