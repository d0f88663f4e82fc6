"""Days on which the organisation is closed are free for who works by a rota too, until they tick one knowingly.

Nothing that anybody chose is taken away by it: what is called off is as it was.
"""

import re
from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.people.models import Person
from app.people.own_days import OwnDays
from app.roster.moving import move
from tests.conftest import MONDAY, Cast
from tests.jobs.due import run_due

ROTA, DAYS = "/me/working-days/weeks", "/organisation/days"
NEXT, LATER = "2026-11-30", "2026-12-07"
TUESDAY, WEDNESDAY = "2026-12-01", "2026-12-02"


def page(client: FlaskClient) -> list[str]:
    return re.findall(r'name="free" value="([^"]+)"', client.get(ROTA).text)


def tick(client: FlaskClient, *days: int, free: list[str] | None = None, later: tuple[int, ...] | None = None) -> None:
    """As on the page of now, or on one that was opened when these days were `free`."""
    weeks = {NEXT: days} | ({LATER: later} if later is not None else {})
    ticked = {monday: [str(day) for day in some] for monday, some in weeks.items()}
    client.post(ROTA, data={"week": list(weeks), "free": page(client) if free is None else free, **ticked})


def shut(client: FlaskClient, first: str, last: str = "", **more: object) -> None:
    data = {"kind": "closed", "name": "Moving house", "first": first, "last": last, "for": "all"} | more
    assert client.post(DAYS, data=data).status_code == 303


def call_off(client: FlaskClient) -> None:
    assert client.post(f"{DAYS}/{db.session.scalars(select(OwnDays.id)).one()}/removal").status_code == 303


def worked(person: Person) -> str:
    """The days of next week on which this person works."""
    db.session.expire_all()
    week, monday = db.session.get_one(Person, person.id).week, date.fromisoformat(NEXT)
    return "".join("1" if week.is_working_day(monday + timedelta(days=n)) else "0" for n in range(7))


def test_days_that_are_closed_later_are_free_in_a_week_of_ones_own(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 2, 5)
    shut(ada, TUESDAY, WEDNESDAY)
    run_due(app)
    assert worked(cast.alice) == "0000010"
    tick(alice, 1, 5)
    assert worked(cast.alice) == "0100010"
    tick(alice, 5)
    assert worked(cast.alice) == "0000010"


def test_whoever_ticks_a_day_that_is_closed_works_on_it_whatever_follows(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    shut(ada, TUESDAY)
    tick(alice, 0, 1)
    shut(ada, "2026-11-30", "2026-12-04")
    run_due(app)
    assert worked(cast.alice) == "0100000"


def test_what_is_called_off_is_as_everybody_had_chosen_it(
    app: Flask, ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 5)
    shut(ada, TUESDAY, WEDNESDAY)
    run_due(app)
    tick(alice, 4, 5)
    tick(bob, 0, 3)  # of an ordinary week; the closed days are open on the page, and not by him
    call_off(ada)
    run_due(app)
    assert worked(cast.alice) == "0100110"
    assert worked(cast.bob) == "1111000"


def test_a_page_that_was_opened_before_the_closing_ticks_nothing_of_it(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 5)
    before = page(alice)
    shut(ada, TUESDAY)
    tick(alice, 1, 5, free=before, later=(5,))
    assert worked(cast.alice) == "0000010"
    during = page(alice)
    call_off(ada)
    tick(alice, 5, free=during, later=(6,))
    assert worked(cast.alice) == "0100010"


def test_who_moves_to_a_team_that_was_closed_earlier_is_free_too(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 5)
    shut(ada, TUESDAY, teams=[str(cast.other_team.id)], **{"for": "some"})
    with write() as session:
        move(session, session.get_one(Person, cast.alice.id), cast.other_team.id, MONDAY.date(), MONDAY)
    assert worked(cast.alice) == "0000010"
