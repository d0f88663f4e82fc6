"""Recording: in the transaction of the act, in one order for all, and never to be changed afterwards."""

from contextlib import suppress
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app import audit
from app.audit.models import Act, Concerned
from app.audit.reading import check
from app.database import db, write
from app.people.models import Team
from tests.conftest import Cast


def acts() -> list[Act]:
    db.session.rollback()
    return list(db.session.scalars(select(Act).order_by(Act.sequence)))


def test_an_act_has_who_what_and_about_whom(cast: Cast) -> None:
    with write() as session:
        audit.record(session, cast.ada, "person.role_changed", cast.alice, role="manager", was="employee")
        audit.record(session, None, "database.rebuilt", ("organisation", 1))
    first, second = acts()
    assert (first.actor_id, first.about_type, first.about_id) == (cast.ada.id, "person", str(cast.alice.id))
    assert first.details == '{"role":"manager","was":"employee"}'
    assert (second.sequence, second.actor_id, second.previous) == (2, None, first.hash)
    assert check(db.session()).is_whole


def test_it_stands_or_falls_with_its_transaction(cast: Cast) -> None:
    with suppress(LookupError), write() as session:
        audit.record(session, cast.ada, "team.added", cast.team)
        raise LookupError
    with write() as session:
        audit.record(session, cast.ada, "team.added", cast.team)
        with suppress(LookupError), session.begin_nested():
            audit.record(session, cast.ada, "goal.set", cast.team)
            with session.begin_nested():
                audit.record(session, cast.ada, "race.entered", cast.team)
            raise LookupError
        with session.begin_nested():
            audit.record(session, cast.ada, "race.left", cast.team)
    assert [act.act for act in acts()] == ["team.added", "race.left"]


def test_outside_a_transaction_that_writes_nothing_is_recorded(cast: Cast) -> None:
    with pytest.raises(RuntimeError, match="by the transaction"):
        audit.record(db.session(), cast.ada, "team.added", cast.team)


def test_an_unknown_act_and_peoples_words_are_mistakes(cast: Cast) -> None:
    with pytest.raises(ValueError, match="catalogue"), write() as session:
        audit.record(session, cast.ada, "team.painted", cast.team)
    with pytest.raises(ValueError, match="words of the code"), write() as session:
        audit.record(session, cast.ada, "team.added", cast.team, name="The A Team")
    assert acts() == []


def test_an_act_about_people_says_whose_it_is_and_no_other_does(cast: Cast) -> None:
    with pytest.raises(ValueError, match="whose"), write() as session:
        audit.record(session, cast.ada, "wall.hidden", ("surprise", 1))
    with pytest.raises(ValueError, match="whose"), write() as session:
        audit.record(session, cast.ada, "team.added", cast.team, whose=[cast.alice.id])
    with write() as session:
        audit.record(session, cast.ada, "wall.hidden", ("surprise", 1), whose=[cast.bob.id, cast.alice.id, None])
        audit.record(session, cast.ada, "person.returned", cast.alice, team=cast.team.id)
    found = db.session.execute(select(Concerned.sequence, Concerned.person_id).order_by(Concerned.sequence))
    assert {tuple(row) for row in found} == {(1, cast.bob.id), (1, cast.alice.id), (2, cast.alice.id)}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE act SET actor_id = 1", "DELETE FROM act", "UPDATE act SET act = act WHERE sequence = 1"],
)
def test_the_database_refuses_to_change_or_remove_one(cast: Cast, statement: str) -> None:
    with write() as session:
        audit.record(session, cast.ada, "team.added", cast.team)
    with pytest.raises(DBAPIError, match="an act is never"), write() as session:
        session.execute(text(statement))
    assert len(acts()) == 1


def test_nor_is_one_replaced_or_all_of_them_emptied(cast: Cast) -> None:
    with write() as session:
        audit.record(session, cast.ada, "team.added", cast.team)
    sly = {
        "sqlite": "INSERT OR REPLACE INTO act"
        " SELECT sequence, at, 99, act, about_type, about_id, details, previous, hash FROM act",
        "postgresql": "TRUNCATE act",
    }[db.engine.dialect.name]
    with pytest.raises(DBAPIError, match="an act"), write() as session:
        session.execute(text(sly))
    assert acts()[0].actor_id == cast.ada.id


def test_many_at_once_make_one_chain(app: Flask, cast: Cast) -> None:
    together, failed = Barrier(6), []

    def act() -> None:
        try:
            with app.app_context():
                together.wait()
                for _ in range(5):
                    with write() as session:
                        team = session.get_one(Team, cast.team.id)
                        audit.record(session, cast.ada, "goal.set", team, target=40)
                db.session.remove()
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=act) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    verdict = check(db.session())
    assert (verdict.acts, verdict.is_whole) == (30, True)
