"""Seasons follow each other, one family counts double meanwhile, and what was published is corrected in the open."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.aggregates import handlers as aggregates
from app.calendar.rules import monday_of
from app.database import db, write
from app.jobs.actions import plan
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Person, Role
from app.scores.models import PersonDay
from app.scores.rules import POINTS
from app.seasons.actions import add_season, season_on, turn
from app.seasons.handlers import PERIODIC
from app.seasons.models import Season
from app.seasons.rules import USUAL_WEEKS, WEEKS, last_day, next_start, next_theme, week_number
from app.seasons.themes import THEMES
from app.teapot.actions import degrees_of
from app.teapot.worth import by_family
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))


@given(DAYS, st.lists(st.tuples(st.sampled_from(WEEKS), st.integers(0, 40)), max_size=8))
def test_seasons_are_whole_weeks_and_never_overlap(day: date, plan: list[tuple[int, int]]) -> None:
    spans: list[tuple[date, date]] = []
    for weeks, later in plan:
        day += timedelta(days=later)
        starts_on = next_start([end for _, end in spans], day)
        spans.append((starts_on, last_day(starts_on, weeks)))
    for first, last in spans:
        assert (first.weekday(), last.weekday()) == (0, 6)
        assert [week_number(first, first + timedelta(days=n)) for n in (0, 6, 7)] == [1, 1, 2]
    for (_, end), (start, _) in pairwise(spans):
        assert start > end


@given(st.integers(0, 40))
def test_every_theme_comes_before_one_comes_again(count: int) -> None:
    known: list[str] = []
    for _ in range(count):
        known.append(next_theme(known, list(THEMES)))
    for n in range(count - len(THEMES) + 1):
        assert set(known[n : n + len(THEMES)]) == set(THEMES)


def test_there_are_themes_enough_and_each_doubles_something_that_counts() -> None:
    assert len(THEMES) >= 6
    assert {theme.doubles for theme in THEMES.values()} <= set(POINTS)


COUNTS = st.fixed_dictionaries({name: st.integers(0, 300) for name in POINTS})


@given(COUNTS, st.integers(1, 4000), st.sampled_from([*POINTS]))
def test_what_counts_double_adds_exactly_what_it_brought(counts: dict[str, int], points: int, doubles: str) -> None:
    plain, doubled = by_family(counts, points), by_family(counts, points, doubles)
    assert sum(plain.values()) == pytest.approx(points if any(counts.values()) else 0)
    assert sum(doubled.values()) == pytest.approx(sum(plain.values()) + plain[doubles])


def season(theme: str = "small-gestures", starts_on: date = TODAY, weeks: int = 4) -> Season:
    with write() as session:
        return add_season(session, theme, weeks, starts_on, MONDAY)


def test_a_surprise_is_worth_twice_to_the_pot_while_surprises_are_the_theme(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [deed("surprise", clock(), what="Flowers")])
    plain = degrees_of(db.session(), cast.team, clock())
    season()
    assert degrees_of(db.session(), cast.team, clock()) - 18 == pytest.approx(2 * (plain - 18))
    assert alice.get("/api/v1/state").get_json()["streak"]["length"] == 1
    page = alice.get("/today").text
    assert "Small gestures" in page
    assert "Surprises count double for the pot" in page
    assert alice.get("/season").text.count("count double") == 1
    assert "double this season" in alice.get("/pot").text


def test_one_follows_another_by_itself(cast: Cast, clock: TestClock) -> None:
    seen: list[Season] = []
    for _ in range(30):
        with write() as session:
            running = turn(session, clock())
        assert running is not None
        seen.append(running)
        clock.forward(days=7)
    rows = db.session.scalars(select(Season).order_by(Season.starts_on)).all()
    assert len(rows) == 30 // USUAL_WEEKS
    assert len({row.theme for row in rows}) == len(rows)
    assert rows[0].starts_on == monday_of(TODAY)


@pytest.mark.parametrize(("role", "status"), [(Role.EMPLOYEE, 403), (Role.MANAGER, 403), (Role.DIRECTOR, 303)])
def test_directors_choose_the_next(app: Any, cast: Cast, role: Role, status: int) -> None:
    with write() as session:
        session.merge(cast.bob).role = role
    client = client_for(app, cast.bob)
    chosen = {"theme": "say-yes", "weeks": "6"}
    assert client.post("/season", data=chosen).status_code == status
    row = season_on(db.session(), TODAY)
    assert (row is not None) == (status == 303)
    if row is None:
        assert "The next season" not in client.get("/season").text
        return
    assert (row.theme, row.ends_on - row.starts_on) == ("say-yes", timedelta(days=41))
    client.post("/season", data={"theme": "dare-to-ask", "weeks": "4"})
    client.post("/season", data={"theme": "sharp-ears", "weeks": "5"})  # the next one is not there yet: it changes
    rows = db.session.scalars(select(Season).order_by(Season.starts_on)).all()
    assert [one.theme for one in rows] == ["say-yes", "sharp-ears"]
    for wrong, words in (({"theme": "x", "weeks": "4"}, "one of the themes"), ({"theme": "say-yes"}, "four, five or")):
        answer = client.post("/season", data=wrong)
        assert answer.status_code == 422
        assert words in answer.text


def test_everybody_hears_once_of_a_season_that_begins_and_of_what_came_of_one(
    app: Flask, cast: Cast, clock: TestClock
) -> None:
    """However often it is looked at, and not who switched the game off."""
    runner = Runner(app, app.extensions["work"], Pace())
    with write() as session:
        add_season(session, "small-gestures", 4, TODAY, clock())
        session.merge(cast.bob).quiet_since = clock()
        session.add(PersonDay(person_id=cast.alice.id, team_id=cast.team.id, day=TODAY, points=5, surprises=1))

    def told(person: Person) -> list[tuple[str, str | None]]:
        rows = db.session.scalars(
            select(Notification)
            .where(Notification.person_id == person.id, Notification.kind == "season")
            .order_by(Notification.id)
        )
        return [(line_text(row, "customer").title, row.params["what"] if row.round == 1 else None) for row in rows]

    def pass_days(days: int, times: int) -> None:
        for _ in range(times):
            with write() as session:
                plan(session, aggregates.PERIODIC + PERIODIC, clock())
            runner.work_through()
            clock.forward(hours=days * 24 / times)

    pass_days(2, times=8)
    begun = ("A new season: Small gestures", "begins")
    assert (told(cast.alice), told(cast.bob), told(cast.carol)) == ([begun], [], [begun])
    first = db.session.scalars(select(Notification).where(Notification.kind == "season")).first()
    assert first is not None
    assert line_text(first, "customer").body.endswith("what people remember. Surprises count double for the pot.")
    over = ("What came of the season: Small gestures", "over")
    pass_days(26, times=4)  # a server that was asleep for days on end
    pass_days(4, times=8)
    assert over in told(cast.alice)
    assert Counter(told(cast.alice)).most_common(1)[0][1] == 1
    assert [what for _, what in told(cast.alice)] == ["begins", "begins", "over"]
