"""Whoever reads what customers say hears that it waits, nobody decides about their own, and nothing waits for ever."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.notifications.models import Notification, Preference
from app.notifications.words import line_text
from app.people.models import Person, Role
from app.periods import UNREAD_VOICE
from app.planning.voices import look_who_waits
from app.voices.models import State, Voice
from app.voices.waiting import LATER
from tests.conftest import Cast, TestClock
from tests.jobs.due import run_due
from tests.voices.customers import card_for, say, voices


def told(person: Person, kind: str = "to_read") -> Sequence[str]:
    db.session.rollback()
    found = select(Notification).where(Notification.person_id == person.id, Notification.kind == kind)
    return [line_text(row, "customer").title for row in db.session.scalars(found).unique()]


def judged(client: FlaskClient, voice: Voice) -> None:
    assert client.post(f"/team/voices/{voice.id}", data={"verdict": "gone"}).status_code == 303


def days_pass(clock: TestClock, days: int) -> None:
    """A look once a day, at the same time."""
    for _ in range(days):
        clock.forward(days=1)
        look_who_waits(clock())


def alone(cast: Cast) -> None:
    """Ada is the only one who leads anything."""
    with write() as session:
        session.get_one(Person, cast.maria.id).role = Role.EMPLOYEE
        session.get_one(Person, cast.ada.id).team_id = cast.team.id


def test_who_leads_the_team_hears_in_one_line_how_much_waits(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    token = card_for(cast, cast.alice)
    say(browser, token)
    run_due(app)
    assert told(cast.maria) == ["A customer said something to Delivery"]
    say(browser, token, said="You called back.")
    run_due(app)
    assert told(cast.maria) == ["2 things were said to Delivery"]
    assert told(cast.ada) == told(cast.alice) == []
    first, second = voices()
    judged(maria, first)
    assert told(cast.maria) == ["A customer said something to Delivery"]
    judged(maria, second)
    assert told(cast.maria) == []


def test_a_score_alone_is_nothing_to_read_and_what_was_decided_meanwhile_is_told_to_nobody(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    token = card_for(cast, cast.alice)
    say(browser, token, said="", score="9")
    say(browser, token)
    judged(maria, voices()[-1])
    run_due(app)
    assert told(cast.maria) == []


def test_who_wants_to_hear_nothing_of_it_hears_nothing(app: Flask, browser: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.add(Preference(person_id=cast.maria.id, channels={"to_read": "off"}))
    say(browser, card_for(cast, cast.alice))
    run_due(app)
    assert told(cast.maria) == []


def test_what_is_about_who_leads_is_told_to_who_leads_every_team(app: Flask, browser: FlaskClient, cast: Cast) -> None:
    say(browser, card_for(cast, cast.maria))
    run_due(app)
    assert told(cast.maria) == []
    assert told(cast.ada) == ["A customer said something to Delivery"]


def test_what_nobody_read_is_told_further_each_week_and_goes_after_four(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    say(browser, card_for(cast, cast.alice), score="9")
    run_due(app)
    days_pass(clock, LATER.days - 1)
    assert told(cast.ada) == []
    days_pass(clock, 1)
    assert told(cast.ada) == ["A customer said something to Delivery"]
    days_pass(clock, UNREAD_VOICE.days - LATER.days - 1)
    rounds = select(Notification.round).where(Notification.person_id == cast.ada.id, Notification.kind == "to_read")
    assert db.session.scalar(rounds) == 3
    assert voices()[0].state == State.WAITING
    days_pass(clock, 1)
    [voice] = voices()
    assert (voice.state, voice.said, voice.score) == (State.GONE, "", 9)
    assert told(cast.maria) == told(cast.ada) == told(cast.alice, "voice") == []


def test_a_week_is_told_of_a_day_later_where_nobody_looked_on_its_day(
    app: Flask, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    say(browser, card_for(cast, cast.alice))
    run_due(app)
    clock.forward(days=LATER.days)
    days_pass(clock, 3)
    rounds = select(Notification.round).where(Notification.person_id == cast.ada.id, Notification.kind == "to_read")
    assert db.session.scalar(rounds) == 1


def test_what_is_about_the_only_one_who_leads_comes_to_them_alone(
    app: Flask, browser: FlaskClient, ada: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alone(cast)
    say(browser, card_for(cast, cast.ada))
    run_due(app)
    assert told(cast.ada) == []
    assert "Nobody else leads here, so it comes to you alone" in ada.get("/team/voices").text
    [voice] = voices()
    assert ada.post(f"/team/voices/{voice.id}", data={"verdict": "wall"}).status_code == 403
    days_pass(clock, LATER.days)
    [voice] = voices()
    assert (voice.state, voice.person_id) == (State.KEPT, cast.ada.id)
    assert "You stayed until it worked" in ada.get("/me/voices").text
    assert "You stayed until it worked" not in bob.get("/wall").text
    assert told(cast.ada, "voice") == ["A customer says…"]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.DIRECTOR])
def test_who_comes_to_lead_in_time_reads_it(
    app: Flask, browser: FlaskClient, cast: Cast, clock: TestClock, role: Role
) -> None:
    alone(cast)
    say(browser, card_for(cast, cast.ada))
    run_due(app)
    days_pass(clock, 3)
    with write() as session:
        session.get_one(Person, cast.bob.id).role = role
    days_pass(clock, LATER.days)
    assert voices()[0].state == State.WAITING
    assert told(cast.bob) == ["A customer said something to Delivery"]


def test_one_that_is_late_is_told_however_long_the_worker_was_away(
    app: Flask, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    say(browser, card_for(cast, cast.alice))
    clock.forward(days=(UNREAD_VOICE + timedelta(days=3)).days)
    look_who_waits(clock())
    assert voices()[0].state == State.GONE
