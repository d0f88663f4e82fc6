"""Reading a file as spreadsheets save it. Pure.

Excel saves as UTF-8 with a mark, as UTF-16, or in an encoding of its machine (see encodings), and with a semicolon
where the comma is for decimals. A file that is read wrongly tells nonsense about people, so what cannot be read is
refused in words.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.errors import Invalid
from app.roster.cells import unquoted
from app.roster.intake.encodings import encoding_of

LARGEST = 4 * 1024 * 1024  # bytes
MOST_ROWS = 10_000
DELIMITERS = (";", ",", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
_HINT = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("naam", "name", "volledigenaam", "fullname", "weergavenaam", "displayname", "medewerker", "employee"),
    "first": ("voornaam", "roepnaam", "firstname", "givenname"),
    "infix": ("tussenvoegsel", "tussenvoegsels", "infix"),
    "last": ("achternaam", "lastname", "surname", "familyname"),
    "team": ("team", "teamnaam", "teamname", "afdeling", "department"),
    "work": ("soortwerk", "kindofwork", "werk", "work"),
    "role": ("rol", "role"),
    "language": ("taal", "language"),
    "days": ("werkdagen", "workingdays", "workdays", "dagen", "days"),
    "left": ("vertrokkenop", "lefton"),
}
_KEY_OF = {heading: key for key, headings in HEADINGS.items() for heading in headings}


class Row(NamedTuple):
    """A row as the spreadsheet numbers it, with its cells by key; blanks around a cell are gone."""

    number: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """What is in a file: the headings as they are written there, by key, and the rows that say something."""

    headings: dict[str, str]
    rows: list[Row]


def plain(text: str) -> str:
    """How headings and words in cells are compared: letters and digits alone, without case and accents."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in spread if letter.isalnum())


def decode(data: bytes) -> str:
    """The text of a file. Raises Invalid: file_empty, file_too_large, file_is_workbook, file_unreadable."""
    if len(data) > LARGEST:
        raise Invalid("file_too_large", field="file")
    if not data.strip():
        raise Invalid("file_empty", field="file")
    if data.startswith(_WORKBOOKS):
        raise Invalid("file_is_workbook", field="file")
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        raise Invalid("file_unreadable", field="file") from error
    return text.replace("\0", "")


def read_sheet(data: bytes) -> Sheet:
    """What is in a file.

    Raises what decode raises, and Invalid: quote_open, columns_missing (no names or no teams), rows_missing, rows_many.
    """
    text = decode(data)
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    before = 1 if hint else 0
    lines = _lines(text, hint[1] if hint else _delimiter(text))
    start = next((at for at, cells in enumerate(lines) if any(cells)), 0)
    headings = _headings(lines[start] if lines else [])
    if "team" not in headings or not headings.keys() & {"name", "first", "last"}:
        raise Invalid("columns_missing", field="file")
    rows = [
        Row(at + 1 + before, _cells(headings, cells))
        for at, cells in enumerate(lines[start + 1 :], start + 1)
        if any(cells)
    ]
    if not rows:
        raise Invalid("rows_missing", field="file")
    if len(rows) > MOST_ROWS:
        raise Invalid("rows_many", field="file")
    return Sheet({key: heading for key, (_, heading) in headings.items()}, rows)


def _lines(text: str, delimiter: str) -> list[list[str]]:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Invalid("file_unreadable", field="file") from error
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):  # or the rest of the file would be one cell
            raise Invalid("quote_open", field="file") from error
    return [[" ".join(unquoted(cell.strip()).split()) for cell in line] for line in lines]


def _delimiter(text: str) -> str:
    """The one by which the first line has most headings that are known here."""
    first = next((line for line in text.splitlines() if line.strip(" ;,\t")), "")

    def known(delimiter: str) -> tuple[int, int]:
        cells = next(iter(csv.reader([first], delimiter=delimiter)), [])
        return sum(plain(cell) in _KEY_OF for cell in cells), len(cells)

    return max(DELIMITERS, key=known)


def _headings(cells: Sequence[str]) -> dict[str, tuple[int, str]]:
    """By key: the place of its column and how it is written. A column "team" goes before one that may mean it."""
    found: dict[str, tuple[int, str]] = {}
    for at, cell in enumerate(cells):
        key = _KEY_OF.get(plain(cell))
        if key and (key not in found or HEADINGS[key].index(plain(cell)) < HEADINGS[key].index(plain(found[key][1]))):
            found[key] = at, cell
    return found


def _cells(headings: Mapping[str, tuple[int, str]], cells: Sequence[str]) -> dict[str, str]:
    return {key: cells[at] if at < len(cells) else "" for key, (at, _) in headings.items()}
