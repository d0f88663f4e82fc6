"""Reading files as spreadsheets save them, and what their cells mean."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Invalid
from app.roster.intake.rules import MOST_ROWS, Row, read_sheet
from app.roster.intake.wanted import Wanted, days_of, wanted

TEXT = "Naam;Team;Rol\r\nRené Müller;Zorg Zuid;\r\nZoë Œuvré;Winkel;leidinggevende\r\n"
EXPECTED = [
    Row(2, {"name": "René Müller", "team": "Zorg Zuid", "role": ""}),
    Row(3, {"name": "Zoë Œuvré", "team": "Winkel", "role": "leidinggevende"}),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_found(encoding: str, delimiter: str) -> None:
    assert read_sheet(TEXT.replace(";", delimiter).encode(encoding)).rows == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark_and_with(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert read_sheet(TEXT.encode(encoding)).rows == read_sheet(mark + TEXT.encode(encoding)).rows == EXPECTED


def test_quoted_newlines_blank_rows_and_the_hint_of_excel_do_not_shift_the_numbers() -> None:
    text = 'sep=,\nname,team\n"Anna\nde Wit",Care\n,\n\n"Bo, ""the"" Bee",Care\n'
    rows = read_sheet(text.encode()).rows
    assert [(row.number, row.cells["name"]) for row in rows] == [(3, "Anna de Wit"), (6, 'Bo, "the" Bee')]


def test_headings_in_both_languages_and_a_name_in_parts() -> None:
    text = "Voornaam,Tussenvoegsel,Achternaam,Afdeling,Soort werk,Werkdagen\nJo,van der,Berg,Zorg,zorg,ma-do\n"
    rows, errors = wanted(read_sheet(text.encode()))
    assert (rows, errors) == ([Wanted(2, "Jo van der Berg", "Zorg", "care", None, None, "1111000")], [])


def test_a_column_that_is_a_team_goes_before_one_that_may_be() -> None:
    sheet = read_sheet(b"Name,Department,Team\nJo,Sales,Blue\n")
    assert sheet.rows[0].cells["team"] == "Blue"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf  \r\n", "columns_missing"),
        (b"PK\x03\x04rest", "file_is_workbook"),
        (b"naam;functie\nJo;arts\n", "columns_missing"),
        (b"naam;team\n;\n", "rows_missing"),
        (b'naam;team\n"Jo;Zorg\nBo;Zorg\n', "quote_open"),
        (b"naam;team\n" + b"J;Z\n" * (MOST_ROWS + 1), "rows_many"),
        (b"x" * (4 * 1024 * 1024 + 1), "file_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read_sheet(data)


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=10), st.sampled_from(";,\t"))
def test_whatever_is_in_the_cells_comes_out_as_text(rows: list[tuple[str, str]], delimiter: str) -> None:
    """Also what a spreadsheet would take for a formula."""
    paper = io.StringIO(newline="")
    csv.writer(paper, delimiter=delimiter).writerows([("Naam", "Team"), *rows])
    meant = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    if not any(map(any, meant)):
        return
    sheet = read_sheet(paper.getvalue().encode())
    assert [(row.cells["name"], row.cells["team"]) for row in sheet.rows] == [row for row in meant if any(row)]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_it(data: bytes) -> None:
    try:
        sheet = read_sheet(data)
    except Invalid:
        return
    wanted(sheet)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma di wo", "1110000"),
        ("ma, wo en vr", "1010100"),
        ("Mon-Fri", "1111100"),
        ("maandag t/m donderdag", "1111000"),
        ("za-ma", "1000011"),
        ("1010100", "1010100"),
        ("1,2,4", "1101000"),
        ("", None),
        ("0000000", None),
        ("elke dag", None),
        ("vijf", None),
    ],
)
def test_working_days_in_the_ways_people_write_them(text: str, days: str | None) -> None:
    assert days_of(text) == days


def test_each_mistake_is_told_with_its_row_and_column() -> None:
    text = "Naam;Team;Rol;Taal;Dagen\n;Zorg;;;\nJo;;;;\nBo;Zorg;baas;frans;soms\nAn;Zorg;;;\nan ;Zorg;;;\n"
    rows, errors = wanted(read_sheet(text.encode()))
    assert [row.name for row in rows] == ["An"]
    assert [(error.row, error.column, error.code, error.value) for error in errors] == [
        (2, "Naam", "name_missing", ""),
        (3, "Team", "team_missing", ""),
        (4, "Rol", "role_odd", "baas"),
        (4, "Taal", "language_odd", "frans"),
        (4, "Dagen", "days_odd", "soms"),
        (6, "Naam", "name_twice", "5"),
    ]
