"""What another program reads by a token: what the files have, page by page, and nothing else."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate
from sqlalchemy import select

from app.audit.models import Act
from app.database import db, write
from app.people.acts import acts_about
from app.people.models import Person, Role
from tests.conftest import Cast, TestClock
from tests.roster.test_cards import expect
from tests.roster.test_extracts import LAST_WEEK, play, publish, rows_of


def token_of(ada: FlaskClient) -> str:
    assert ada.post("/organisation/export/tokens", data={"name": "Payroll"}).status_code == 303
    page = ada.get("/organisation/export").text
    text = page.split('id="fresh" value="')[1].split('"')[0]
    assert text not in ada.get("/organisation/export").text
    return text


def asked(browser: FlaskClient, path: str, token: str) -> tuple[int, dict[str, object]]:
    answer = browser.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.get_json()


def test_a_program_reads_by_a_token_in_pages(
    ada: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    token = token_of(ada)
    status, page = asked(browser, "people?limit=3", token)
    assert (status, page["next"], len(page["people"])) == (200, 3, 3)  # type: ignore[arg-type]
    _, page = asked(browser, f"people?limit=3&after={page['next']}", token)
    assert (page["next"], [one["name"] for one in page["people"]]) == (None, ["Carol Claes", "Ada Adams"])  # type: ignore[attr-defined]
    play(cast.team, 5)
    publish(clock)
    _, page = asked(browser, "totals?weeks=1", token)
    assert page["totals"] == [
        {"team": "Delivery", "monday": LAST_WEEK.isoformat(), "people": 5, "strokes": 10}
        | dict.fromkeys(("completions", "surprises", "applauses", "compliments"))
    ]
    assert "not used yet" not in ada.get("/organisation/export").text


def test_a_program_reads_the_same_people_as_the_file_also_who_is_expected(
    ada: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """Who came in by another way is there once, as who takes part; so is whoever left, with the day."""
    for name in ("Dora Dijk", "Alice Ahmed", "Eva Evers"):
        expect(cast, name)
    expect(cast, "Frits Faber", Role.MANAGER, other=True)
    with write() as session:
        session.get_one(Person, cast.bob.id).left_at = clock()
    token = token_of(ada)
    read = [*all_pages(browser, "people", token), *all_pages(browser, "expected", token)]
    days = [[one.get(name) or "" for name in ("joined", "left", "expected")] for one in read]
    filed = rows_of(ada, "people")[1:]
    assert [row[6:] for row in filed] == days
    assert [row[0] for row in filed] == [one["name"] for one in read]
    assert [row[1] for row in filed] == [one["team"] for one in read]
    assert [row[4] for row in filed] == [one["language"] for one in read]
    assert [one["name"] for one in read][-3:] == ["Dora Dijk", "Eva Evers", "Frits Faber"]
    assert (read[-1]["role"], read[-1]["days"], read[-1]["work"]) == ("manager", "1110000", "finance")
    told = db.session.query(Act).filter(acts_about(cast.alice)).all()
    assert {act.act for act in told} == {"people.exported"}


def all_pages(browser: FlaskClient, path: str, token: str) -> list[dict[str, Any]]:
    """Two at a time, to the end."""
    found: list[dict[str, Any]] = []
    after: object = 0
    while after is not None:
        _, page = asked(browser, f"{path}?limit=2&after={after}", token)
        found += page["people"]  # type: ignore[arg-type]
        after = page["next"]
    return found


def test_everybody_reads_who_took_their_names_along_from_whichever_page_on(
    ada: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    asked(browser, "people?after=1", token_of(ada))
    told = db.session.query(Act).filter(acts_about(cast.alice)).all()
    assert [act.act for act in told] == ["people.exported"]


def test_a_program_that_reads_page_by_page_is_one_note_a_day(
    ada: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    first, second = token_of(ada), token_of(ada)
    for token in (first, first, second, first):
        asked(browser, "people?limit=1", token)
        asked(browser, "totals", token)
    taken = select(Act.act).where(Act.act.in_(("people.exported", "totals.exported")))
    assert sorted(db.session.scalars(taken)) == ["people.exported"] * 2 + ["totals.exported"] * 2
    clock.forward(days=1)
    asked(browser, "people", first)
    assert len(db.session.scalars(taken).all()) == 5


def test_a_token_opens_nothing_else_and_ends(
    ada: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    token = token_of(ada)
    assert asked(browser, "state", token)[0] == 401
    assert browser.post("/organisation/teams", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert asked(browser, "people", token + "x")[0] == 401
    assert ada.get("/api/v1/people").status_code == 401
    with write() as session:
        session.get_one(Person, cast.maria.id).role = Role.ADMINISTRATOR
        session.get_one(Person, cast.ada.id).role = Role.DIRECTOR
    assert asked(browser, "people", token)[0] == 401
    with write() as session:
        session.get_one(Person, cast.ada.id).role = Role.ADMINISTRATOR
    assert asked(browser, "people", token)[0] == 200
    number = db.session.query(Act).filter_by(act="token.made").one().about_id
    assert ada.post(f"/organisation/export/tokens/{number}/revocation").status_code == 303
    assert asked(browser, "people", token)[0] == 401


def test_a_token_needs_a_name_and_there_is_an_end(ada: FlaskClient, cast: Cast) -> None:
    assert "Give it a name" in ada.post("/organisation/export/tokens", data={"name": " "}).text
    for n in range(20):
        ada.post("/organisation/export/tokens", data={"name": f"Program {n}"})
    assert "Twenty tokens is plenty" in ada.post("/organisation/export/tokens", data={"name": "One more"}).text


def test_the_description_names_the_token(app: Flask) -> None:
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    validate(document)
    assert document["paths"]["/api/v1/people"]["get"]["security"] == [{"token": []}]
    assert document["paths"]["/api/v1/expected"]["get"]["security"] == [{"token": []}]
    assert "expected" in document["components"]["schemas"]["Expected"]["properties"]
    strokes = document["components"]["schemas"]["Total"]["properties"]["strokes"]
    assert "null" in str(strokes)
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
