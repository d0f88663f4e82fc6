"""A morning ends at its time on the clock by which its team goes that day, whatever clock it goes by before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.models import Round
from app.database import db, write
from app.jobs.models import OPEN, Job
from app.notifications.models import Notification, Preference
from tests.before_ten.test_morning import item_of, planned, work
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.people.test_places import go

LONDON = {"country": "GB", "zone": "Europe/London"}
SINCE = date(2026, 11, 28)


def ends() -> dict[str, str]:
    """In UTC, by day."""
    rows = db.session.scalars(select(Round).order_by(Round.day).execution_options(populate_existing=True))
    return {row.day.isoformat()[5:]: row.closes_at.strftime("%H:%M") for row in rows}


def moves(app: Flask, ada: FlaskClient, cast: Cast, country: str, zone: str, since: date) -> None:
    db.session.rollback()
    assert go(ada, cast.team, country, since=since, zone=zone, meant=zone) == 303
    work(app)


@pytest.fixture
def moved(app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    """Delivery goes to London on 28 November; mornings on either side of that day were planned before."""
    planned(maria, cast, starts_on="2026-11-27", ends_on="2026-11-27")
    planned(maria, cast, starts_on="2026-12-03", ends_on="2026-12-04")
    moves(app, ada, cast, **LONDON, since=SINCE)


def test_what_was_planned_ends_at_its_time_where_the_team_is_by_then(moved: None) -> None:
    assert ends() == {"11-27": "09:00", "12-03": "10:00", "12-04": "10:00"}


def test_what_is_planned_between_the_change_and_its_day_does_too(
    moved: None, app: Flask, maria: FlaskClient, cast: Cast
) -> None:
    planned(maria, cast, starts_on="2026-11-26", ends_on="2026-11-26")
    planned(maria, cast, starts_on="2026-12-02", ends_on="2026-12-02")
    assert ends() == {"11-26": "09:00", "11-27": "09:00", "12-02": "10:00", "12-03": "10:00", "12-04": "10:00"}


def test_a_change_that_is_taken_back_puts_them_back(moved: None, app: Flask, ada: FlaskClient, cast: Cast) -> None:
    moves(app, ada, cast, "NL", "Europe/Amsterdam", SINCE)
    assert ends() == {"11-27": "09:00", "12-03": "09:00", "12-04": "09:00"}


def test_to_the_east_a_morning_ends_earlier(app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    planned(maria, cast, starts_on="2026-12-03", ends_on="2026-12-03")
    moves(app, ada, cast, "FI", "Europe/Helsinki", SINCE)
    assert ends() == {"12-03": "08:00"}


def test_over_the_change_to_summer_time_ten_is_ten(app: Flask, cast: Cast, clock: TestClock) -> None:
    clock.moment = datetime(2027, 3, 10, 12, tzinfo=UTC)  # Amsterdam's clocks change on the 28th
    maria, ada = client_for(app, cast.maria), client_for(app, cast.ada)
    planned(maria, cast, starts_on="2027-03-25", ends_on="2027-03-31")
    assert ends() == {"03-25": "09:00", "03-30": "08:00", "03-31": "08:00"}
    moves(app, ada, cast, "US", "America/New_York", date(2027, 3, 28))
    assert ends() == {"03-25": "09:00", "03-30": "14:00", "03-31": "14:00"}


def test_it_calls_and_closes_once_half_an_hour_before_and_at_its_end(
    moved: None, app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.add(Preference(person_id=cast.bob.id, channels={"before_ten": "push"}))
    clock.moment = datetime(2026, 12, 3, 8, 15, tzinfo=UTC)
    work(app)
    item_of(alice, cast.alice, "A call from Zwolle", clock)
    heard = []
    for minute in (30, 60, 90, 105):  # from half past eight in London, when it would be half past nine in Amsterdam
        clock.moment = datetime(2026, 12, 3, 8, tzinfo=UTC) + timedelta(minutes=minute)
        work(app)
        heard.append([row.round for row in db.session.scalars(select(Notification).filter_by(kind="before_ten"))])
        assert db.session.scalars(select(Round).where(Round.day == date(2026, 12, 3))).one().closed_at is None
    assert heard == [[], [], [1], [1]]
    clock.moment = datetime(2026, 12, 3, 10, tzinfo=UTC)
    work(app)
    assert db.session.scalars(select(Round).where(Round.day == date(2026, 12, 3))).one().closed_at == clock()


def test_a_call_that_an_earlier_release_asked_for_looks_at_the_time_of_the_day(
    app: Flask, maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    number = planned(maria, cast)
    with write() as session:
        session.add(Preference(person_id=cast.bob.id, channels={"before_ten": "push"}))
        for job in session.scalars(select(Job).where(Job.kind.startswith("before_ten"), Job.state == OPEN)):
            job.payload = {"round": number, "until": 600}
    clock.moment = MONDAY + timedelta(hours=23)
    item_of(alice, cast.alice, "A call from Zwolle", clock)
    clock.forward(minutes=30)
    work(app)
    assert db.session.scalars(select(Notification).filter_by(kind="before_ten")).one().round == 1


def test_pages_of_coming_days_that_phones_keep_say_the_time_of_there(
    moved: None, app: Flask, maria: FlaskClient, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.moment = MONDAY + timedelta(days=4)  # Friday: the team is in London from tomorrow on
    planned(maria, cast, starts_on="2026-11-30", ends_on="2026-11-30")
    assert "Before 10:00" in alice.get("/day/2026-11-30").text
    moves(app, ada, cast, "FI", "Europe/Helsinki", SINCE)
    assert "Before 10:00" in alice.get("/day/2026-11-30").text
    assert db.session.scalars(select(Round).where(Round.day == date(2026, 11, 30))).one().revision == 1
