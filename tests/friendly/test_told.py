"""How a friendly week ended stays what the two were told, or says that it was corrected and what it was."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.friendly.actions import END
from app.friendly.models import FriendlyWeek
from app.jobs.work import Task
from app.planning.handlers import HANDLERS
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

PAGE = "/friendly"
CORRECTED = "Corrected since"


@pytest.fixture
def week(alice: FlaskClient, cast: Cast) -> int:
    """Alice and Bob had a week, in which Alice heard it in one hour."""
    with write() as session:
        had = FriendlyWeek(inviter_id=cast.alice.id, invited_id=cast.bob.id, monday=MONDAY.date(), invited_at=MONDAY)
        had.accepted_at = MONDAY
        session.add(had)
        session.flush()
        number = had.id
    send(alice, cast.alice, [deed("tally", MONDAY)])
    return number


def is_over(clock: TestClock) -> None:
    clock.moment = MONDAY + timedelta(days=4, hours=7)  # Friday, when the hours of both have passed


def late(client: FlaskClient, cast: Cast, *hours: int) -> None:
    """Bob's phone was without a network."""
    answer = send(client, cast.bob, [deed("tally", MONDAY + timedelta(hours=hour)) for hour in hours])
    assert {result["status"] for result in answer.get_json()["results"]} == {"accepted"}


def told(number: int) -> list[str]:
    db.session.rollback()
    return db.session.get_one(FriendlyWeek, number).told


@pytest.mark.parametrize("by", ["the job", "a look"])
def test_late_deeds_correct_it_where_all_see_it(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, week: int, by: str
) -> None:
    alice.get(PAGE)
    assert told(week) == []  # it is not over
    is_over(clock)
    if by == "the job":
        HANDLERS[END](Task(1, END, {"week": week}, 1, clock(), clock()))
    else:
        assert CORRECTED not in bob.get(PAGE).text
    assert told(week) == ["ahead"]
    late(bob, cast, 1, 2)
    page = alice.get(PAGE).text
    assert "Bob heard it in a larger part" in page
    assert f"{CORRECTED}: at first you had heard it in more of your hours." in page
    page = bob.get(PAGE).text
    assert "Thank Alice" in page
    assert f"{CORRECTED}: at first it was Alice." in page
    assert f"{CORRECTED}: at first it was Alice." in bob.get(PAGE).text  # also at the next look
    assert told(week) == ["ahead", "behind"]


def test_what_is_corrected_twice_says_so_both_times(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, week: int
) -> None:
    is_over(clock)
    alice.get(PAGE)
    late(bob, cast, 1)
    assert f"{CORRECTED}: at first you had heard it in more" in alice.get(PAGE).text
    late(bob, cast, 2)
    assert f"{CORRECTED}: at first it was level." in alice.get(PAGE).text
    rows = bob.get("/me/data/export").get_json()["tables"]["friendly_week"]
    assert rows[0]["told"] == ["behind", "level", "ahead"]


def test_more_of_the_same_is_no_correction(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, week: int
) -> None:
    is_over(clock)
    late(bob, cast, 1, 2)
    alice.get(PAGE)
    late(bob, cast, 3)
    assert CORRECTED not in alice.get(PAGE).text + bob.get(PAGE).text


def test_it_is_said_in_dutch_too(app: Flask, bob: FlaskClient, cast: Cast, clock: TestClock, week: int) -> None:
    is_over(clock)
    bob.get(PAGE)
    late(bob, cast, 1, 2)
    with write() as session:
        session.merge(cast.bob).language = "nl"
    assert "eerst was het Alice." in bob.get(PAGE).text
    assert len(db.session.scalars(select(FriendlyWeek)).all()) == 1
