"""What stays of questions and meetings when they themselves are forgotten: the days, and nothing else."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.kept import MarkDay
from app.badges.models import Award
from app.badges.reading import history_of
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.meetings.models import MeetingSeat, MeetingStroke
from app.people.models import Person
from app.privacy.erasing import erase
from app.privacy.retention import purge_strokes
from app.tallies.models import StrokeNote
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.meetings.test_alone import badges, follow
from tests.meetings.test_meeting import begin, draw


def kept(person: Person) -> list[tuple[object, ...]]:
    db.session.rollback()
    rows = select(MarkDay.day, MarkDay.kind, MarkDay.what).where(MarkDay.person_id == person.id)
    return [tuple(row) for row in db.session.execute(rows.order_by(MarkDay.day, MarkDay.what))]


def forget_all(clock: TestClock) -> None:
    clock.forward(days=91)
    purge_strokes(clock())
    db.session.rollback()
    for rows in (StrokeNote.person_id, MeetingStroke.person_id, MeetingSeat.person_id):
        assert db.session.scalars(select(rows)).all() == []


def test_a_meeting_with_others_is_a_day_for_who_drew_there_and_gives_its_badge_again(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    for client in (bob, maria):
        client.post("/meetings/seats", data={"code": code})
    draw(alice, cast.alice, address, clock, 2)
    draw(bob, cast.bob, address, clock, 1)
    alice.post(f"{address}/end")
    follow(clock, address)
    forget_all(clock)
    day = [(MONDAY.date(), "meeting", "")]
    assert (kept(cast.alice), kept(cast.bob), kept(cast.maria)) == (day, day, [])
    with write() as session:
        session.execute(delete(Award))
        rebuild(session, clock())
    assert "at-the-table" in badges(cast.alice) & badges(cast.bob)
    assert "at-the-table" not in badges(cast.maria)


def test_of_questions_it_is_those_that_stood_once_for_each_day(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    strokes = [deed("tally", MONDAY + timedelta(minutes=n), question="ask") for n in range(3)]
    changed = deed("note", MONDAY + timedelta(hours=1), stroke=strokes[0]["id"], question="think")
    send(alice, cast.alice, [*strokes, changed])
    forget_all(clock)
    asked = [(MONDAY.date(), "question", "ask"), (MONDAY.date(), "question", "think")]
    assert kept(cast.alice) == asked
    purge_strokes(clock())
    assert kept(cast.alice) == asked
    found = db.session.get_one(Person, cast.alice.id)
    facts = facts_of(history_of(db.session(), found))
    assert (facts.question_days, facts.question_ways) == (1, 2)
    assert gather(db.session(), found, clock()) == facts
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), clock())
    assert kept(cast.alice) == []
