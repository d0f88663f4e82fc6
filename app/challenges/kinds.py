"""Completing a challenge, and choosing, swapping or skipping one, as deeds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, validate
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.challenges.library import LIBRARY
from app.challenges.models import Completion, DayChoice
from app.challenges.offering import refs_known_to
from app.challenges.wording import Seen, words_seen
from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.people.models import Person

_REF = validate.Length(1, 64)


class CompletionSchema(Schema):
    """Which challenge, a line about it, and of one that was set which edition of its words was seen."""

    class Meta:
        unknown = EXCLUDE

    challenge = fields.String(required=True, validate=_REF)
    line = fields.String(load_default="", validate=validate.Length(max=280))
    edition = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 1_000_000))

    @post_load
    def trimmed(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Without the blanks around the line."""
        return data | {"line": data["line"].strip()}


class ChoiceSchema(Schema):
    """What somebody made of the offer: choose one, swap one away, or skip the day."""

    class Meta:
        unknown = EXCLUDE

    action = fields.String(required=True, validate=validate.OneOf(("choose", "swap", "skip")))
    challenge = fields.String(load_default=None, allow_none=True, validate=_REF)


def unknown_refs(session: Session, person: Person, refs: set[str]) -> set[str]:
    """The refs that are neither in the library nor set for this person's team, nor promised by them.

    A challenge that was changed, paused, withdrawn or has ended still counts: the phone may have been away.
    """
    asked = refs - LIBRARY.keys()
    return asked - refs_known_to(session, person, asked)


class CompletionKind:
    """A challenge done. Each counts; the page shows a done challenge as done."""

    name = "completion"
    payload = CompletionSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: a challenge that does not exist for this person."""
        unknown = unknown_refs(session, person, {deed.payload["challenge"] for deed in deeds})
        return {deed.id: "unknown_challenge" for deed in deeds if deed.payload["challenge"] in unknown}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per completion, with the words that were on the phone."""
        seen = [Seen(deed.payload["challenge"], deed.occurred_at, deed.payload.get("edition")) for deed in deeds]
        rows = [
            team_row_of(person, deed, ref=deed.payload["challenge"], line=deed.payload["line"], said=said)
            for deed, said in zip(deeds, words_seen(session, seen), strict=True)
        ]
        session.execute(insert(Completion), rows)

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It was not done after all."""
        session.execute(
            delete(Completion).where(
                Completion.person_id == person.id, Completion.deed_id.in_([deed.id for deed in deeds])
            )
        )


class ChoiceKind:
    """The day's choice: by moment of the tap the latest stands, in whatever order they arrive."""

    name = "choice"
    payload = ChoiceSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: choosing or swapping nothing, or what does not exist for this person."""
        named = [deed for deed in deeds if deed.payload["action"] != "skip"]
        unknown = unknown_refs(session, person, {deed.payload["challenge"] or "" for deed in named})
        return {deed.id: "unknown_challenge" for deed in named if (deed.payload["challenge"] or "") in unknown}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per day: what stands, and all that was swapped away."""
        for deed in sorted(deeds, key=lambda deed: (deed.occurred_at, deed.id)):
            row = session.get(DayChoice, (person.id, deed.local_day))
            if row is None:
                row = DayChoice(
                    person_id=person.id,
                    local_day=deed.local_day,
                    is_skipped=False,
                    swapped={},
                    decided_at=datetime.min.replace(tzinfo=UTC),
                )
                session.add(row)
            _apply(row, deed)
        session.flush()

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """A choice is changed by choosing again, so there is nothing to take back."""


def _apply(row: DayChoice, deed: Deed) -> None:
    action, ref = deed.payload["action"], deed.payload["challenge"]
    if action == "swap":
        moment = deed.occurred_at.astimezone(UTC).isoformat()
        row.swapped = row.swapped | {ref: max(moment, row.swapped.get(ref, ""))}
    elif deed.occurred_at >= row.decided_at:
        row.decided_at = deed.occurred_at
        row.chosen, row.is_skipped = (ref, False) if action == "choose" else (None, True)
