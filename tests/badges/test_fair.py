"""Badges that ask for days or for people can be earned by who works part of a week, and by a small team."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.badges.catalogue import BADGES
from app.badges.counting import own_weekdays, surprisers
from app.badges.events import Surprised
from app.badges.models import Award, TeamAward
from app.badges.rebuilding import rebuild
from app.badges.together import WARM_WEEK, gather_team
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.scores.models import TeamDay
from tests.badges.histories import surprise
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
FIVE = ("1111100", MON, TUE, WED, THU, FRI)


def on(week: str, *days: int) -> list[Surprised]:
    return [surprise(n)._replace(week=week) for n in days]


@pytest.mark.parametrize(
    ("week", "days", "have"),
    [
        ("1111100", (MON, TUE, WED, THU), 4),
        ("1111100", (MON, TUE, WED, THU, FRI), 5),
        ("1111100", (MON, 7, 14, 21, 28), 1),
        ("1110000", (MON, TUE, WED), 3),
        ("1110000", (MON, TUE, WED, 7, 8), 5),
        ("1110000", (MON, TUE, 7, 8, 14), 4),
        ("0000011", (SAT, SUN, 12, 13, 19), 5),
        ("0000011", (MON, TUE, WED, THU, FRI), 5),
        ("0000000", (MON, 7, 14, 21, 28), 1),
    ],
)
def test_a_surprise_on_each_day_is_of_ones_own_week(week: str, days: tuple[int, ...], have: int) -> None:
    assert own_weekdays(on(week, *days)) == have
    assert own_weekdays(on(week, *reversed(days))) == have


def test_what_was_reached_stays_when_somebody_comes_to_work_on_more_days() -> None:
    before = on("1100000", MON, TUE, 7, 8, 14)
    assert own_weekdays([*before, *on("1111100", 21)]) == own_weekdays(before) == 5


def test_somebody_who_works_three_days_earns_the_badge_for_any_day(app: Flask, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).work_week = "1110000"
    clock.forward(days=3)
    alice = client_for(app, cast.alice)
    days = (0, 0, 0, 1, 2)
    send(alice, cast.alice, [deed("surprise", MONDAY + timedelta(days=n), what="A card") for n in days])
    earned = select(Award.day).where(Award.badge == "any-day", Award.person_id == cast.alice.id)
    assert db.session.scalars(earned).all() == [MONDAY.date() + timedelta(days=2)]
    assert BADGES["any-day"].need == 5


def test_all_of_a_small_team_are_as_good_as_five_and_it_stays_so_when_the_team_grows() -> None:
    def days(*numbers: int) -> list[date]:
        return [MONDAY.date() + timedelta(days=n) for n in numbers]

    assert [surprisers(days(*range(n)), lambda _: 80) for n in (0, 1, 4, 5, 6)] == [0, 1, 4, 5, 5]
    assert [surprisers(days(*range(n)), lambda _: 3) for n in (0, 1, 2, 3)] == [2, 3, 4, 5]
    assert surprisers(days(0), lambda _: 1) == 4  # one alone is no team
    assert surprisers(days(0, 1), lambda day: 2 if day < MONDAY.date() + timedelta(days=2) else 80) == 5
    assert surprisers(days(3, 4), lambda day: 2 if day < MONDAY.date() + timedelta(days=2) else 80) == 2


def test_a_large_team_is_looked_at_for_five_days_at_most() -> None:
    """A batch of deeds waits for it, and a team of hundreds has as many first surprises, each day of all its people."""
    days, asked = [MONDAY.date() + timedelta(days=n) for n in range(300)], list[date]()

    def people_on(day: date) -> int:
        asked.append(day)
        return 300

    assert surprisers(days, people_on) == 5
    assert asked == days[:5]


def test_a_team_of_three_earns_the_badge_for_all_of_us(app: Flask, cast: Cast, clock: TestClock) -> None:
    for person in (cast.alice, cast.bob, cast.maria):
        got = db.session.scalars(select(TeamAward.badge).where(TeamAward.badge == "team-surprisers")).all()
        assert got == []
        send(client_for(app, person), person, [deed("surprise", MONDAY, what="A card")])
    with write() as session:
        assert session.scalars(select(TeamAward.badge)).all() == ["team-surprisers"]
        rebuild(session, clock())
        assert session.scalars(select(TeamAward.badge)).all() == ["team-surprisers"]


def test_a_warm_week_stays_warm_when_the_team_grows_and_cold_when_it_shrinks(cast: Cast) -> None:
    monday = MONDAY.date() - timedelta(days=7)
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        people = session.scalars(select(Person).where(Person.team_id == team.id)).all()
        for person in people:
            person.joined_at = MONDAY - timedelta(days=90)
        team.created_at = MONDAY - timedelta(days=90)
        for week, points in ((monday, WARM_WEEK * len(people)), (monday - timedelta(days=7), WARM_WEEK)):
            session.add(TeamDay(team_id=team.id, day=week, points=points))
        session.flush()
        assert gather_team(session, team).warm_weeks == 1
        for n in range(3):
            add_person(session, team, NewPerson(f"New {n}", CORRECT_HORSE), MONDAY)
        assert gather_team(session, team).warm_weeks == 1
        for person in people[1:]:
            person.left_at = MONDAY
        session.flush()
        assert gather_team(session, team).warm_weeks == 1
