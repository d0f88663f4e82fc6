"""Who waits for somebody whom another moves meanwhile goes on with them as they are then."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.database import db, write
from app.errors import Invalid, NotFound
from app.holding import hold
from app.people.models import Person, Role, Team
from app.people.reach import find_to_change
from app.people.recovery import find_recovery, recovery_token
from app.people.roles import change_role
from app.people.working_days import hold as hold_days
from app.roster.moving import move
from tests.conftest import MONDAY, Cast
from tests.people.at_once import Change, at_once

KEY = "a key of this test alone, long enough"


def moved(cast: Cast, team: Team, by: Person | None = None) -> Change:
    """What a tab does that moves Alice; each session has rows of its own."""
    actor, alice, to = (by or cast.ada).id, cast.alice.id, team.id

    def act(session: Session) -> None:
        one = find_to_change(session, session.get_one(Person, actor), alice)
        move(session, one, to, MONDAY.date(), MONDAY)

    return act


def test_two_tabs_that_move_one_person_come_one_after_the_other(app: Flask, cast: Cast) -> None:
    with write() as session:
        third = Team(**{name: getattr(cast.team, name) for name in ("department", "zone", "country")}, name="Third")
        third.created_at = MONDAY
        session.add(third)
    at_once(app, moved(cast, cast.other_team), moved(cast, third))
    alice = db.session.get_one(Person, cast.alice.id)
    assert (alice.team_id, alice.team.name) == (third.id, "Third")


def test_the_same_move_twice_is_said_to_be_done(app: Flask, cast: Cast) -> None:
    with pytest.raises(Invalid, match="team_same"):
        at_once(app, moved(cast, cast.other_team), moved(cast, cast.other_team))


def test_who_led_somebody_until_then_does_not_reach_them_any_more(app: Flask, cast: Cast) -> None:
    with pytest.raises(NotFound):
        at_once(app, moved(cast, cast.other_team), moved(cast, cast.team, cast.maria))


WAITING: dict[str, Callable[[Session, int], Person | None]] = {
    "a role": lambda session, alice: change_role(session, alice, Role.MANAGER, MONDAY),
    "working days": lambda session, alice: hold_days(session, session.get_one(Person, alice)),
    "erasing": lambda session, alice: hold(session, Person, alice),
}


@pytest.mark.parametrize("act", WAITING.values(), ids=WAITING)
def test_whoever_waits_sees_the_team_of_then(
    app: Flask, cast: Cast, act: Callable[[Session, int], Person | None]
) -> None:
    alice, found = cast.alice.id, list[str]()

    def wait_for_her(session: Session) -> None:
        one = act(session, alice)
        found.append(one.team.name if one else "nobody")

    at_once(app, moved(cast, cast.other_team), wait_for_her)
    assert found == [cast.other_team.name]


def test_a_new_password_is_of_who_was_moved_meanwhile(app: Flask, cast: Cast) -> None:
    (_, token), found = recovery_token(db.session(), KEY, cast.alice.id, MONDAY), list[str]()

    def use(session: Session) -> None:
        one = find_recovery(session, KEY, token, MONDAY, to_use=True)
        found.append(one.team.name if one else "nobody")

    at_once(app, moved(cast, cast.other_team), use)
    assert found == [cast.other_team.name]
