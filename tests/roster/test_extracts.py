"""What can be taken along: names without deeds, totals of five or more, nothing that runs in a spreadsheet."""

import csv
import io
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from app.aggregates.publishing import publish_all
from app.audit.models import Act
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from app.privacy.erasing import erase
from app.roster.cells import FORMULA, quoted, unquoted
from app.roster.extracts import lines
from app.roster.intake.rules import read_sheet
from app.roster.intake.wanted import wanted
from app.scores.models import PersonDay
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.roster.giving import upload
from tests.roster.test_cards import expect

LAST_WEEK = MONDAY.date() - timedelta(days=7)


def rows_of(client: FlaskClient, name: str) -> list[list[str]]:
    answer = client.get(f"/organisation/export/{name}.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def play(team: Team, number: int, *, weeks_ago: int = 1) -> None:
    """So many people of a team draw two strokes each; the first of them is surprised once too."""
    with write() as session:
        home = session.get_one(Team, team.id)
        for n in range(number):
            new = NewPerson(f"{home.name} {weeks_ago} {n}", "correct horse", Role.EMPLOYEE, "en")
            one = add_person(session, home, new, MONDAY, password_hash=CORRECT_HORSE)
            day = MONDAY.date() - timedelta(weeks=weeks_ago)
            surprises = int(n == 0)
            session.add(PersonDay(person_id=one.id, day=day, team_id=home.id, strokes=2, surprises=surprises, points=2))


def publish(clock: TestClock) -> None:
    """Two days after last week, what may be known of it is."""
    clock.moment = MONDAY + timedelta(days=1)
    with write() as session:
        publish_all(session, clock())


def test_people_come_as_they_are_known_and_can_be_given_back(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.get_one(Person, cast.bob.id).name = "=1+1"
    rows = rows_of(ada, "people")
    assert rows[0][:6] == ["name", "team", "kind of work", "role", "language", "working days"]
    assert rows[1][:5] == ["Alice Ahmed", "Delivery", "On the road", "employee", "en"]
    assert rows[2][0] == "'=1+1"
    sheet = read_sheet(ada.get("/organisation/export/people.csv").data)
    assert [row.cells["name"] for row in sheet.rows][:2] == ["Alice Ahmed", "=1+1"]
    assert {act.act for act in db.session.query(Act)} == {"people.exported"}


def test_a_list_with_people_who_left_can_be_given_back_and_expects_nobody(
    app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.get_one(Person, cast.bob.id).left_at = clock()
        nameless = session.get_one(Person, cast.carol.id)
        nameless.name, nameless.left_at = "", clock()
    data = ada.get("/organisation/export/people.csv").data
    rows, errors = wanted(read_sheet(data))
    assert ([row.name for row in rows], errors) == (["Alice Ahmed", "Maria Martens", "Ada Adams"], [])
    page = ada.get(upload(ada, data.decode())).text
    assert "2 rows are people who have left, and are skipped." in page
    assert "There is nothing to save" in page


def test_who_is_expected_is_in_the_list_and_can_be_given_back(ada: FlaskClient, cast: Cast) -> None:
    """Who came in by another way is there once, as who takes part."""
    expect(cast, "Dora Dijk", Role.MANAGER)
    expect(cast, "Alice Ahmed")
    rows = rows_of(ada, "people")
    assert rows[0][6:] == ["takes part since", "left on", "expected since"]
    assert [row[0] for row in rows].count("Alice Ahmed") == 1
    assert rows[-1] == ["Dora Dijk", "Delivery", "On the road", "manager", "nl", "Mo Tu We", "", "", "2026-11-23"]
    found, errors = wanted(read_sheet(ada.get("/organisation/export/people.csv").data))
    dora = found[-1]
    assert (dora.name, dora.role, dora.days, errors) == ("Dora Dijk", Role.MANAGER, "1110000", [])


def test_totals_are_what_was_published(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """One person's surprise is an empty cell; a team or week of four, and the running week, are not there."""
    play(cast.team, 5)
    play(cast.other_team, 4)
    play(cast.team, 4, weeks_ago=2)
    play(cast.team, 5, weeks_ago=0)
    assert len(rows_of(ada, "totals")) == 1
    publish(clock)
    assert rows_of(ada, "totals")[1:] == [["Delivery", LAST_WEEK.isoformat(), "5", "10", "", "", "", ""]]


def test_what_comes_in_later_changes_no_totals(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """Else one download less another would be what the late phone, the moved or the erased one brought."""
    play(cast.team, 6)
    publish(clock)
    before = rows_of(ada, "totals")
    with write() as session:
        session.add(PersonDay(person_id=cast.alice.id, day=LAST_WEEK, team_id=cast.team.id, strokes=9, points=9))
        first, second = session.query(Person).filter(Person.name.like("Delivery 1 %")).limit(2)
        erase(session, first, clock())
        second.team_id = cast.other_team.id
    with write() as session:
        publish_all(session, clock())
    assert rows_of(ada, "totals") == before
    assert len(before) == 2


def test_who_leads_is_none_of_the_five(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    play(cast.team, 4)
    with write() as session:
        session.add(PersonDay(person_id=cast.maria.id, day=LAST_WEEK, team_id=cast.team.id, strokes=2, points=2))
    publish(clock)
    assert len(rows_of(ada, "totals")) == 1


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])), min_size=1), max_size=5))
def test_no_cell_begins_as_a_formula(rows: list[list[str]]) -> None:
    text = "".join(lines(["a"], rows, ";")).removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not any(cell.startswith(FORMULA) for cell in row)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx", " =1"])
def test_what_would_run_begins_with_a_quotation_mark(cell: str) -> None:
    assert quoted(cell) == f"'{cell}"


@given(st.text())
@example("\tx")
@example(" =1")
@example("'=1")
@example("''")
def test_what_was_taken_along_is_read_as_it_was(cell: str) -> None:
    assert unquoted(quoted(cell)) == cell


def test_only_the_administrator_takes_along(maria: FlaskClient, cast: Cast) -> None:
    for path in ("", "/people.csv", "/totals.csv"):
        assert maria.get(f"/organisation/export{path}").status_code == 404
