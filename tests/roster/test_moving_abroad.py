"""Who moves to a team abroad keeps the holidays and the clock of the days before."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.badges.rebuilding import rebuild
from app.calendar.leave import Span
from app.calendar.rules import DayKind
from app.database import db, write
from app.people.models import Person, Team
from app.people.own_days import NewDays, set_days
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

TODAY = MONDAY.date()
ARMISTICE = date(2026, 11, 11)  # free in Belgium, where Invoices is
KINGS_DAY, NATIONAL_DAY = date(2027, 4, 27), date(2027, 7, 21)


@pytest.fixture(autouse=True)
def abroad(cast: Cast) -> None:
    with write() as session:
        team = session.get_one(Team, cast.other_team.id)
        team.country, team.zone = "BE", "America/New_York"
        closed = Span(TODAY - timedelta(days=7), TODAY - timedelta(days=7))
        set_days(session, cast.ada, NewDays("Moving", closed, False, [cast.team.id]), MONDAY - timedelta(days=9))


def move(client: FlaskClient, cast: Cast, team: Team, day: date) -> None:
    data = {"team": team.id, "day": day.isoformat()}
    assert client.post(f"/team/people/{cast.alice.id}/team", data=data).status_code == 303


def alice_now(cast: Cast) -> Person:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id)


def kinds(person: Person, *days: date) -> list[DayKind]:
    return [person.week.kind_of(day) for day in days]


def test_the_days_before_stay_those_of_the_former_team(ada: FlaskClient, cast: Cast) -> None:
    joined = cast.alice.joined_on
    move(ada, cast, cast.other_team, TODAY)
    person = alice_now(cast)
    last_week = TODAY - timedelta(days=7)
    assert kinds(person, ARMISTICE, last_week, KINGS_DAY, NATIONAL_DAY) == [
        DayKind.WORK,
        DayKind.CLOSED,
        DayKind.WORK,
        DayKind.HOLIDAY,
    ]
    assert person.joined_on == joined


def test_who_comes_back_has_each_day_as_it_was(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    before = [cast.alice.week.kind_of(TODAY - timedelta(days=n)) for n in range(1, 30)]
    move(ada, cast, cast.other_team, TODAY)
    clock.forward(days=20)
    move(ada, cast, cast.team, TODAY + timedelta(days=20))
    person = alice_now(cast)
    assert [person.week.kind_of(TODAY - timedelta(days=n)) for n in range(1, 30)] == before
    assert person.week.place.startswith(f"NL {TODAY}/BE {TODAY + timedelta(days=20)}/NL")


def test_a_move_within_one_place_leaves_nothing_to_remember(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        team = session.get_one(Team, cast.other_team.id)
        team.country, team.zone, team.almanac = "NL", "Europe/Amsterdam", session.get_one(Team, cast.team.id).almanac
    move(ada, cast, cast.other_team, TODAY)
    person = alice_now(cast)
    assert (person.past_place, person.past_zones) == ("", "")


def test_the_streak_stays_and_a_rebuild_counts_the_same(
    ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for _ in range(5):
        send(alice, cast.alice, [deed("tally", clock()), deed("surprise", clock(), what="Card")])
        clock.forward(days=1)
    known = alice.get("/api/v1/state").get_json()["streak"]
    move(ada, cast, cast.other_team, clock().date())

    def awards() -> dict[str, tuple[object, ...]]:
        db.session.expire_all()
        rows = db.session.scalars(select(Award).where(Award.person_id == cast.alice.id))
        return {row.badge: (row.day, row.evidence) for row in rows}

    earned = awards()
    assert alice.get("/api/v1/state").get_json()["streak"] == known
    with write() as session:
        rebuild(session, clock())
    assert awards() == earned
