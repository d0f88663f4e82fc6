"""A promise to do a challenge too counts once there was the chance to keep it, kept or not."""

from datetime import date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import true

from app.challenges.models import SetChallenge
from app.challenges.publishing import NewChallenge, pause, publish, resume, withdraw
from app.database import db, write
from app.insights.promises import promises_of
from app.insights.rules import Promises
from app.people.models import Person
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

DAY = timedelta(days=1)
TODAY = MONDAY.date()


def asked(cast: Cast, first: date = TODAY, last: date = TODAY) -> int:
    """The number of what Maria asks from one day until another, and promises to do too."""
    with write() as session:
        author = session.get_one(Person, cast.maria.id)
        row = publish(session, author, NewChallenge(author.team, "Wave", "Wave once.", "", 5, 1, first, last), MONDAY)
        return row.id


def stop(cast: Cast, number: int, at: datetime, act: str) -> None:
    """Maria takes it back, or lets it pause or go on."""
    with write() as session:
        doing = {"withdraw": withdraw, "pause": pause, "resume": resume}[act]
        doing(session, session.get_one(SetChallenge, number), session.get_one(Person, cast.maria.id), at)


def of_maria(cast: Cast, today: date) -> Promises:
    return promises_of(db.session(), today - 28 * DAY, today, true()).get(cast.maria.id, Promises())


def test_what_is_not_done_runs_until_its_last_day_is_over(cast: Cast) -> None:
    asked(cast)
    assert of_maria(cast, TODAY) == (0, 0, 1)
    assert of_maria(cast, TODAY + DAY) == (1, 0, 0)


def test_what_is_done_counts_at_once(cast: Cast, maria: FlaskClient) -> None:
    number = asked(cast, last=TODAY + 7 * DAY)
    send(maria, cast.maria, [deed("completion", MONDAY, challenge=f"set-{number}")])
    assert of_maria(cast, TODAY) == (1, 1, 0)


@pytest.mark.parametrize("act", ["withdraw", "pause"])
def test_stopping_it_does_not_take_the_promise_off(cast: Cast, act: str) -> None:
    number = asked(cast, last=TODAY + 7 * DAY)
    stop(cast, number, MONDAY + timedelta(hours=3), act)
    assert of_maria(cast, TODAY) == (1, 0, 0)
    assert of_maria(cast, TODAY + 8 * DAY) == (1, 0, 0)


@pytest.mark.parametrize("act", ["withdraw", "pause"])
def test_stopping_it_does_not_take_off_that_it_was_kept(
    cast: Cast, maria: FlaskClient, clock: TestClock, act: str
) -> None:
    number = asked(cast, last=TODAY + 7 * DAY)
    send(maria, cast.maria, [deed("completion", MONDAY, challenge=f"set-{number}")])
    stop(cast, number, MONDAY + timedelta(minutes=5), act)
    assert of_maria(cast, TODAY) == (1, 1, 0)


@pytest.mark.parametrize("act", ["withdraw", "pause"])
def test_what_was_stopped_before_anybody_had_an_hour_for_it_is_no_promise(cast: Cast, act: str) -> None:
    stop(cast, asked(cast), MONDAY + timedelta(minutes=59), act)
    tomorrow = TODAY + DAY
    stop(cast, asked(cast, tomorrow, tomorrow), MONDAY.replace(hour=7, minute=30) + DAY, act)  # half past eight there
    assert of_maria(cast, tomorrow + DAY) == (0, 0, 0)


def test_what_goes_on_runs_again(cast: Cast) -> None:
    number = asked(cast, last=TODAY + 7 * DAY)
    stop(cast, number, MONDAY + DAY, "pause")
    stop(cast, number, MONDAY + 2 * DAY, "resume")
    assert of_maria(cast, TODAY + 2 * DAY) == (0, 0, 1)


def test_four_weeks_after_it_was_stopped_it_is_told_no_longer(cast: Cast) -> None:
    stop(cast, asked(cast, last=TODAY + 50 * DAY), MONDAY + DAY, "withdraw")
    assert of_maria(cast, TODAY + 28 * DAY) == (1, 0, 0)
    assert of_maria(cast, TODAY + 29 * DAY) == (0, 0, 0)


def test_the_rule_stands_where_everybody_reads_the_rules(alice: FlaskClient) -> None:
    assert "kept or not, even if it was taken back or paused" in alice.get("/rules").text
