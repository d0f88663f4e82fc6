"""Names come out as they were written, whatever machine the file was saved on; where that is a guess, one is asked."""

import io

import pytest
from flask.testing import FlaskClient

from app.roster.intake.encodings import PLACES, readings
from app.roster.intake.rules import read_sheet

NAMES = ("Zoë Müller", "René Çelik", "Élodie Françoise", "Jürgen Åström", "Anaïs Nuñez", "ZOË MÜLLER", "Miloš Novák")


def sheet_of(names: tuple[str, ...], encoding: str, newline: str = "\r\n") -> bytes:
    return newline.join(["Naam;Team", *(f"{name};Zorg" for name in names), ""]).encode(encoding)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_names_are_read_as_they_were_written(place: str, newline: str) -> None:
    names = tuple(name for name in NAMES if place == "windows" or name != "Miloš Novák")  # which only Windows can write
    rows = read_sheet(sheet_of(names, PLACES[place], newline)).rows
    assert [row.cells["name"] for row in rows] == list(names)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["Zoë", "René", "Müller", "Françoise", "Anaïs", "Noël", "Ömer", "CÉLINE"])
def test_one_name_is_enough(place: str, name: str) -> None:
    assert read_sheet(sheet_of((name,), PLACES[place])).rows[0].cells["name"] == name


def test_a_file_that_says_what_it_is_is_not_asked_about() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert readings(sheet_of(NAMES, encoding)) == []
    assert readings(sheet_of(("Jan",), "ascii")) == []


def give(ada: FlaskClient, content: bytes) -> str:
    data = {"file": (io.BytesIO(content), "people.csv"), "teams": "made"}
    answer = ada.post("/organisation/import", data=data, content_type="multipart/form-data")
    assert answer.status_code == 303
    return str(answer.location)


def test_a_guess_is_shown_and_can_be_put_right(ada: FlaskClient) -> None:
    place = give(ada, sheet_of(("Kröger Šimić".replace("ć", "c"),), "cp1252"))
    page = ada.get(place).text
    assert "Does this look right?" in page
    assert "We read it as a file from Windows." in page
    assert "As from a Mac" in page
    assert ada.post(f"{place}/encoding", data={"place": "mac"}).status_code == 303
    page = ada.get(place).text
    assert "Kršger" not in page
    assert "Kr\u02c6ger" in page, "as a Mac reads it"
    assert "Does this look right?" not in page
    assert ada.post(f"{place}/encoding", data={"place": "dos"}).status_code == 404


def test_no_other_encoding_than_those_is_taken(ada: FlaskClient) -> None:
    place = give(ada, sheet_of(("Zoë",), "cp1252"))
    assert ada.post(f"{place}/encoding", data={"place": "utf-7"}).status_code == 404


def test_mistakes_of_one_row_stand_together(ada: FlaskClient) -> None:
    place = give(ada, b"name,team,role,days\nJo,Care,king,someday\n")
    page = ada.get(place).text
    assert page.count('<td data-label="Row">2</td>') == 1
    assert page.split("intake-wrong")[1].split("</ul>")[0].count("<li>") == 2


def test_make_no_teams_is_offered_where_one_would_be_made(ada: FlaskClient) -> None:
    assert "Don't create teams" in ada.get(give(ada, b"name,team\nJo,Something new\n")).text
    assert "Don't create teams" not in ada.get(give(ada, b"name,team\nJo,Delivery\n")).text
