"""The organisation is closed, or works on a public holiday: all that knows public holidays knows it too."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.calendar.almanac import MOST_SPANS
from app.calendar.leave import Span
from app.calendar.rules import DayKind
from app.calendar.steps import KEPT
from app.database import db, write
from app.errors import Invalid
from app.notifications.preferences import hours_of, wishes_of
from app.people.actions import add_team
from app.people.models import Organisation, Person, Team
from app.people.own_days import NewDays, OwnDays, call_off, set_days
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.jobs.due import run_due
from tests.queries import counted_statements

PAGE = "/organisation/days"
TODAY = MONDAY.date()
FIRST, LAST = TODAY + timedelta(days=1), TODAY + timedelta(days=3)


def shut(client: FlaskClient, first: date = FIRST, last: date | None = LAST, **more: Any) -> int:
    data = {"kind": "closed", "name": "Carnival", "first": str(first), "last": str(last or ""), "for": "all"} | more
    return client.post(PAGE, data=data).status_code


def week_of(person: Person) -> list[DayKind]:
    db.session.expire_all()
    week = db.session.get_one(Person, person.id).week
    return [week.kind_of(TODAY + timedelta(days=n)) for n in range(5)]


WORK, CLOSED = DayKind.WORK, DayKind.CLOSED


def test_closed_days_are_free_for_everybody_and_are_told(ada: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    assert shut(ada) == 303
    assert week_of(cast.alice) == week_of(cast.carol) == [WORK, CLOSED, CLOSED, CLOSED, WORK]
    leave = alice.get("/me/leave").text
    assert "Carnival" in leave
    assert f'datetime="{FIRST}"' in leave
    assert "Carnival" in ada.get(PAGE).text
    assert f"/day/{TODAY + timedelta(days=4)}" in alice.get("/today").text


def test_only_the_teams_that_were_chosen_are_closed(ada: FlaskClient, cast: Cast) -> None:
    some: dict[str, Any] = {"for": "some", "teams": [str(cast.other_team.id)]}
    assert shut(ada, **some) == 303
    assert week_of(cast.alice) == [WORK] * 5
    assert week_of(cast.carol) == [WORK, CLOSED, CLOSED, CLOSED, WORK]
    assert "Invoices" in ada.get(PAGE).text.split('id="coming-title"')[1]


def test_a_later_team_is_closed_with_everybody(ada: FlaskClient, cast: Cast) -> None:
    shut(ada)
    with write() as session:
        team = add_team(session, session.scalars(select(Organisation)).one(), "Later", "it", MONDAY)
        assert team.almanac == f"NL -{FIRST}/{LAST}"


def test_a_public_holiday_is_worked(ada: FlaskClient, cast: Cast) -> None:
    christmas = date(2026, 12, 25)
    assert shut(ada, christmas, None, kind="worked") == 303
    db.session.expire_all()
    assert db.session.get_one(Person, cast.alice.id).week.is_working_day(christmas)
    assert shut(ada, FIRST, None, kind="worked") == 422


def test_nothing_is_asked_no_streak_breaks_and_phones_are_quiet(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [deed("tally", clock())])
    revision = alice.get("/api/v1/state").get_json()["revision"]
    shut(ada, FIRST, LAST)
    run_due(app)
    assert alice.get("/api/v1/state").get_json()["revision"] > revision
    clock.forward(days=2)
    page = alice.get("/today").text
    assert "We are closed" in page
    assert "Pick your challenge" not in page
    db.session.expire_all()
    person = db.session.get_one(Person, cast.alice.id)
    assert not hours_of(person, wishes_of(db.session(), person)).is_open_on(clock().date())
    clock.forward(days=2)
    assert alice.get("/api/v1/state").get_json()["streak"] == {"length": 1, "cosies": 2}
    assert ': closed"' in alice.get("/me").text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": " "}, "Give these days a name"),
        ({"kind": "perhaps"}, "Choose what these days are"),
        ({"first": "2026-11-23"}, "what counts on it stays"),
        ({"first": "soon"}, "Choose a day."),
        ({"last": "2026-11-23"}, "The last day comes before the first."),
        ({"first": "2029-01-01", "last": ""}, "year and a half"),
        ({"last": "2027-03-01"}, "more than two months"),
        ({"for": "some"}, "at least one team"),
        ({"for": "some", "teams": "999"}, "at least one team"),
        ({"kind": "worked"}, "no public holiday"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(ada: FlaskClient, more: dict[str, str], words: str) -> None:
    data = {"kind": "closed", "name": "Carnival", "first": str(FIRST), "last": str(LAST), "for": "all"} | more
    answer = ada.post(PAGE, data=data)
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.scalars(select(OwnDays)).all() == []


def test_what_is_called_off_is_ordinary_again_but_for_what_has_begun(
    ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    shut(ada)
    (number,) = db.session.scalars(select(OwnDays.id))
    clock.forward(days=2)
    assert ada.post(f"{PAGE}/{number}/removal").status_code == 303
    assert week_of(cast.alice) == [WORK, CLOSED, CLOSED, WORK, WORK]
    assert ada.post(f"{PAGE}/{number}/removal").status_code == 404
    shut(ada, TODAY + timedelta(days=7), None)
    other = max(db.session.scalars(select(OwnDays.id)))
    ada.post(f"{PAGE}/{other}/removal")
    db.session.expire_all()
    assert db.session.get_one(Team, cast.team.id).almanac == f"NL -{FIRST}/{FIRST + timedelta(days=1)}"


def test_there_is_an_end_to_spans_and_those_that_are_over_are_not_forgotten_for_new_ones(
    ada: FlaskClient, cast: Cast
) -> None:
    def more(number: int, now: datetime) -> None:
        with write() as session:
            for n in range(number):
                day = now.date() + timedelta(days=1 + 2 * n)
                days = NewDays("One more", Span(day, day), is_worked=False)
                set_days(session, session.get_one(Person, cast.ada.id), days, now)

    def is_first_closed() -> bool:
        db.session.expire_all()
        return db.session.get_one(Person, cast.alice.id).week.kind_of(FIRST) is CLOSED

    more(40, MONDAY)
    more(MOST_SPANS - 40, MONDAY + timedelta(days=100))
    assert shut(ada, TODAY + timedelta(days=300), None) == 422
    with pytest.raises(Invalid, match="own_days_many"):
        more(1, MONDAY + timedelta(days=200))
    assert is_first_closed()
    more(1, MONDAY + KEPT + timedelta(days=10))


def test_the_page_asks_as_much_of_many_days_as_of_few_and_shows_what_is_over_last(
    ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    days, asked = [FIRST + timedelta(days=2 * n) for n in range(6)], []
    for some in (days[:1], days[1:]):
        for day in some:
            shut(ada, day, None, name=f"Shut {day}", teams=[str(cast.team.id)], **{"for": "some"})
        with counted_statements() as seen:
            ada.get(PAGE)
        asked.append(len(seen))
    assert asked[0] == asked[1]
    clock.forward(days=14)
    gone = ada.get(PAGE).text.split('id="past-title"')[1]
    assert re.findall(r"<b>Shut ([-\d]+)</b>", gone) == [str(day) for day in days[:0:-1]]
    assert gone.count("Delivery") == 5


@pytest.mark.parametrize("is_for_all", [True, False])
def test_any_number_of_teams_is_a_few_statements(app: Flask, cast: Cast, *, is_for_all: bool) -> None:
    with write() as session:
        home = session.merge(cast.organisation)
        teams = [add_team(session, home, f"Team {number}", "it", MONDAY).id for number in range(40)]
    new = NewDays("Shut", Span(FIRST, LAST), is_worked=False, teams=() if is_for_all else teams)
    with write() as session, counted_statements() as setting:
        number = set_days(session, cast.ada, new, MONDAY).id
    with write() as session, counted_statements() as calling_off:
        call_off(session, number, MONDAY)
    assert len(setting) <= 8
    assert len(calling_off) <= 9


def test_they_are_the_administrators(maria: FlaskClient, alice: FlaskClient) -> None:
    for client in (maria, alice):
        assert client.get(PAGE).status_code in {403, 404}
        assert shut(client) in {403, 404}
