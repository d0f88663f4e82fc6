"""F10: whatever a phone's clock says, a deed counts on the day on which it was done; none is lost or counted twice."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.calendar.rules import day_begins, game_day
from app.database import db, write
from app.deeds.rules import BACKDATING, SKEW_TOLERATED, Arrival, Deed, clock_skew, settle
from app.people.models import Person, Team
from app.people.sessions import open_session
from app.scores.models import PersonDay
from tests.conftest import Cast, TestClock
from tests.faults.test_phones import phone_of

AMSTERDAM = "Europe/Amsterdam"
ZONES = (
    AMSTERDAM,
    "Pacific/Kiritimati",  # 14 hours ahead
    "Pacific/Pago_Pago",  # 11 hours behind
    "Asia/Kathmandu",  # a quarter past
    "Australia/Lord_Howe",  # half an hour of summer time
    "America/New_York",
    "Africa/Casablanca",  # winter time in Ramadan
)
ERRORS = (
    timedelta(),
    timedelta(days=-1),
    timedelta(hours=1),
    timedelta(days=3650),
    timedelta(days=-3650),
    timedelta(minutes=3),
)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone follows
WAITS = st.timedeltas(timedelta(), BACKDATING)


def as_kept(done: datetime, sent: datetime, error: timedelta, zone: str, team_zone: str = AMSTERDAM) -> Deed:
    """What is kept of a deed that was done, and sent, at these true moments, on a phone whose clock is wrong."""
    said = done + error
    item: dict[str, Any] = {
        "id": uuid4(),
        "kind": "tally",
        "occurred_at": said,
        "zone": zone,
        "local_day": game_day(said, zone),
        "payload": {},
    }
    return settle(item, Arrival(sent, clock_skew(sent + error, sent), team_zone))


@given(MOMENTS, WAITS, st.sampled_from(ERRORS), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_deed_counts_on_the_day_on_which_it_was_done(
    done: datetime, waited: timedelta, error: timedelta, zone: str, team_zone: str
) -> None:
    deed = as_kept(done, done + waited, error, zone, team_zone)
    assert deed.local_day == game_day(done, zone)
    assert deed.occurred_at == done
    assert not deed.is_late


@given(MOMENTS, st.timedeltas(-SKEW_TOLERATED, SKEW_TOLERATED), st.sampled_from(ZONES))
def test_a_clock_that_is_nearly_right_moves_a_deed_by_less_than_that(
    done: datetime, error: timedelta, zone: str
) -> None:
    deed = as_kept(done, done + timedelta(minutes=10), error, zone)
    assert abs(deed.occurred_at - done) <= SKEW_TOLERATED
    assert deed.local_day in {game_day(done - SKEW_TOLERATED, zone), game_day(done + SKEW_TOLERATED, zone)}


@given(MOMENTS, st.sampled_from(ERRORS), st.sampled_from(ZONES))
def test_an_hourly_stroke_meets_each_day_of_a_fortnight_once(start: datetime, error: timedelta, zone: str) -> None:
    moments = [start + timedelta(hours=hours) for hours in range(14 * 24)]
    days = [as_kept(moment, moment + timedelta(minutes=1), error, zone).local_day for moment in moments]
    steps = {(after - before).days for before, after in pairwise(days)}
    assert steps <= {0, 1}
    assert len(set(days)) in {14, 15}


def changes(zone: str) -> Iterator[datetime]:
    """The nights of 2026 and 2027 in which the clock of a zone changes, as the beginnings of their game days."""
    day = date(2026, 1, 1)
    while day < date(2028, 1, 1):
        begins, ends = day_begins(day, zone), day_begins(day + timedelta(days=1), zone)
        if begins.utcoffset() != ends.utcoffset():
            yield begins
        day += timedelta(days=1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("error", ERRORS)
def test_no_minute_around_a_clock_change_is_on_another_day(zone: str, error: timedelta) -> None:
    for begins in changes(zone):
        day, first = begins.date(), begins.astimezone(UTC)
        last = day_begins(day + timedelta(days=1), zone).astimezone(UTC)
        assert (last - first) / timedelta(hours=1) in {23, 23.5, 24.5, 25}
        for moment, expected in (
            (first - timedelta(seconds=1), day - timedelta(days=1)),
            (first, day),
            (last - timedelta(seconds=1), day),
            (last, day + timedelta(days=1)),
        ):
            assert as_kept(moment, moment + timedelta(hours=3), error, zone).local_day == expected


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        (datetime(2026, 3, 27, 12, tzinfo=UTC), AMSTERDAM),
        (datetime(2026, 10, 23, 12, tzinfo=UTC), AMSTERDAM),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "Pacific/Kiritimati"),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "Pacific/Pago_Pago"),
    ],
)
@pytest.mark.parametrize("slow", [timedelta(), timedelta(days=1), timedelta(hours=-1)])
def test_over_http_each_day_has_its_strokes(
    app: Flask,
    alice: FlaskClient,
    cast: Cast,
    clock: TestClock,
    start: datetime,
    zone: str,
    slow: timedelta,
) -> None:
    """Strokes around midnight, around the start of the day at four, and over both clock changes, sent a day later."""
    with write() as session:
        session.get_one(Team, cast.team.id).zone = zone
        session.get_one(Person, cast.alice.id).joined_at = start - timedelta(days=30)
    clock.moment = start
    with write() as session:
        opened = session.get_one(Person, cast.alice.id)
        open_session(session, opened, "Firefox on Android", clock())
        token = opened.get_id()
    with alice.session_transaction() as cookie:
        cookie["_user_id"] = token
    phone = phone_of(alice, cast.alice, clock)
    phone.zone, phone.slow = zone, slow
    wanted: dict[str, int] = {}
    for _ in range(48):
        day = game_day(clock(), zone).isoformat()
        wanted[day] = wanted.get(day, 0) + 1
        phone.tap()
        clock.forward(hours=1)
    clock.forward(days=1)
    assert phone.drain() == "empty"
    rows = db.session.execute(select(PersonDay.day, PersonDay.strokes).where(PersonDay.person_id == cast.alice.id))
    assert {day.isoformat(): strokes for day, strokes in rows} == wanted
