"""Looking compliments up, for those who may see them, and whom somebody can give one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, func, or_, select, union
from sqlalchemy.orm import Session

from app.moderation.actions import is_shown
from app.people.actions import team_members
from app.people.models import Person, Team
from app.people.team_names import in_order
from app.recognition.models import COMPLIMENTED, Compliment
from app.recognition.rules import SHOWN_AT_ONCE, compliments_left

MOST_TEAMS = 60  # on the list of teams to thank: a phone keeps the page


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom somebody can thank: colleagues of their own team, those thanked lately apart; and teams, theirs first."""

    lately: Sequence[Person]
    others: Sequence[Person]
    teams: Sequence[Team]
    left: int


def choice_of(session: Session, person: Person, today: date) -> Choice:
    """The choice of this person today, and how many compliments are left; four queries."""
    colleagues = {one.id: one for one in team_members(session, person.team_id) if one.id != person.id}
    lately = [colleagues.pop(number) for number in _thanked_lately(session, person) if number in colleagues]
    teams = in_order(session.scalars(select(Team)))
    own_first = sorted(teams, key=lambda team: team.id != person.team_id)
    return Choice(
        lately=lately,
        others=list(colleagues.values()),
        teams=own_first[:MOST_TEAMS],
        left=compliments_left(_given_on(session, person, today)),
    )


def _thanked_lately(session: Session, person: Person) -> Sequence[int]:
    newest = func.max(Compliment.occurred_at)
    return session.scalars(
        select(COMPLIMENTED.c.person_id)
        .join(Compliment, Compliment.id == COMPLIMENTED.c.compliment_id)
        .where(Compliment.person_id == person.id, Compliment.to_team_id.is_(None))
        .group_by(COMPLIMENTED.c.person_id)
        .order_by(newest.desc(), COMPLIMENTED.c.person_id)
        .limit(SHOWN_AT_ONCE)
    ).all()


def _given_on(session: Session, person: Person, day: date) -> int:
    given = select(func.count()).where(Compliment.person_id == person.id, Compliment.local_day == day)
    return session.scalar(given) or 0


def is_seen_by(person: Person, teams: Collection[int] = ()) -> ColumnElement[bool]:
    """Whether this person may see a compliment: on the walls of its teams (or of `teams`, those that they were in too);
    a private one as giver or receiver.

    One that was taken off the wall is seen by nobody.
    """
    is_for_them = Compliment.id.in_(select(COMPLIMENTED.c.compliment_id).where(COMPLIMENTED.c.person_id == person.id))
    walls = sorted(teams or {person.team_id})
    is_on_wall = or_(Compliment.team_id.in_(walls), Compliment.to_team_id.in_(walls))
    is_theirs = or_(Compliment.is_private.is_(False) & is_on_wall, Compliment.person_id == person.id, is_for_them)
    return is_shown("compliment", Compliment.id) & is_theirs


def newest_seen_by(person: Person, among: ColumnElement[bool], most: int) -> CompoundSelect[int]:
    """The ids of the newest of those that `is_seen_by` answers for, and a few more: so many by each way of seeing them.

    One condition for all ways together makes the database read every compliment there is; this walks one index each.
    """
    got = Compliment.id.in_(select(COMPLIMENTED.c.compliment_id).where(COMPLIMENTED.c.person_id == person.id))
    is_open = Compliment.is_private.is_(False)
    ways = (
        is_open & (Compliment.team_id == person.team_id),
        is_open & (Compliment.to_team_id == person.team_id),
        Compliment.person_id == person.id,
        got,
    )
    newest = (Compliment.occurred_at.desc(), Compliment.id.desc())
    shown = is_shown("compliment", Compliment.id)
    found = (select(Compliment.id).where(shown, among, way).order_by(*newest).limit(most).subquery() for way in ways)
    return union(*(select(rows.c.id) for rows in found))


def owners_of_compliments(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who gave these compliments, of those that this person may see, or could on the wall of a former team."""
    is_seen = is_seen_by(person, person.team_ids)
    rows = session.execute(select(Compliment.id, Compliment.person_id).where(Compliment.id.in_(list(ids)), is_seen))
    return dict(rows.all())
