"""Who leads goes first, and everybody may see how far they are themselves (docs/adr/0034).

From the day on that they lead: what somebody did before, they did as a colleague among others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.challenges.models import Commitment, Completion, SetChallenge
from app.i18n import gettext
from app.people.models import Person, Role, Team
from app.people.roles import ROLES
from app.people.visibility import are_seen, is_quiet
from app.scores.models import PersonDay

LOOKED_BACK = timedelta(days=28)
SHOWN = 200
SHOWN_OF_THEM = ("completions", "surprises", "applauses", "compliments")


@dataclass(frozen=True)
class Leader:
    """What somebody who leads did in four weeks, and of how many challenges that they promised to do too, they did.

    Who wants no game is here with what they promised alone: asking something of others is no game.
    """

    name: str
    team: str
    role: Role
    is_quiet: bool
    seen_from: date | None
    """Where that is within these weeks: the day from which what they do is seen."""
    completions: int
    surprises: int
    applauses: int
    compliments: int
    promised: int
    kept: int

    @property
    def called(self) -> str:
        """What their role is called, in the reader's language."""
        return gettext(ROLES[self.role])

    @property
    def has_begun(self) -> bool:
        """Whether they did anything."""
        return bool(self.completions + self.surprises + self.applauses + self.compliments)


def leaders(session: Session, today: date, team: Team | None = None) -> Sequence[Leader]:
    """Managers, directors and administrators, of one team or of all, by name; four queries."""
    since = today - LOOKED_BACK
    has_promised = exists().where(
        Commitment.person_id == Person.id, Commitment.challenge_id == SetChallenge.id, *_that_count(since, today)
    )
    lead = select(Person).where(Person.role != Role.EMPLOYEE, Person.left_at.is_(None), or_(are_seen(), has_promised))
    lead = lead.order_by(Person.name).limit(SHOWN)
    people = session.scalars(lead.where(Person.team_id == team.id) if team else lead).all()
    ids = [person.id for person in people]
    promises = _promises(session, ids, since, today)
    did = _deeds(session, [person.id for person in people if not is_quiet(person)], since)
    return [
        Leader(
            person.name,
            person.team.name,
            Role(person.role),
            is_quiet(person),
            person.led_from if person.led_from and person.led_from > since else None,
            *did.get(person.id, (0, 0, 0, 0)),
            *promises.get(person.id, (0, 0)),
        )
        for person in people
    ]


def _deeds(session: Session, people: Sequence[int], since: date) -> Mapping[int, tuple[int, int, int, int]]:
    """What each of them did since, in the order of SHOWN_OF_THEM."""
    sums = [func.sum(getattr(PersonDay, name)) for name in SHOWN_OF_THEM]
    rows = session.execute(
        select(PersonDay.person_id, *sums)
        .join(Person, Person.id == PersonDay.person_id)
        .where(PersonDay.person_id.in_(people), PersonDay.day > since, _leads_by(PersonDay.day))
        .group_by(PersonDay.person_id)
    )
    return {number: (int(done), int(given), int(claps), int(praise)) for number, done, given, claps, praise in rows}


def _leads_by(day: InstrumentedAttribute[date]) -> ColumnElement[bool]:
    """Whether somebody who leads did so on this day."""
    return or_(Person.led_from.is_(None), day >= Person.led_from)


def _that_count(since: date, today: date) -> tuple[ColumnElement[bool], ...]:
    """What has yet to begin, or pauses, is not counted: planning ahead puts nobody behind."""
    return (
        SetChallenge.starts_on <= today,
        SetChallenge.ends_on > since,
        SetChallenge.withdrawn_at.is_(None),
        SetChallenge.paused_at.is_(None),
    )


def _promises(session: Session, people: Sequence[int], since: date, today: date) -> Mapping[int, tuple[int, int]]:
    """By person: how many challenges of these weeks they promised to do too, and how many of those they did."""
    made = session.execute(
        select(Commitment.person_id, SetChallenge.id)
        .join(SetChallenge, SetChallenge.id == Commitment.challenge_id)
        .join(Person, Person.id == Commitment.person_id)
        .where(Commitment.person_id.in_(people), *_that_count(since, today), _leads_by(SetChallenge.ends_on))
    ).all()
    refs = {f"set-{number}" for _, number in made}
    rows = session.execute(
        select(Completion.person_id, Completion.ref)
        .join(Person, Person.id == Completion.person_id)
        .where(Completion.person_id.in_(people), Completion.ref.in_(sorted(refs)), _leads_by(Completion.local_day))
    )
    done = {(person_id, ref) for person_id, ref in rows}
    found: dict[int, tuple[int, int]] = {}
    for person_id, number in made:
        promised, kept = found.get(person_id, (0, 0))
        found[person_id] = promised + 1, kept + ((person_id, f"set-{number}") in done)
    return found
