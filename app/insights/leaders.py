"""Who leads goes first, and everybody may see how far they are themselves (docs/adr/0034)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.challenges.models import Commitment, Completion, SetChallenge
from app.people.models import Person, Role, Team
from app.people.visibility import are_seen
from app.scores.models import PersonDay

LOOKED_BACK = timedelta(days=28)
SHOWN = 200
SHOWN_OF_THEM = ("completions", "surprises", "applauses", "compliments")


@dataclass(frozen=True)
class Leader:
    """What somebody who leads did in four weeks, and of how many challenges that they promised to do too, they did."""

    name: str
    team: str
    role: str
    completions: int
    surprises: int
    applauses: int
    compliments: int
    promised: int
    kept: int

    @property
    def has_begun(self) -> bool:
        """Whether they did anything."""
        return bool(self.completions + self.surprises + self.applauses + self.compliments)


def leaders(session: Session, today: date, team: Team | None = None) -> Sequence[Leader]:
    """Managers, directors and administrators, of one team or of all, by name; three queries. Not who wants no game."""
    lead = select(Person).where(Person.role != Role.EMPLOYEE, are_seen()).order_by(Person.name).limit(SHOWN)
    people = session.scalars(lead.where(Person.team_id == team.id) if team else lead).all()
    ids, since = [person.id for person in people], today - LOOKED_BACK
    sums = [func.sum(getattr(PersonDay, name)) for name in SHOWN_OF_THEM]
    rows = session.execute(
        select(PersonDay.person_id, *sums)
        .where(PersonDay.person_id.in_(ids), PersonDay.day > since)
        .group_by(PersonDay.person_id)
    )
    did = {person_id: [int(number) for number in numbers] for person_id, *numbers in rows}
    promises = _promises(session, ids, since, today)
    found = []
    for person in people:
        done, given, claps, praise = did.get(person.id, (0, 0, 0, 0))
        promised, kept = promises.get(person.id, (0, 0))
        found.append(Leader(person.name, person.team.name, person.role, done, given, claps, praise, promised, kept))
    return found


def _promises(session: Session, people: Sequence[int], since: date, today: date) -> Mapping[int, tuple[int, int]]:
    """By person: how many challenges of these weeks they promised to do too, and how many of those they did.

    What has yet to begin, or pauses, is not counted: planning ahead puts nobody behind.
    """
    counts = (
        SetChallenge.starts_on <= today,
        SetChallenge.ends_on > since,
        SetChallenge.withdrawn_at.is_(None),
        SetChallenge.paused_at.is_(None),
    )
    made = session.execute(
        select(Commitment.person_id, SetChallenge.id)
        .join(SetChallenge, SetChallenge.id == Commitment.challenge_id)
        .where(Commitment.person_id.in_(people), *counts)
    ).all()
    refs = {f"set-{number}" for _, number in made}
    rows = session.execute(
        select(Completion.person_id, Completion.ref).where(
            Completion.person_id.in_(people), Completion.ref.in_(sorted(refs))
        )
    )
    done = {(person_id, ref) for person_id, ref in rows}
    found: dict[int, tuple[int, int]] = {}
    for person_id, number in made:
        promised, kept = found.get(person_id, (0, 0))
        found[person_id] = promised + 1, kept + ((person_id, f"set-{number}") in done)
    return found
