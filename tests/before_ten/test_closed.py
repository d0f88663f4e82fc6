"""A morning does not run on a day that became free; whoever planned it hears so."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.models import Round
from app.database import db
from app.i18n import speaking
from app.notifications.models import Notification
from app.notifications.words import line_text
from tests.before_ten.test_morning import planned, work
from tests.conftest import Cast

WEEK = {"starts_on": "2026-11-30", "ends_on": "2026-12-06"}


def mornings() -> list[str]:
    return [row.isoformat()[5:] for row in db.session.scalars(select(Round.day).order_by(Round.day))]


def shut(ada: FlaskClient, first: str, last: str) -> None:
    data = {"kind": "closed", "name": "Moving house", "first": first, "last": last, "for": "all"}
    assert ada.post("/organisation/days", data=data).status_code == 303


def told(cast: Cast) -> list[tuple[str, str]]:
    rows = db.session.scalars(select(Notification).where(Notification.kind == "morning_off")).all()
    assert {row.person_id for row in rows} <= {cast.maria.id}
    with speaking("en"):
        return [line_text(row, "customer") for row in rows]


def test_days_that_are_closed_take_their_mornings_off(
    app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    planned(maria, cast, **WEEK)
    shut(ada, "2026-12-01", "2026-12-02")
    work(app)
    assert mornings() == ["11-30", "12-03", "12-04"]
    free = "Delivery is off then: from Tuesday 1 December to Wednesday 2 December."
    assert told(cast) == [("2 mornings are cancelled", free)]


def test_other_days_of_the_team_take_off_those_that_are_free_since(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    planned(maria, cast, **WEEK)
    planned(maria, cast, starts_on="2026-12-05", ends_on="2026-12-05", meant="2026-12-05")  # a Saturday, on purpose
    maria.post(f"/pot/{cast.team.id}/days", data={"day": ["0", "1", "2", "3"]})
    work(app)
    assert mornings() == ["11-30", "12-01", "12-02", "12-03", "12-05"]
    assert told(cast) == [("A morning is cancelled", "Delivery is off on Friday 4 December.")]
