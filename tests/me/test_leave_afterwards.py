"""Leave of days gone by is counted at once, as late deeds are."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.notifications.models import Notification
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send

PAGE = "/me/leave"


def awards(cast: Cast) -> dict[str, date]:
    db.session.expire_all()
    return {row.badge: row.day for row in db.session.scalars(select(Award).where(Award.person_id == cast.alice.id))}


def messages_of_late_badges(cast: Cast) -> list[list[str]]:
    rows = db.session.scalars(select(Notification.params).where(Notification.person_id == cast.alice.id))
    return [params["late"] for params in rows if "late" in params]


@pytest.fixture
def away(alice: FlaskClient, cast: Cast, clock: TestClock) -> FlaskClient:
    """Three days with a deed, a week of nothing, and two more: a week of leave that was never entered."""
    for n in range(12):
        if n in {0, 1, 2, 9, 10}:
            send(alice, cast.alice, [deed("tally", clock())])
        clock.forward(days=1)
    return alice


SPAN = {"first": "2026-11-26", "last": "2026-12-01"}


def test_what_it_earns_is_there_at_once_in_one_message(away: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert "five-in-a-row" not in awards(cast)
    answer = away.post(PAGE, data=SPAN, follow_redirects=True)
    assert "You were away then, and your streak was recounted." in answer.text
    at_once = awards(cast)
    assert at_once["five-in-a-row"] == date(2026, 12, 3)
    assert messages_of_late_badges(cast) == [["five-in-a-row"]]
    with write() as session:
        rebuild(session, clock())
    assert awards(cast) == at_once


def test_who_leads_the_team_enters_it_just_as_well(away: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    assert maria.post(f"/team/people/{cast.alice.id}/leave", data=SPAN).status_code == 303
    assert "five-in-a-row" in awards(cast)


def test_leave_to_come_counts_nothing_anew(away: FlaskClient, cast: Cast, clock: TestClock) -> None:
    before = awards(cast)
    ahead = clock().date() + timedelta(days=3)
    answer = away.post(PAGE, data={"first": ahead.isoformat()}, follow_redirects=True)
    assert "Enjoy it" in answer.text
    assert awards(cast) == before
    assert messages_of_late_badges(cast) == []


def test_what_is_taken_out_again_takes_no_badge_away(away: FlaskClient, cast: Cast, clock: TestClock) -> None:
    away.post(PAGE, data=SPAN)
    earned = awards(cast)
    away.post(f"{PAGE}/2026-11-26/removal")
    assert awards(cast) == earned
