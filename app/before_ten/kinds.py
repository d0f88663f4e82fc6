"""Adding to the morning's list and helping somebody on it, as deeds: they add up, offline too, in any order."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, validate
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app.before_ten.lists import lists_of
from app.before_ten.models import Help, Item, Round
from app.deeds.rows import row_of
from app.deeds.rules import Deed
from app.people.models import Person

MOST_NUMBER = 2_147_483_647


class ItemSchema(Schema):
    """Who waits, in a few words; no name of a customer is asked. `morning`: on which list it was written."""

    class Meta:
        unknown = EXCLUDE

    morning = fields.Integer(validate=validate.Range(1, MOST_NUMBER))
    text = fields.String(required=True, validate=validate.Length(1, 120))

    @post_load
    def trimmed(self, data: dict[str, str], **_: object) -> dict[str, str]:
        """On one line, without the blanks around it."""
        return data | {"text": " ".join(data["text"].split())}


class HelpSchema(Schema):
    """Which item, by the id of the deed that added it, and what would help tomorrow, if anything; on which list."""

    class Meta:
        unknown = EXCLUDE

    morning = fields.Integer(validate=validate.Range(1, MOST_NUMBER))
    item = fields.UUID(required=True)
    line = fields.String(load_default="", validate=validate.Length(max=140))

    @post_load
    def plain(self, data: dict[str, object], **_: object) -> dict[str, object]:
        """As it is kept in the log: text alone."""
        return data | {"item": str(data["item"]), "line": " ".join(str(data["line"]).split())}


class ItemKind:
    """Somebody who waits. Refused where the team has no such morning."""

    name = "item"
    payload = ItemSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Blanks alone are nobody, and a day without a morning has no list."""
        return _without_morning(session, person, deeds) | {
            deed.id: "bad_payload" for deed in deeds if not deed.payload["text"]
        }

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row each."""
        teams = lists_of(session, person, deeds)
        rows = [row_of(person, deed, team_id=teams[deed.id], text=deed.payload["text"]) for deed in deeds]
        session.execute(insert(Item), rows)
        note_change(session, person.team_ids, {deed.local_day for deed in deeds})

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It was not so after all."""
        ids = [deed.id for deed in deeds]
        session.execute(delete(Item).where(Item.person_id == person.id, Item.deed_id.in_(ids)))
        note_change(session, person.team_ids, {deed.local_day for deed in deeds})


class HelpKind:
    """Somebody was helped. Twice is fine, and it may be known before the item is."""

    name = "item_done"
    payload = HelpSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """A day without a morning has no list."""
        return _without_morning(session, person, deeds)

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row each."""
        teams = lists_of(session, person, deeds)
        session.execute(insert(Help), [_help_row(person, deed, teams[deed.id]) for deed in deeds])
        note_change(session, person.team_ids, {deed.local_day for deed in deeds})

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It is open again, unless somebody else helped too."""
        ids = [deed.id for deed in deeds]
        session.execute(delete(Help).where(Help.person_id == person.id, Help.deed_id.in_(ids)))
        note_change(session, person.team_ids, {deed.local_day for deed in deeds})


def note_change(session: Session, team_ids: set[int], days: set[date]) -> None:
    """The lists of these days are not what they were."""
    rounds = update(Round).where(Round.team_id.in_(sorted(team_ids)), Round.day.in_(sorted(days)))
    session.execute(rounds.values(revision=Round.revision + 1).execution_options(synchronize_session=False))


def _help_row(person: Person, deed: Deed, team_id: int) -> dict[str, Any]:
    return row_of(person, deed, team_id=team_id, item=UUID(deed.payload["item"]), line=deed.payload["line"])


def _without_morning(session: Session, person: Person, deeds: Sequence[Deed]) -> dict[UUID, str]:
    listed = lists_of(session, person, deeds)
    return {deed.id: "no_morning" for deed in deeds if deed.id not in listed}
