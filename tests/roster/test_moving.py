"""Another team from a day on: a deed belongs to the team of its day, whenever it arrives."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Giving
from app.database import db, write
from app.people.models import Person, Team
from app.people.moves import PlannedMove, TeamStay
from app.recognition.models import Compliment
from app.scores.models import TeamDay
from app.scores.recount import rebuild
from app.surprises.models import Surprise
from app.teapot.actions import active_in
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.jobs.due import run_due
from tests.roster.fresh import fresh

TODAY = MONDAY.date()


def strokes() -> dict[tuple[int, date], int]:
    db.session.rollback()
    rows = select(TeamDay.team_id, TeamDay.day, TeamDay.strokes).where(TeamDay.strokes != 0)
    return {(team, day): count for team, day, count in db.session.execute(rows)}


def strokes_on(client: FlaskClient, person: Person, *days_ago: int) -> list[str]:
    return statuses(send(client, person, [deed("tally", MONDAY - timedelta(days=n)) for n in days_ago]))


def move(client: FlaskClient, cast: Cast, day: date) -> int:
    data = {"team": cast.other_team.id, "day": day.isoformat()}
    return client.post(f"/team/people/{cast.alice.id}/team", data=data).status_code


def test_what_was_counted_stays_and_what_is_on_the_wall_and_comes_in_since_goes_along(
    ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    old, new = cast.team.id, cast.other_team.id
    strokes_on(alice, cast.alice, 0, 2, 3)
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card")])
    assert move(ada, cast, TODAY - timedelta(days=1)) == 303
    told = {(old, TODAY - timedelta(days=n)): 1 for n in (0, 2, 3)}
    assert strokes() == told
    assert db.session.scalars(select(Surprise.team_id)).one() == new
    assert strokes_on(alice, cast.alice, 4, 1) == ["accepted", "accepted"]
    late = told | {(old, TODAY - timedelta(days=4)): 1, (new, TODAY - timedelta(days=1)): 1}
    assert strokes() == late
    with write() as session:
        rebuild(session)
    assert strokes() == late


def test_late_things_for_the_former_team_are_not_refused(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    said = deed("compliment", MONDAY, to=str(cast.maria.account), because="you called back")
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A card"), said])
    number, compliment = db.session.scalars(select(Surprise.id)).one(), db.session.scalars(select(Compliment.id)).one()
    move(ada, cast, TODAY)
    yesterday = MONDAY - timedelta(days=1)
    late = [
        deed("applause", yesterday, target=f"surprise:{number}"),
        deed("applause", yesterday, target=f"compliment:{compliment}"),
        deed("compliment", yesterday, to=str(cast.bob.account), because="you listened"),
    ]
    assert statuses(send(alice, cast.alice, late)) == ["accepted"] * 3


def test_a_given_badge_belongs_to_the_team_of_its_day(ada: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    to, yesterday = [str(cast.bob.account)], MONDAY - timedelta(days=1)
    given = [deed("given_badge", day, badge="lifebuoy", to=to, because="you kept calm") for day in (MONDAY, yesterday)]
    assert statuses(send(alice, cast.alice, given[:1])) == ["accepted"]
    move(ada, cast, TODAY)
    assert statuses(send(alice, cast.alice, given[1:])) == ["accepted"]
    rows = select(Giving.team_id).order_by(Giving.local_day)
    assert db.session.scalars(rows).all() == [cast.team.id, cast.other_team.id]


def test_the_pots_count_on_who_is_there_on_a_day(ada: FlaskClient, cast: Cast) -> None:
    move(ada, cast, TODAY - timedelta(days=2))
    teams = [db.session.get_one(Team, number) for number in (cast.team.id, cast.other_team.id)]
    active = [active_in(db.session(), team, MONDAY) for team in teams]
    for day in (1, 2, 3):  # it was not known yet
        assert [pot(TODAY - timedelta(days=day)) for pot in active] == [3.0, 2.0]
    assert [pot(TODAY) for pot in active] == [2.0, 3.0]
    assert fresh(cast.alice).team_on(TODAY - timedelta(days=2)) == cast.other_team.id


def test_who_moves_on_was_in_each_team_for_as_long_as_it_was_known(
    ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    move(ada, cast, TODAY - timedelta(days=2))
    clock.forward(days=3)
    back = {"team": cast.team.id, "day": (TODAY + timedelta(days=1)).isoformat()}
    assert ada.post(f"/team/people/{cast.alice.id}/team", data=back).status_code == 303
    teams = [db.session.get_one(Team, number) for number in (cast.team.id, cast.other_team.id)]
    active = [active_in(db.session(), team, clock()) for team in teams]
    there = {-1: [3.0, 2.0], 0: [2.0, 3.0], 2: [2.0, 3.0], 3: [3.0, 2.0]}
    assert {n: [pot(TODAY + timedelta(days=n)) for pot in active] for n in there} == there
    person = fresh(cast.alice)
    assert [person.team_on(TODAY + timedelta(days=n)) for n in (-3, -2, 0, 1)] == [
        cast.team.id, cast.other_team.id, cast.other_team.id, cast.team.id,
    ]  # fmt: skip


def test_a_move_to_come_is_carried_out_on_its_day(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert move(ada, cast, TODAY + timedelta(days=2)) == 303
    assert "Moves to Invoices on" in ada.get(f"/team/people/{cast.alice.id}").text
    run_due(app)
    assert fresh(cast.alice).team_id == cast.team.id
    clock.forward(days=2)
    run_due(app)
    person = fresh(cast.alice)
    assert (person.team_id, person.team_since) == (cast.other_team.id, TODAY + timedelta(days=2))
    assert db.session.scalars(select(PlannedMove)).all() == []
    assert [(stay.team_id, stay.first) for stay in db.session.scalars(select(TeamStay))] == [(cast.team.id, None)]


def test_a_move_to_come_can_be_called_off(app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    move(ada, cast, TODAY + timedelta(days=2))
    assert ada.post(f"/team/people/{cast.alice.id}/team/removal").status_code == 303
    clock.forward(days=3)
    run_due(app)
    assert fresh(cast.alice).team_id == cast.team.id


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"day": "2026-10-01"}, "more than a month ago"),
        ({"day": "2028-01-01"}, "more than a year ahead"),
        ({"day": "when it suits"}, "Choose a day."),
        ({"day": "2026-11-23", "team": ""}, "Choose one of the teams."),
        ({"day": "2026-11-23", "team": "9" * 30}, "Choose one of the teams."),
    ],
)
def test_a_mistake_is_told(ada: FlaskClient, cast: Cast, data: dict[str, str], words: str) -> None:
    page = ada.post(f"/team/people/{cast.alice.id}/team", data={"team": cast.other_team.id} | data)
    assert (page.status_code, words in page.text) == (422, True)


def test_the_same_team_is_no_move(ada: FlaskClient, cast: Cast) -> None:
    page = ada.post(f"/team/people/{cast.alice.id}/team", data={"team": cast.team.id, "day": "2026-11-23"})
    assert "the team they are in already" in page.text
