"""Everything about one person as JSON, written while it is read, so that a long history needs no memory."""

from collections.abc import Iterator
from datetime import date, datetime

import orjson
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.people.models import Person
from app.privacy.entries import Entry
from app.privacy.owned import rows_of, tables
from app.privacy.telling import told

FORM = 1
PORTION = 500


def export(session: Session, person: Person, now: datetime) -> Iterator[bytes]:
    """The pieces of a JSON object: `form`, `made_at`, and under `tables` the rows by table.

    A column that refers to a person has that person's name, as far as the pages show it to `person`; else null. Secrets
    are left out.
    """
    today = game_day(now, person.team.zone)
    yield b'{"form":%d,"made_at":%s,"tables":{' % (FORM, orjson.dumps(now))
    between = b""
    for table, entry in tables():
        yield between + orjson.dumps(table.name) + b":["
        comma = b""
        for row in _rows(session, table, entry, person, today):
            yield comma + row
            comma = b",\n"
        yield b"]"
        between = b",\n"
    yield b"}}\n"


def _rows(session: Session, table: Table, entry: Entry, person: Person, today: date) -> Iterator[bytes]:
    shown = [column for column in table.c if column.name not in entry.secret]
    asked = select(*shown).where(rows_of(table, person.id))
    found = session.execute(asked.execution_options(yield_per=PORTION))
    for rows in found.partitions():
        portion = [{str(name): value for name, value in row._mapping.items()} for row in rows]
        for row in told(session, person, table, portion, today):
            yield orjson.dumps(row, default=str)
