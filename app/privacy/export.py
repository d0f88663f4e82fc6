"""Everything about one person as JSON, written while it is read, so that a long history needs no memory."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.privacy.entries import Entry
from app.privacy.owned import person_columns, rows_of, tables

FORM = 1
PORTION = 500


def export(session: Session, person: Person, now: datetime) -> Iterator[bytes]:
    """The pieces of a JSON object: `form`, `made_at`, and under `tables` the rows by table.

    A column that refers to a person has that person's name, as the app itself shows it. Secrets are left out.
    """
    yield b'{"form":%d,"made_at":%s,"tables":{' % (FORM, orjson.dumps(now))
    between = b""
    for table, entry in tables():
        yield between + orjson.dumps(table.name) + b":["
        comma = b""
        for row in _rows(session, table, entry, person):
            yield comma + row
            comma = b",\n"
        yield b"]"
        between = b",\n"
    yield b"}}\n"


def _rows(session: Session, table: Table, entry: Entry, person: Person) -> Iterator[bytes]:
    who = {column.name for column in person_columns(table)} | ({"actor_id"} & {column.name for column in table.c})
    shown = [column for column in table.c if column.name not in entry.secret]
    asked = select(*shown).where(rows_of(table, person.id))
    found = session.execute(asked.execution_options(yield_per=PORTION))
    for rows in found.partitions():
        names = _names(session, {row._mapping[name] for row in rows for name in who})
        for row in rows:
            yield orjson.dumps(
                {str(name): names.get(value) if name in who else value for name, value in row._mapping.items()},
                default=str,
            )


def _names(session: Session, numbers: set[Any]) -> dict[int, str]:
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(numbers))).all())
