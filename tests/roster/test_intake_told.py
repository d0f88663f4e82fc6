"""What is told of a file with people: its mistakes, why it cannot be used, and how to fill one in."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import write
from app.roster.handlers import forget
from app.roster.intake.comparing import is_slip
from tests.conftest import Cast, TestClock
from tests.jobs.due import run_due
from tests.roster.giving import people, stored, upload


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choose a file first."),
        (b"PK\x03\x04", "This is a workbook."),
        (b"naam\nJo\n", "The first row has to name the columns"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    ada: FlaskClient, cast: Cast, content: bytes, words: str
) -> None:
    page = ada.post("/organisation/import", data={"file": (BytesIO(content), "x.csv" if content else "")})
    assert (page.status_code, words in page.text) == (422, True)


def test_a_file_that_is_too_large_is_not_even_read(ada: FlaskClient, cast: Cast) -> None:
    kind = "multipart/form-data; boundary=x"
    page = ada.post("/organisation/import", data=b"x" * (5 * 1024 * 1024), content_type=kind)
    assert (page.status_code, "This file is larger than 4 MB." in page.text) == (422, True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_to_fill_in_can_be_given_back(ada: FlaskClient, cast: Cast, language: str) -> None:
    ada.post("/language", data={"language": language})
    file = ada.get("/organisation/import/template.csv")
    assert file.data.startswith(b"\xef\xbb\xbf")
    place = ada.post(
        "/organisation/import", data={"file": (BytesIO(file.data), "people.csv"), "teams": "made"}
    ).location
    page = ada.get(str(place)).text
    assert ("Bewaar 2 mensen" if language == "nl" else "Save 2 people") in page


def test_rows_are_counted_not_messages_and_an_unknown_team_is_told_with_what_to_do(ada: FlaskClient) -> None:
    page = ada.get(upload(ada, "name,team,role,language\nEd,Delivry,baas,xx\nFay,Delivry,,\nGus,Delivery,,\n")).text
    assert page.count("There is no team “Delivry”") == 2, "once with the other mistakes of its row, once alone"
    for words in ("1 of 3 rows are fine.", "did you mean Delivery?", "Create the teams we don't know"):
        assert words in page


def test_what_is_wrong_alike_is_one_line_with_its_rows(ada: FlaskClient) -> None:
    rows = [f"Person {n},Night,\n" for n in range(10)]
    rows[4] = "Fay,Delivery,baas\n"
    page = ada.get(upload(ada, "name,team,role\n" + "".join(rows))).text
    assert page.count("There is no team “Night”") == 1
    assert ">2-5, 7-11</td>" in page
    assert ">6</td>" in page


@pytest.mark.parametrize(
    ("typed", "known", "is_meant"),
    [
        ("delivry", "delivery", True),
        ("front desk", "frontdesk", True),
        ("thuiszorg zuid", "thuiszorg noord", False),
        ("thuiszorg nord", "thuiszorg noord", True),
        ("group 1", "group 2", False),
    ],
)
def test_another_team_is_guessed_only_where_it_is_close(typed: str, known: str, is_meant: bool) -> None:
    assert is_slip(typed, known) is is_meant


def test_many_new_teams_are_a_list_to_unfold(ada: FlaskClient) -> None:
    rows = [f"Person {n},Ward {n}" for n in range(7)]
    page = ada.get(upload(ada, "\n".join(["name,team", *rows]), "made")).text
    assert "<summary>7 teams will be created</summary>" in page
    assert "<li>Ward 6</li>" in page
    page = ada.get(upload(ada, "\n".join(["name,team", *rows[:6]]), "made")).text
    assert "6 teams will be created: Ward 0, Ward 1, Ward 2, Ward 3, Ward 4 and Ward 5." in page


def test_all_rows_with_a_mistake_are_a_file_before_and_after_storing(
    app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    rows = [f"Person {n};Night {n};;x" for n in range(300)]
    text = "naam;team;rol;telefoon\nDora Dijk;Delivery;;06\n=SUM(1);Nachten;baas;06\n" + "\n".join(rows)
    place = upload(ada, text)
    page = ada.get(place).text
    assert "and 101 more" in page
    assert f'href="{place}/mistakes.csv"' in page
    before = ada.get(f"{place}/mistakes.csv")
    assert before.headers["Cache-Control"] == "no-store"
    lines = before.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "Row,naam,team,rol,What is wrong"
    assert lines[1].startswith("3,'=SUM(1),Nachten,baas,"), "a cell that would run is marked"
    assert "“baas” is not a role" in lines[1]
    assert "There is no team “Nachten”" in lines[1]
    assert (len(lines), lines[-1].startswith("303,Person 299,Night 299,,")) == (302, True)

    assert ada.post(f"{place}/confirmation").status_code == 303
    assert ada.get(f"{place}/mistakes.csv").status_code == 404, "while it is stored"
    run_due(app)
    assert f'href="{place}/mistakes.csv"' in ada.get(place).text
    assert ada.get(f"{place}/mistakes.csv").data == before.data
    clock.forward(days=2)
    with write() as session:
        forget(session, clock())
    assert ada.get(f"{place}/mistakes.csv").status_code == 404


def test_the_file_of_mistakes_is_given_again_when_it_is_mended(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    place = upload(ada, "naam;team\nEd Evers;Delivry\n=Fay;Invoices\n=Gus;Delivry\n")
    mended = ada.get(f"{place}/mistakes.csv").data.decode("utf-8-sig").replace("Delivry", "Delivery")
    assert stored(app, ada, mended).refused == 0
    assert {row[:2] for row in people()} == {("Ed Evers", "Delivery"), ("=Gus", "Delivery")}


def test_a_file_without_mistakes_offers_none(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    kept = stored(app, ada, "naam;team\nEd Evers;Delivery\n")
    assert "mistakes.csv" not in ada.get(f"/organisation/import/{kept.id}").text
    assert ada.get(f"/organisation/import/{kept.id}/mistakes.csv").status_code == 404
