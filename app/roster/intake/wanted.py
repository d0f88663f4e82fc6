"""What a row of a file asks for: words in cells become what is kept. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.people.departments import DEPARTMENTS
from app.people.models import Role
from app.people.names import fold_name
from app.roster.intake.rules import Row, Sheet, plain

LONGEST_NAME = 80
DAYS = (
    ("ma", "maandag", "mon", "monday", "mo", "1"),
    ("di", "dinsdag", "tue", "tuesday", "tu", "2"),
    ("wo", "woensdag", "wed", "wednesday", "we", "3"),
    ("do", "donderdag", "thu", "thursday", "th", "4"),
    ("vr", "vrijdag", "fri", "friday", "fr", "5"),
    ("za", "zaterdag", "sat", "saturday", "sa", "6"),
    ("zo", "zondag", "sun", "sunday", "su", "7"),
)
ROLES: Mapping[str, tuple[str, ...]] = {
    Role.EMPLOYEE: ("medewerker", "employee", "collega", "colleague"),
    Role.MANAGER: ("leidinggevende", "manager", "teamleider", "teamlead", "teammanager"),
    Role.DIRECTOR: ("directeur", "director", "directie"),
    Role.ADMINISTRATOR: ("beheerder", "administrator", "admin"),
}
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "nl": ("nl", "nederlands", "dutch", "nlnl", "nlbe"),
    "en": ("en", "engels", "english", "engb", "enus"),
}
WORK: Mapping[str, tuple[str, ...]] = {
    "care": ("zorg",),
    "transport": ("onderweg", "ontheroad"),
    "it": ("ict",),
    "finance": ("financienenfacturatie", "financien", "facturatie", "financeandinvoicing"),
    "warehouse": ("magazijn",),
    "shop": ("winkelvloer", "winkel", "shopfloor"),
    "service": ("klantenservice", "klantenservicecentrum", "customerservice"),
    "office": ("kantoor",),
    "technicians": ("techniek", "monteurs", "technici", "technicians"),
}
_DAY_OF = {word: at for at, words in enumerate(DAYS) for word in words}
_RANGE = re.compile(r"^\s*(\w+)\.?\s*(?:-|\u2013|t/m|tm|tot en met|to|until)\s*(\w+)\.?\s*$")
_APART = re.compile(r"[\s,;/+&.]+|\ben\b|\band\b")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for; None where its cell is empty or its column is not there."""

    row: int
    name: str
    team: str
    work: str | None = None
    role: str | None = None
    language: str | None = None
    days: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class RowError:
    """What is wrong with a row: the heading of the column, a code, and the cell as it is written."""

    row: int
    column: str
    code: str
    value: str = ""


def days_of(text: str) -> str | None:
    """Working days as seven ones and zeros from Monday on; None for what names no days."""
    folded = text.casefold().strip()
    if re.fullmatch(r"[01]{7}", folded):
        return folded if "1" in folded else None
    ends = _RANGE.match(folded)
    if ends and ends[1] in _DAY_OF and ends[2] in _DAY_OF:
        first, last = _DAY_OF[ends[1]], _DAY_OF[ends[2]]
        found = {day % 7 for day in range(first, (last if last >= first else last + 7) + 1)}
    else:
        words = [word for word in _APART.split(folded) if word]
        if not words or any(word not in _DAY_OF for word in words):
            return None
        found = {_DAY_OF[word] for word in words}
    return "".join("1" if day in found else "0" for day in range(7))


def name_of(cells: Mapping[str, str]) -> str:
    """The whole name: one column, or its parts."""
    parts = (cells.get(key, "") for key in ("first", "infix", "last"))
    return cells.get("name") or " ".join(part for part in parts if part)


def has_left(row: Row) -> bool:
    """Whether a row is about somebody who takes part no longer."""
    return bool(row.cells.get("left"))


def wanted(sheet: Sheet) -> tuple[list[Wanted], list[RowError]]:
    """What the rows of a file ask for, and what is wrong with the others; a name that is there twice counts once.

    Rows of who left are passed over: a list of all people that was taken along can be given back as it is.
    """
    found: list[Wanted] = []
    wrong: list[RowError] = []
    first_of: dict[str, int] = {}
    for row in sheet.rows:
        if has_left(row):
            continue
        mistakes = list(_mistakes(sheet, row))
        key = fold_name(name_of(row.cells))
        if key and key in first_of:
            mistakes.append(RowError(row.number, _name_heading(sheet), "name_twice", str(first_of[key])))
        first_of.setdefault(key, row.number)
        if mistakes:
            wrong += mistakes
        else:
            found.append(_wanted(row))
    return found, wrong


def _wanted(row: Row) -> Wanted:
    cells = row.cells
    return Wanted(
        row.number,
        name_of(cells),
        cells["team"],
        work=_meant(cells.get("work", ""), WORK),
        role=_meant(cells.get("role", ""), ROLES),
        language=_meant(cells.get("language", ""), LANGUAGES),
        days=days_of(cells.get("days", "")),
    )


def _mistakes(sheet: Sheet, row: Row) -> Iterable[RowError]:
    cells, name = row.cells, name_of(row.cells)
    tests = (
        ("name", "name_missing", not name, name),
        ("name", "name_long", len(name) > LONGEST_NAME, name),
        ("team", "team_missing", not cells["team"], ""),
        ("team", "team_long", len(cells["team"]) > LONGEST_NAME, cells["team"]),
        *(
            (key, f"{key}_odd", bool(text) and _meant(text, words) is None, text)
            for key, words in (("work", WORK), ("role", ROLES), ("language", LANGUAGES))
            for text in [cells.get(key, "")]
        ),
        ("days", "days_odd", bool(cells.get("days")) and days_of(cells["days"]) is None, cells.get("days", "")),
    )
    for key, code, is_wrong, value in tests:
        if is_wrong:
            column = _name_heading(sheet) if key == "name" else sheet.headings.get(key, key)
            yield RowError(row.number, column, code, value[:LONGEST_NAME])


def _name_heading(sheet: Sheet) -> str:
    return next(sheet.headings[key] for key in ("name", "last", "first") if key in sheet.headings)


def _meant(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    word = plain(text)
    return next((str(key) for key, meant in words.items() if word and (word == key or word in meant)), None)


assert WORK.keys() == DEPARTMENTS.keys()  # noqa: S101 - each kind of work has its words here
