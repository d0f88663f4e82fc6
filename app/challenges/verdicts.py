"""What people found of challenges: a tap each, and what that leads to for everybody."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, validate
from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.duds import Verdicts, retiring
from app.challenges.kinds import unknown_refs
from app.challenges.library import LIBRARY
from app.challenges.models import Completion, Retirement, Verdict
from app.database import upsert_into
from app.deeds.rules import Deed
from app.errors import NotFound
from app.people.models import Person

USEFUL, MEH = "useful", "meh"


class VerdictSchema(Schema):
    """Which challenge, and what somebody found of it."""

    class Meta:
        unknown = EXCLUDE

    challenge = fields.String(required=True, validate=validate.Length(1, 64))
    verdict = fields.String(required=True, validate=validate.OneOf((USEFUL, MEH)))


class VerdictKind:
    """One verdict of each person on each challenge: by moment of the tap, the latest stands."""

    name = "verdict"
    payload = VerdictSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: a challenge that does not exist for this person."""
        unknown = unknown_refs(session, person, {deed.payload["challenge"] for deed in deeds})
        return {deed.id: "unknown_challenge" for deed in deeds if deed.payload["challenge"] in unknown}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Keep the latest, and let those retire that by now are duds."""
        for deed in deeds:
            row = upsert_into(session, Verdict).values(
                person_id=person.id,
                ref=deed.payload["challenge"],
                verdict=deed.payload["verdict"],
                deed_id=deed.id,
                local_day=deed.local_day,
                occurred_at=deed.occurred_at,
            )
            new = {name: row.excluded[name] for name in ("verdict", "deed_id", "local_day", "occurred_at")}
            session.execute(
                row.on_conflict_do_update(
                    index_elements=["person_id", "ref"],
                    set_=new,
                    where=Verdict.occurred_at <= row.excluded.occurred_at,
                )
            )
        refs = {deed.payload["challenge"] for deed in deeds}
        retire_duds(session, game_day(now, person.team.zone), now, refs & LIBRARY.keys())

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """Nothing was found of it after all."""
        session.execute(
            delete(Verdict).where(Verdict.person_id == person.id, Verdict.deed_id.in_([deed.id for deed in deeds]))
        )


def retire_duds(session: Session, day: date, now: datetime, refs: Collection[str]) -> None:
    """Let those of these challenges retire that are duds; they are offered until the end of `day`. Inside `write()`."""
    if not refs:
        return
    counted = verdicts_on(session, refs)
    if not any(one.is_dud for one in counted.values()):
        return
    gone = {row.ref for row in session.scalars(select(Retirement).where(Retirement.restored_at.is_(None)))}
    kept = {row.ref for row in session.scalars(select(Retirement).where(Retirement.restored_at.is_not(None)))}
    for ref in retiring(LIBRARY, {ref: one for ref, one in counted.items() if ref not in kept}, gone):
        row = upsert_into(session, Retirement).values(
            ref=ref, day=day, useful=counted[ref].useful, meh=counted[ref].meh, created_at=now
        )
        session.execute(row.on_conflict_do_nothing(index_elements=["ref"]))


def verdicts_on(session: Session, refs: Collection[str]) -> dict[str, Verdicts]:
    """How many people found each of these challenges useful, and meh."""
    found = {ref: {USEFUL: 0, MEH: 0} for ref in refs}
    rows = session.execute(
        select(Verdict.ref, Verdict.verdict, func.count())
        .where(Verdict.ref.in_(sorted(refs)), is_about_something_done())
        .group_by(Verdict.ref, Verdict.verdict)
    )
    for ref, verdict, people in rows:
        found[ref][verdict] = people
    return {ref: Verdicts(**counted) for ref, counted in found.items()}


def is_about_something_done() -> ColumnElement[bool]:
    """Whether who gave a verdict did the challenge: otherwise it counts for nothing, until they do.

    Asked anew each time, because a completion may be taken back, done again, or come in later than the verdict.
    """
    return exists().where(Completion.person_id == Verdict.person_id, Completion.ref == Verdict.ref)


def retired_of(session: Session) -> Sequence[Retirement]:
    """What retired and was not taken back, the newest first."""
    return session.scalars(
        select(Retirement).where(Retirement.restored_at.is_(None)).order_by(Retirement.day.desc(), Retirement.ref)
    ).all()


def restore(session: Session, person: Person, ref: str, now: datetime) -> None:
    """Offer it again, for good: who leads people knows better than a count. Raises NotFound. Inside `write()`."""
    row = session.get(Retirement, ref)
    if row is None:
        raise NotFound
    if row.restored_at is None:
        row.restored_at, row.restored_by_id = now, person.id
    session.flush()
