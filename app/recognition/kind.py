"""Applause as a deed, on anything that a room lends for it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, validate
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.deeds.rows import row_of
from app.deeds.rules import Deed
from app.people.models import Person
from app.recognition.models import Applause
from app.recognition.rules import claps_left

# Given a person and ids, the owner of each that this person may see; None where it is all of the team's.
OwnersOf = Callable[[Session, Person, Iterable[int]], Mapping[int, int | None]]


class ApplauseSchema(Schema):
    """`target` is a kind and an id, such as surprise:12."""

    class Meta:
        unknown = EXCLUDE

    target = fields.String(required=True, validate=validate.Regexp(r"^[a-z]{1,16}:[1-9][0-9]{0,8}\Z"))


def split_target(target: str) -> tuple[str, int]:
    """The kind and the id in `surprise:12`."""
    kind, _, number = target.partition(":")
    return kind, int(number)


class ApplauseKind:
    """`owners` has a look-up for each kind of target; what it does not find does not exist."""

    name = "applause"
    payload = ApplauseSchema()

    def __init__(self, owners: Mapping[str, OwnersOf]) -> None:
        self.owners = owners

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: what cannot be seen, one's own, and more than enough."""
        found = self._owners_of(session, person, deeds)
        claps = self._claps_of(session, person, deeds)
        refused = {}
        for deed in deeds:
            target = split_target(deed.payload["target"])
            left = claps_left(claps[target])
            claps[target] += 1
            if target not in found:
                refused[deed.id] = "unknown_target"
            elif found[target] == person.id:
                refused[deed.id] = "own_target"
            elif not left:
                refused[deed.id] = "applause_enough"
        return refused

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per clap, with whom it was for."""
        found = self._owners_of(session, person, deeds)
        rows = []
        for deed in deeds:
            kind, number = split_target(deed.payload["target"])
            if (kind, number) not in found:  # taken back since it was looked at: the clap falls silent with it
                continue
            rows.append(row_of(person, deed, target_kind=kind, target_id=number, owner_id=found[kind, number]))
        if rows:
            session.execute(insert(Applause), rows)

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """The claps fall silent."""
        session.execute(
            delete(Applause).where(Applause.person_id == person.id, Applause.deed_id.in_([deed.id for deed in deeds]))
        )

    def _owners_of(self, session: Session, person: Person, deeds: Sequence[Deed]) -> dict[tuple[str, int], int | None]:
        wanted: dict[str, set[int]] = {}
        for deed in deeds:
            kind, number = split_target(deed.payload["target"])
            wanted.setdefault(kind, set()).add(number)
        return {
            (kind, number): owner
            for kind, numbers in wanted.items()
            if kind in self.owners
            for number, owner in self.owners[kind](session, person, numbers).items()
        }

    def _claps_of(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Counter[tuple[str, int]]:
        numbers = {split_target(deed.payload["target"])[1] for deed in deeds}
        rows = session.execute(
            select(Applause.target_kind, Applause.target_id, func.count())
            .where(Applause.person_id == person.id, Applause.target_id.in_(numbers))
            .group_by(Applause.target_kind, Applause.target_id)
        )
        return Counter({(kind, number): count for kind, number, count in rows})
