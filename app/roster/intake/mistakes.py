"""The rows of a file that have a mistake, each as it stood there and with what is wrong: to mend, and to give again.

Before the file is stored they are found in it. Afterwards it is gone, and these rows alone are kept, as long as the
note that it was given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from itertools import groupby
from typing import Any, NamedTuple

from app.i18n import gettext
from app.roster.intake.rules import Sheet
from app.roster.intake.wanted import RowError
from app.roster.intake.words import say


class Mistaken(NamedTuple):
    """A row as the spreadsheet numbers it, its cells in the order of the headings, and what is wrong with it."""

    row: int
    cells: Sequence[str]
    errors: Sequence[RowError]


class Mistakes(NamedTuple):
    """The headings that are known, as they are written in the file, and the rows with a mistake, from the top."""

    headings: Sequence[str]
    rows: Sequence[Mistaken]


def mistakes_in(sheet: Sheet, errors: Iterable[RowError]) -> Mistakes:
    """The rows that these mistakes are in."""
    cells = {row.number: list(row.cells.values()) for row in sheet.rows}
    by_row = groupby(sorted(set(errors)), key=lambda error: error.row)
    return Mistakes(list(sheet.headings.values()), [Mistaken(row, cells[row], list(of_row)) for row, of_row in by_row])


def as_kept(found: Mistakes) -> dict[str, Any]:
    """What is kept of them, as JSON; `from_kept` reads it."""
    rows = [[one.row, one.cells, [astuple(error) for error in one.errors]] for one in found.rows]
    return {"headings": found.headings, "rows": rows}


def with_more(kept: dict[str, Any] | None, sheet: Sheet, errors: Sequence[RowError]) -> dict[str, Any] | None:
    """What is kept where these mistakes of the same file were found too."""
    if not errors:
        return kept
    before = [error for row in from_kept(kept).rows for error in row.errors] if kept else []
    return as_kept(mistakes_in(sheet, [*before, *errors]))


def from_kept(kept: dict[str, Any]) -> Mistakes:
    """What `as_kept` wrote."""
    rows = [Mistaken(row, cells, [RowError(*error) for error in errors]) for row, cells, errors in kept["rows"]]
    return Mistakes(kept["headings"], rows)


def table_of(found: Mistakes) -> tuple[list[str], Iterable[list[Any]]]:
    """Headings and rows of a file to download, in the reader's language.

    Its own two columns are passed over where it is given again, mended.
    """
    headings = [gettext("Row"), *found.headings, gettext("What is wrong")]
    return headings, ([one.row, *one.cells, _said(one.errors)] for one in found.rows)


def _said(errors: Sequence[RowError]) -> str:
    return " ".join(f"{error.column}: {say(error)}" for error in errors)
