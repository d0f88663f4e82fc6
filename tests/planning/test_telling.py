"""What each moment tells, to whom, and to whom not: from the plan by way of the jobs to the inbox."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.models import SetChallenge
from app.challenges.publishing import NewChallenge, publish
from app.database import db, write
from app.i18n import speaking
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.models import Notification, Preference
from app.notifications.tell import tell_challenge
from app.notifications.text import Text
from app.notifications.words import line_text
from app.people.models import Person
from app.planning.cooling import look_at_pots
from app.planning.plan import plan_all
from app.scores.models import TeamDay
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

TODAY = MONDAY.date()
Pass = Callable[..., None]


@pytest.fixture
def pass_time(app: Flask, clock: TestClock) -> Pass:
    """Time passes, an hour at a time, and the worker does what is due."""
    runner = Runner(app, app.extensions["work"], Pace())

    def pass_time(hours: int) -> None:
        for _ in range(hours):
            plan_all(clock())
            runner.work_through()
            clock.forward(hours=1)
        runner.work_through()

    return pass_time


def inbox(person: Person, *kinds: str) -> list[Notification]:
    db.session.rollback()
    db.session.expire_all()
    found = select(Notification).where(Notification.person_id == person.id).order_by(Notification.created_at)
    return [row for row in db.session.scalars(found) if not kinds or row.kind in kinds]


def told(person: Person, *kinds: str) -> list[Text]:
    return [line_text(row, "customer") for row in inbox(person, *kinds)]


def set_challenge(cast: Cast, clock: TestClock, first: date, last: date, days: str = "") -> SetChallenge:
    with write() as session:
        maria = session.merge(cast.maria)
        new = NewChallenge(maria.team, "Call one customer back", "Ask how it went.", "", 10, 1, first, last, days)
        row = publish(session, maria, new, clock())
        tell_challenge(session, row, [maria.team_id], clock())
    return row


def test_one_that_comes_anew_is_told_anew_on_each_of_its_days_and_has_no_last_day(
    cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    set_challenge(cast, clock, TODAY, TODAY + timedelta(days=6), "1010100")
    pass_time(24 * 6)
    days = [row.told_at.date() for row in inbox(cast.alice, "challenge") if "title" in row.params and row.told_at]
    assert days == [TODAY, TODAY + timedelta(days=2), TODAY + timedelta(days=4)]
    assert inbox(cast.alice, "deadline") == []
    assert [row for row in inbox(cast.maria, "challenge") if "title" in row.params] == []


def test_in_the_morning_there_is_something_to_choose(cast: Cast, clock: TestClock, pass_time: Pass) -> None:
    pass_time(23)
    [row] = inbox(cast.alice)
    assert line_text(row, "customer") == ("Your challenges for today", "Pick one of three. A few minutes is enough.")
    assert row.told_at == MONDAY.replace(hour=7) + timedelta(days=1)
    pass_time(24)
    [again] = inbox(cast.alice)  # yesterday's line is this day's
    assert (again.id, again.round) == (row.id, 2)


def test_a_challenge_set_for_tomorrow_is_each_ones_morning(cast: Cast, clock: TestClock, pass_time: Pass) -> None:
    with write() as session:
        session.add(Preference(person_id=cast.bob.id, channels={}, morning_at=9 * 60))
    challenge = set_challenge(cast, clock, TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    pass_time(24)
    assert told(cast.alice) == [("Maria challenges you", "Call one customer back · 10 minutes")]
    assert told(cast.maria) == [("Your challenges for today", "Pick one of three. A few minutes is enough.")]
    assert told(cast.carol) == told(cast.maria)
    times = [inbox(person)[0].told_at for person in (cast.alice, cast.bob)]
    assert times == [MONDAY + timedelta(hours=22), MONDAY + timedelta(hours=23)]
    assert inbox(cast.bob)[0].is_asked
    pass_time(24)
    assert [row.group_key for row in inbox(cast.alice)] == [f"challenge:{challenge.id}", "morning"]


def test_what_was_asked_for_and_comes_hours_late_is_not_told_after_work(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """Nobody was there to tell it at a quarter past five, and somebody is again in the evening."""
    with write() as session:
        session.add(Preference(person_id=cast.alice.id, channels={}, reminder_at=17 * 60 + 15))
    plan_all(clock())
    send(alice, cast.alice, [deed("choice", clock(), action="choose", challenge="thank-who-stayed")])
    clock.forward(hours=10)
    Runner(app, app.extensions["work"], Pace()).work_through()
    [row] = inbox(cast.alice, "reminder")
    assert row.told_at is None


def test_a_challenge_that_was_withdrawn_before_the_morning_is_not_told(
    cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    challenge = set_challenge(cast, clock, TODAY + timedelta(days=1), TODAY + timedelta(days=1))
    with write() as session:
        session.merge(challenge).withdrawn_at = clock()
    pass_time(24)
    assert [row.group_key for row in inbox(cast.alice)] == ["morning"]


def test_who_has_a_day_off_hears_of_it_on_their_own_next_morning(cast: Cast, clock: TestClock, pass_time: Pass) -> None:
    with write() as session:
        session.merge(cast.alice).work_week = "1011100"
    set_challenge(cast, clock, TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    pass_time(36)
    assert inbox(cast.alice) == []
    pass_time(12)
    assert [row.kind for row in inbox(cast.alice)] == ["challenge"]
    assert inbox(cast.alice)[0].params["title"] == "Call one customer back"


def test_a_choice_is_reminded_of_once_until_it_is_done(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    ref = "call-for-no-reason"
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        send(client, person, [deed("choice", clock(), action="choose", challenge=ref)])
    pass_time(2)
    send(bob, cast.bob, [deed("completion", clock(), challenge=ref)])
    pass_time(3)  # two in the afternoon passes
    [row] = inbox(cast.alice, "reminder")
    assert row.told_at == MONDAY.replace(hour=13)
    assert line_text(row, "customer").title.startswith("You chose: ")
    with speaking("nl"):
        assert line_text(row, "customer").title.startswith("Je koos: ")
    assert inbox(cast.bob, "reminder") == []
    pass_time(20)
    assert len(inbox(cast.alice, "reminder")) == 1
    assert inbox(cast.alice, "reminder")[0].round == 1


def test_a_reminder_moves_with_the_time_that_somebody_chooses(
    alice: FlaskClient, cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    send(alice, cast.alice, [deed("choice", clock(), action="choose", challenge="call-for-no-reason")])
    times = {"morning_at": "08:00", "reminder_at": "19:00"}
    alice.post("/me/notifications", data=times | {"most_a_day": "3"})
    pass_time(9)
    assert [row.told_at for row in inbox(cast.alice, "reminder")] == [MONDAY.replace(hour=18)]


def test_a_choice_that_was_swapped_away_is_not_reminded_of(
    alice: FlaskClient, cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    ref = "call-for-no-reason"
    send(alice, cast.alice, [deed("choice", clock(), action="choose", challenge=ref)])
    clock.forward(minutes=1)
    send(alice, cast.alice, [deed("choice", clock(), action="swap", challenge=ref)])
    pass_time(6)
    assert inbox(cast.alice, "reminder") == []


def test_the_last_day_is_told_to_those_who_did_not_do_it(
    alice: FlaskClient, cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    challenge = set_challenge(cast, clock, TODAY, TODAY + timedelta(days=1))
    send(alice, cast.alice, [deed("completion", clock(), challenge=challenge.ref)])
    pass_time(30)
    assert inbox(cast.alice, "deadline") == []
    assert told(cast.bob, "deadline") == [("Last day: Call one customer back", "10 minutes")]
    assert inbox(cast.carol, "deadline") == []


def test_a_week_is_looked_back_on_by_who_did_something(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, pass_time: Pass
) -> None:
    send(alice, cast.alice, [deed("tally", clock()), deed("surprise", clock(), what="Flowers for the porter")])
    surprise = db.session.scalars(select(Surprise.id)).one()
    send(bob, cast.bob, [deed("applause", clock(), target=f"surprise:{surprise}"), deed("tally", clock())])
    with write() as session:
        session.merge(cast.bob).work_week = "1111000"
    pass_time(4 * 24 + 7)
    [row] = inbox(cast.alice, "look_back")
    assert line_text(row, "customer") == ("Your week", "1 stroke · 1 surprise · 1 clap for you")
    assert row.told_at == MONDAY + timedelta(days=4, hours=6)  # Friday, the hour after half past three
    assert [row.told_at for row in inbox(cast.bob, "look_back")] == [MONDAY + timedelta(days=3, hours=6)]
    assert inbox(cast.maria, "look_back") == []


@pytest.mark.parametrize("closed", [0, 49])
def test_a_pot_that_cools_is_told_once_to_who_can_warm_it(
    alice: FlaskClient, cast: Cast, clock: TestClock, app: Flask, closed: int
) -> None:
    runner = Runner(app, app.extensions["work"], Pace())
    if closed:
        with write() as session:
            session.merge(cast.team).almanac = f"NL -{TODAY + timedelta(days=1)}/{TODAY + timedelta(days=closed)}"
    with write() as session:
        session.add(TeamDay(team_id=cast.team.id, day=TODAY, points=200))
        session.merge(cast.bob).work_week = "1000000"
    found: list[Any] = []
    for days in range(12):
        clock.moment = MONDAY + timedelta(days=days + closed * (days > 0), hours=3, minutes=20)  # twenty past one
        send(alice, cast.alice, [deed("tally", clock())])
        look_at_pots(clock())
        runner.work_through()
        found += [(days, row.person_id) for row in inbox(cast.maria, "cools") if row.created_at == clock()]
    assert [person_id for _, person_id in found] == [cast.maria.id]
    [row] = inbox(cast.maria, "cools")
    assert line_text(row, "customer").title == "Your team's teapot is cooling"
    assert row.params["temperature"] <= 50
    assert inbox(cast.alice, "cools") == []  # did something for it today
    assert inbox(cast.bob, "cools") == []  # does not work today
    assert inbox(cast.carol, "cools") == []  # another pot, which never was warm


def test_a_worker_that_was_away_does_not_tell_what_is_old(app: Flask, cast: Cast, clock: TestClock) -> None:
    clock.forward(hours=9)
    plan_all(clock())
    clock.forward(hours=12 + 13)
    Runner(app, app.extensions["work"], Pace()).work_through()
    assert inbox(cast.alice) == []
