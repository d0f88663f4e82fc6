"""What is told of a file with people: its mistakes, why it cannot be used, and how to fill one in."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from app.roster.intake.comparing import is_slip
from tests.conftest import Cast
from tests.roster.giving import upload


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
    assert "6 teams will be created: Ward 0, Ward 1, Ward 2, Ward 3, Ward 4, Ward 5." in page
