"""Which rows of the tables on the data sheet are somebody's own; exporting and erasing go by it."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Column, ColumnElement, Table, or_, select

from app.audit.models import Concerned
from app.database import Base
from app.privacy.entries import Entry
from app.privacy.of_account import ACTS, PERSON
from app.privacy.sheet import SHEET


def tables() -> Iterator[tuple[Table, Entry]]:
    """What is on the sheet, children before those that they refer to."""
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in SHEET:
            yield table, SHEET[table.name]


@cache
def person_columns(table: Table) -> list[Column[int]]:
    """The columns of a table that say whose its rows are."""
    if table.name == PERSON:
        return [table.c.id]
    if table.name == ACTS:
        return []  # rows that are never touched: see rows_of
    return [key.parent for key in table.foreign_keys if key.column.table.name == PERSON]


def columns_of_people(table: Table) -> frozenset[str]:
    """The names of the columns that hold the number of a person, whose rows they are or not."""
    return frozenset(column.name for column in person_columns(table)) | ({"actor_id"} & set(table.c.keys()))


def rows_of(table: Table, person_id: int) -> ColumnElement[bool]:
    """Which rows of a table are this person's: by a column that refers to them, or an act by or about them."""
    if table.name == ACTS:
        about = select(Concerned.sequence).where(Concerned.person_id == person_id)
        return or_(table.c.actor_id == person_id, table.c.sequence.in_(about))
    return or_(*(column == person_id for column in person_columns(table)))
