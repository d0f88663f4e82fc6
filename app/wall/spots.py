"""What is in the spotlight of a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.badges.models import Award
from app.badges.sharing import is_open
from app.people.models import Person
from app.people.visibility import are_seen, is_quiet
from app.recognition.actions import is_seen_by
from app.recognition.models import Compliment
from app.spotlights import actions as spotlights
from app.surprises.actions import is_seen_by as is_surprise_seen_by
from app.surprises.models import Surprise
from app.wall.entries import applauded
from app.wall.given_cards import givings_among
from app.wall.sources import Entry, award_entry, compliment_entry, surprise_entry


@dataclass(frozen=True)
class Spot:
    """One spotlight on a wall: what it shines on, and what somebody who leads the team says of it."""

    number: int
    entry: Entry
    sentence: str
    by: str


def spots_of(session: Session, person: Person, now: datetime, word_key: str) -> Sequence[Spot]:
    """What is in the spotlight of this person's team, of what they may see; as many queries whatever it is."""
    lights = spotlights.shining(session, person.team_id, now)
    if not lights:
        return ()
    seen = _found(session, person, [light.target for light in lights], word_key)
    entries = {entry.address: entry for entry in applauded(session, person, seen)}
    named = [(light, entries.get(f"{light.target_kind}-{light.target_id}")) for light in lights]
    return [Spot(light.id, entry, light.sentence, light.by.name) for light, entry in named if entry is not None]


def _found(session: Session, person: Person, targets: Sequence[tuple[str, int]], word_key: str) -> list[Entry]:
    """These things, as far as this person sees them on the wall."""
    numbers: dict[str, list[int]] = {}
    for kind, number in targets:
        numbers.setdefault(kind, []).append(number)
    surprising = select(Surprise).where(Surprise.id.in_(numbers.get("surprise", ())), is_surprise_seen_by(person))
    kind_words = select(Compliment).where(Compliment.id.in_(numbers.get("compliment", ())), is_seen_by(person))
    seen = and_(is_open(), Award.team_id == person.team_id, are_seen())
    earned = (
        select(Award).join(Person, Person.id == Award.person_id).where(Award.id.in_(numbers.get("award", ())), seen)
    )
    awards = () if is_quiet(person) else session.scalars(earned)
    return [
        *(surprise_entry(row, person) for row in session.scalars(surprising)),
        *(compliment_entry(row, person) for row in session.scalars(kind_words)),
        *(award_entry(row, person, word_key) for row in awards),
        *givings_among(session, person, numbers.get("giving", ()), word_key),
    ]
