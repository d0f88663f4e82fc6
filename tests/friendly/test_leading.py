"""A friendly week ends where one of the two comes to lead the other, by whatever way, and does not come back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.friendly.actions import END
from app.friendly.models import FriendlyWeek
from app.jobs.models import Job
from app.jobs.work import Task
from app.people.models import Person, Role
from app.planning.handlers import HANDLERS
from app.roster.leading import give_role
from app.roster.merging import merge
from app.roster.moving import move
from app.roster.parting import part, take_back
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.jobs.due import run_due
from tests.roster.giving import stored

PAGE = "/friendly"
HOURS = "of 45 hours"


def week_of(cast: Cast, *, waits: bool = False) -> None:
    """Alice asked Carol of the other team."""
    with write() as session:
        asked = FriendlyWeek(
            inviter_id=cast.alice.id, invited_id=cast.carol.id, monday=MONDAY.date(), invited_at=MONDAY
        )
        asked.accepted_at = None if waits else MONDAY
        session.add(asked)


def pages(app: Flask, cast: Cast) -> str:
    return "".join(client_for(app, one).get(PAGE).text for one in (cast.alice, cast.carol))


def ended() -> bool:
    db.session.rollback()
    return db.session.scalars(select(FriendlyWeek.ended_at)).one() is not None


def by_hand(app: Flask, cast: Cast, clock: TestClock) -> None:
    answer = client_for(app, cast.ada).post(f"/team/people/{cast.carol.id}/role", data={"role": "director"})
    assert answer.status_code == 303


def by_import(app: Flask, cast: Cast, clock: TestClock) -> None:
    stored(app, client_for(app, cast.ada), "Naam;Team;Rol\nCarol Claes;Delivery;leidinggevende\n")


def by_a_move(app: Flask, cast: Cast, clock: TestClock) -> None:
    made_manager(cast)
    with write() as session:
        move(session, session.get_one(Person, cast.alice.id), cast.other_team.id, clock().date(), clock())


def by_a_planned_move(app: Flask, cast: Cast, clock: TestClock) -> None:
    made_manager(cast)
    with write() as session:
        day = clock().date() + timedelta(days=1)
        move(session, session.get_one(Person, cast.alice.id), cast.other_team.id, day, clock())
    assert not ended()
    clock.forward(days=1)
    run_due(app)


def by_coming_back(app: Flask, cast: Cast, clock: TestClock) -> None:
    made_manager(cast)
    with write() as session:
        alice = session.get_one(Person, cast.alice.id)
        part(session, alice, clock())
        take_back(session, alice, cast.other_team, "Alice Ahmed", clock())


def by_being_one(app: Flask, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        merge(session, session.get_one(Person, cast.ada.id), session.get_one(Person, cast.carol.id), clock())


def made_manager(cast: Cast) -> None:
    with write() as session:
        give_role(session, cast.carol.id, Role.MANAGER, MONDAY)
    assert not ended()  # of a team that Alice is not in


@pytest.mark.parametrize(
    "change",
    [by_hand, by_import, by_a_move, by_a_planned_move, by_coming_back, by_being_one],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize("waits", [False, True])
def test_it_ends_for_good(
    app: Flask, cast: Cast, clock: TestClock, change: Callable[[Flask, Cast, TestClock], None], waits: bool
) -> None:
    week_of(cast, waits=waits)
    before = pages(app, cast)
    assert "asks you" in before if waits else HOURS in before
    change(app, cast, clock)
    assert ended()
    with write() as session:
        kept = session.scalars(select(FriendlyWeek)).one().invited
        kept.role = Role.EMPLOYEE
    after = pages(app, cast)
    assert HOURS not in after
    assert "asks you" not in after


def test_what_no_way_ended_ends_when_it_is_over(app: Flask, cast: Cast, clock: TestClock) -> None:
    week_of(cast)
    with write() as session:
        session.get_one(Person, cast.carol.id).role = Role.DIRECTOR
    number = db.session.scalars(select(FriendlyWeek.id)).one()
    HANDLERS[END](Task(1, END, {"week": number}, 1, clock(), clock()))
    assert ended()


def test_it_takes_no_place_of_the_three(app: Flask, cast: Cast, clock: TestClock) -> None:
    week_of(cast)
    with write() as session:
        give_role(session, cast.carol.id, Role.DIRECTOR, clock())
        for _ in range(2):
            session.add(again := Person(**copy_of(session.get_one(Person, cast.bob.id), _)))
            session.flush()
            week = FriendlyWeek(inviter_id=cast.alice.id, invited_id=again.id, monday=MONDAY.date(), invited_at=MONDAY)
            session.add(week)
    answer = client_for(app, cast.alice).post(PAGE, data={"colleague": str(cast.bob.account)})
    assert answer.status_code == 303


def copy_of(person: Person, number: int) -> dict[str, object]:
    same = {name: getattr(person, name) for name in ("team_id", "password_hash", "language", "joined_at")}
    return same | {"name": f"Another {number}", "sign_in_name": f"another {number}"}


def test_asking_back_who_asked_says_that_one_leads_the_other(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    alice.post(PAGE, data={"colleague": str(cast.bob.account)})
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.MANAGER
    answer = bob.post(PAGE, data={"colleague": str(cast.alice.account)})
    assert answer.status_code == 422
    assert "One of you leads the other" in answer.text
    assert db.session.scalars(select(Job).where(Job.kind == END)).all() == []
