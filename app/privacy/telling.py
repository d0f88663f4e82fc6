"""What the export tells where other people come in: as much as the pages tell its reader, and no more."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.badges.gifts import named
from app.badges.models import Gift
from app.friendly.models import FriendlyWeek
from app.friendly.rules import MIRRORED
from app.friendly.showing import is_told_to
from app.people.models import Person, Role
from app.people.reach import is_within_reach
from app.people.visibility import may_be_seen
from app.photos.handlers import the_shelf
from app.photos.models import Photo
from app.privacy.owned import columns_of_people
from app.recognition.actions import is_seen_by
from app.recognition.models import Compliment

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who takes their data along, and what is looked up for a portion of it."""

    session: Session
    person: Person
    today: date
    people: Mapping[int, Person]

    def name_of(self, number: int | None) -> str | None:
        """The name as the game shows it: one's own, and of others who may be seen."""
        found = self.people.get(number or 0)
        is_named = found is not None and (found.id == self.person.id or may_be_seen(found))
        return found.name if found is not None and is_named else None

    def name_on_record(self, number: int | None) -> str | None:
        """The name of who answers for what they did as a leader, in the game or not; None of who was erased."""
        found = self.people.get(number or 0)
        return (found.name or None) if found is not None else None


def told(session: Session, person: Person, table: Table, rows: Sequence[Row], today: date) -> Iterator[Row]:
    """Rows of `person` as they may read them, one by one: with names in place of numbers, and what was said to them."""
    who = columns_of_people(table)
    numbers = {row[name] for row in rows for name in who} - {None}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(numbers)))}
    reader = Reader(session, person, today, people)
    if table.name in _BESIDE:
        return _BESIDE[table.name](reader, rows)
    tell = _TOLD.get(table.name, _as_seen)
    return (tell(reader, row, who) for row in rows)


def _as_seen(reader: Reader, row: Row, who: Iterable[str]) -> Row:
    return row | {name: reader.name_of(row[name]) for name in who}


def _on_record(reader: Reader, row: Row, who: Iterable[str]) -> Row:
    return row | {name: reader.name_on_record(row[name]) for name in who}


def _applause(reader: Reader, row: Row, who: Iterable[str]) -> Row:
    """Who claps for one is known by the first name, and on which day; the second, and the deed, are theirs."""
    shown = _as_seen(reader, row, who)
    if row["person_id"] == reader.person.id:
        return shown
    clapper = reader.people[row["person_id"]]
    shown["person_id"] = clapper.first_name if may_be_seen(clapper) else None
    return {name: value for name, value in shown.items() if name not in ("deed_id", "occurred_at")}


def _looks(reader: Reader, rows: Sequence[Row]) -> Iterator[Row]:
    """Who opened one's page is named; whose page one opened, as long as one still may."""
    reach = select(Person.id).where(is_within_reach(reader.person), Person.id.in_(list(reader.people)))
    still = set(reader.session.scalars(reach)) if reader.person.has_role(Role.MANAGER) else set()
    for row in rows:
        is_named = row["person_id"] in still | {reader.person.id}
        whom = reader.name_on_record(row["person_id"]) if is_named else None
        yield row | {"person_id": whom, "viewer_id": reader.name_on_record(row["viewer_id"])}


def _spotlight(reader: Reader, row: Row, _who: Iterable[str]) -> Row:
    return row | {"owner_id": reader.name_of(row["owner_id"]), "by_id": reader.name_on_record(row["by_id"])}


def _friendly_weeks(reader: Reader, rows: Sequence[Row]) -> Iterator[Row]:
    """As their page tells them: of one that is not told there, only that it was, and what one did oneself."""
    numbers = [row["id"] for row in rows]
    weeks = reader.session.scalars(select(FriendlyWeek).where(FriendlyWeek.id.in_(numbers)))
    shown = {week.id for week in weeks if is_told_to(reader.person, week, reader.today)}
    for row in rows:
        is_told = row["id"] in shown
        yield {
            "id": row["id"],
            **{
                name: reader.name_of(row[name]) if is_told or row[name] == reader.person.id else None
                for name in ("inviter_id", "invited_id")
            },
            **{name: row[name] for name in ("monday", "invited_at")},
            **{name: row[name] if is_told else None for name in ("accepted_at", "completed_at")},
            "told": _as_told_to(reader, row) if is_told else [],
        }


def _as_told_to(reader: Reader, row: Row) -> list[str]:
    """How it ended, from the side of who reads."""
    return row["told"] if row["inviter_id"] == reader.person.id else [MIRRORED[one] for one in row["told"]]


def _complimented(reader: Reader, rows: Sequence[Row]) -> Iterator[Row]:
    """With the words and who said them, as they stand on the wall; what was taken off it says no more."""
    asked = select(Compliment).where(Compliment.id.in_([row["compliment_id"] for row in rows]))
    found = {one.id: one for one in reader.session.scalars(asked.where(is_seen_by(reader.person)))}
    for row in rows:
        one = found.get(row["compliment_id"])
        yield row | {
            "person_id": reader.person.name,
            "because": one.because if one else None,
            "by": (one.person.name or None) if one else None,
            "is_private": one.is_private if one else None,
            "occurred_at": one.occurred_at if one else None,
        }


def _gifts(reader: Reader, rows: Sequence[Row]) -> Iterator[Row]:
    """With the badge, why, and who gave it, as one's own page of it says."""
    asked = select(Gift).where(Gift.id.in_([row["id"] for row in rows]))
    found = {one.id: one.giving for one in reader.session.scalars(asked)}
    for row in rows:
        giving = found[row["id"]]
        said = {"badge": giving.badge, "because": giving.because, "by": named(giving.person) or None}
        yield row | {"person_id": reader.person.name, **said, "local_day": giving.local_day}


def _photos(reader: Reader, rows: Sequence[Row]) -> Iterator[Row]:
    """Each with its picture, read when its turn comes; None where it is not on the shelf."""
    asked = select(Photo.deed_id, Photo.file).where(Photo.person_id == reader.person.id)
    files = dict(reader.session.execute(asked.where(Photo.deed_id.in_([row["deed_id"] for row in rows]))).all())
    for row in rows:
        picture = the_shelf().read(files[row["deed_id"]])
        jpeg = base64.b64encode(picture).decode() if picture is not None else None
        yield row | {"person_id": reader.person.name, "jpeg": jpeg}


_TOLD: Mapping[str, Callable[[Reader, Row, Iterable[str]], Row]] = {
    "act": _on_record,
    "applause": _applause,
    "spotlight": _spotlight,
}
_BESIDE: Mapping[str, Callable[[Reader, Sequence[Row]], Iterator[Row]]] = {
    "complimented": _complimented,
    "friendly_week": _friendly_weeks,
    "gift": _gifts,
    "look": _looks,
    "photo": _photos,
}
"""What stands in other tables, or is decided by the whole row."""
