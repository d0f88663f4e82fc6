"""What two write into a team's days at once is all there afterwards."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.leave import Span
from app.database import db, write
from app.me.working_days import choose_weeks
from app.people.actions import Whereabouts, add_team
from app.people.models import Organisation, Person, Team
from app.people.own_days import NewDays, OwnDays, call_off, set_days
from app.people.relocating import relocate
from app.people.working_days import choose_working_days
from app.planning.away import enter_leave
from tests.conftest import MONDAY, Cast
from tests.people.at_once import Change, at_once

SOON, LATER = (Span(day, day) for day in (MONDAY.date() + timedelta(days=n) for n in (1, 8)))
SOON_CLOSED, LATER_CLOSED = (f"-{one.first}/{one.last}" for one in (SOON, LATER))


def shut(cast: Cast, span: Span, *teams: int) -> Change:
    days, ada = NewDays("Shut", span, is_worked=False, teams=teams), cast.ada.id  # each session has an Ada of its own
    return lambda session: set_days(session, session.get_one(Person, ada), days, MONDAY)


def almanac(team: int) -> str:
    return db.session.get_one(Team, team).almanac


def test_days_that_two_set_are_both_free(app: Flask, cast: Cast) -> None:
    at_once(app, shut(cast, SOON), shut(cast, LATER, cast.team.id))
    assert almanac(cast.team.id) == f"NL {SOON_CLOSED} {LATER_CLOSED}"
    assert almanac(cast.other_team.id) == f"NL {SOON_CLOSED}"


def test_a_team_that_moves_keeps_its_move_and_the_days(app: Flask, cast: Cast) -> None:
    def move(session: Session) -> None:
        team = session.get_one(Team, cast.team.id, with_for_update={"of": Team}, populate_existing=True)
        relocate(session, team, Whereabouts("BE", "Europe/Brussels"), LATER.first, MONDAY)

    at_once(app, move, shut(cast, SOON))
    assert almanac(cast.team.id) == f"NL {LATER.first}/BE {SOON_CLOSED}"


def test_days_that_are_called_off_leave_what_is_set_meanwhile(app: Flask, cast: Cast) -> None:
    with write() as session:
        number = set_days(session, cast.ada, NewDays("Shut", SOON, is_worked=False), MONDAY).id
    at_once(app, shut(cast, LATER), lambda session: call_off(session, number, MONDAY))
    assert almanac(cast.team.id) == f"NL {LATER_CLOSED}"
    assert [one.span for one in db.session.scalars(select(OwnDays))] == [LATER]


def add(name: str) -> Change:
    return lambda session: add_team(session, session.scalars(select(Organisation)).one(), name, "it", MONDAY)


def test_a_team_that_is_added_meanwhile_is_closed_with_everybody(app: Flask, cast: Cast) -> None:
    at_once(app, shut(cast, SOON), add("Later"))
    at_once(app, add("Last"), shut(cast, LATER))
    for name in ("Later", "Last"):
        found = db.session.scalars(select(Team.almanac).where(Team.name == name)).one()
        assert found == f"NL {SOON_CLOSED} {LATER_CLOSED}"


NEXT_WEEK = LATER.first - timedelta(days=1)


def other_days(session: Session, alice: Person) -> None:
    choose_working_days(session, alice, "0111100", LATER.first + timedelta(days=30), MONDAY)


def another_week(session: Session, alice: Person) -> None:
    choose_weeks(session, alice, {f"{NEXT_WEEK + timedelta(days=7)}": "0000011"}, MONDAY)


@pytest.mark.parametrize("choose", [other_days, another_week])
def test_days_that_somebody_chooses_on_two_phones_at_once_are_all_kept(
    app: Flask, cast: Cast, choose: Callable[[Session, Person], None]
) -> None:
    alice = cast.alice.id
    at_once(
        app,
        lambda session: choose_weeks(session, session.get_one(Person, alice), {f"{NEXT_WEEK}": "1000000"}, MONDAY),
        lambda session: choose(session, session.get_one(Person, alice)),
    )
    kept = db.session.get_one(Person, alice).work_week
    assert f"{NEXT_WEEK}=1000000" in kept
    assert len(kept.split()) == 3


def test_leave_that_two_enter_at_once_is_all_there(app: Flask, cast: Cast) -> None:
    def away(span: Span) -> Change:
        alice = cast.alice.id
        return lambda session: enter_leave(session, session.get_one(Person, alice), span, None, MONDAY)

    at_once(app, away(SOON), away(LATER))
    assert db.session.get_one(Person, cast.alice.id).week.leave == (SOON, LATER)
