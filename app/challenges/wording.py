"""What a challenge that somebody set said when it was done: whoever did it keeps those words, also when they change.

Each change of the words of one that is published begins an edition; the words before it are in its `ChallengeEvent`.
The phone says which edition was on its screen. One that does not is held to have shown the newest of the moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.models import OF_SET, ChallengeEvent, SetChallenge

WORDS = ("title", "what", "why", "minutes", "courage", "behaviours")

Said = Mapping[str, Any]


class Seen(NamedTuple):
    """That somebody saw the card of a challenge, at a moment, in an edition where that is known."""

    ref: str
    at: datetime
    edition: int | None = None


def said_by(row: SetChallenge) -> dict[str, Any]:
    """What it says now."""
    return {name: getattr(row, name) for name in WORDS}


def words_seen(session: Session, seen: Sequence[Seen]) -> list[Said | None]:
    """For each: what the card said; None for what is not set here. Two queries at most."""
    numbers = {int(one.ref.removeprefix(OF_SET)) for one in seen if one.ref.startswith(OF_SET)}
    if not numbers:
        return [None] * len(seen)
    rows = {row.ref: row for row in session.scalars(select(SetChallenge).where(SetChallenge.id.in_(sorted(numbers))))}
    before = _before(session, [row.id for row in rows.values() if row.edition])
    return [_said(rows.get(one.ref), before, one) for one in seen]


Before = Mapping[int, Sequence[tuple[datetime, Said]]]


def _before(session: Session, numbers: Iterable[int]) -> Before:
    """By challenge: until when it said what, the earliest first."""
    found: dict[int, list[tuple[datetime, Said]]] = {number: [] for number in numbers}
    if found:
        events = session.execute(
            select(ChallengeEvent.challenge_id, ChallengeEvent.at, ChallengeEvent.was)
            .where(ChallengeEvent.challenge_id.in_(sorted(found)), ChallengeEvent.kind == "changed")
            .order_by(ChallengeEvent.id)
        )
        for number, at, was in events:
            if was and "title" in was:
                found[number].append((at, was))
    return found


def _said(row: SetChallenge | None, before: Before, seen: Seen) -> Said | None:
    if row is None:
        return None
    editions = before.get(row.id, ())
    if seen.edition is None:
        was = next((words for until, words in editions if seen.at < until), None)
    else:
        was = editions[seen.edition][1] if seen.edition < len(editions) else None
    now = said_by(row)
    return now if was is None else now | {name: was[name] for name in WORDS if name in was}
