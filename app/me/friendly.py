"""How friendly weeks stand for one of the two in it, and whom they can ask for another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.friendly.actions import is_in, taken_colleagues
from app.friendly.models import FriendlyWeek
from app.friendly.rules import DAYS, SHOWN_FOR, Filled, filled, is_over, outcome
from app.friendly.showing import is_told_to
from app.notifications.preferences import wishes_of
from app.people.models import Person, Team
from app.people.names import fold_name
from app.people.reach import are_led_by, is_named, lead
from app.people.visibility import are_seen
from app.scores.actions import person_days
from app.tallies.hours import working_hours

LISTED = 200  # colleagues at most: a phone makes no list of a whole organisation


@dataclass(frozen=True)
class Shown:
    """A friendly week as one of the two sees it; numbers only once both want it."""

    week: FriendlyWeek
    colleague: str
    is_invitation: bool
    is_asked: bool
    is_over: bool
    mine: Filled | None = None
    theirs: Filled | None = None
    outcome: str = ""


@dataclass(frozen=True)
class Colleagues:
    """Who can be asked, by the name of their team. `are_many`: more than a list holds, so others are looked for."""

    by_team: Sequence[tuple[str, list[tuple[str, str]]]]
    are_many: bool


def colleagues_to_ask(session: Session, person: Person, name: str, now: datetime) -> Colleagues:
    """Whom the game may name, who was not asked yet, whom this person does not lead and who does not lead them, the own
    team first; with part of a `name` those of that name.

    In a large organisation only the own team stands there before somebody looks for a name.
    """
    taken = taken_colleagues(session, person, game_day(now, person.team.zone))
    free = are_seen() & Person.id.not_in([person.id, *taken]) & ~are_led_by(person) & ~lead(person)
    some = select(Person.id).where(free).limit(LISTED + 1).subquery()
    are_many = (session.scalar(select(func.count()).select_from(some)) or 0) > LISTED
    if name:
        free &= is_named(fold_name(name))
    elif are_many:
        free &= Person.team_id == person.team_id
    people = select(Person.account, Person.name, Team.name).join(Team, Team.id == Person.team_id).where(free)
    own_first = (Person.team_id != person.team_id, Team.name, Person.name)
    groups: dict[str, list[tuple[str, str]]] = {}
    for account, known_as, team in session.execute(people.order_by(*own_first).limit(LISTED)):
        groups.setdefault(team, []).append((str(account), known_as))
    return Colleagues(list(groups.items()), are_many)


def weeks_of(session: Session, person: Person, now: datetime) -> list[Shown]:
    """What there is to see now: invitations first, then running weeks, then those that have just ended."""
    today = game_day(now, person.team.zone)
    rows = session.scalars(
        select(FriendlyWeek)
        .where(is_in(person), FriendlyWeek.ended_at.is_(None), FriendlyWeek.monday >= today - SHOWN_FOR)
        .order_by(FriendlyWeek.monday.desc(), FriendlyWeek.id)
    ).all()
    shown = [_shown(session, week, person, now) for week in rows if is_told_to(person, week, today)]
    return sorted(shown, key=lambda one: (not one.is_asked, one.is_over, one.is_invitation))


def _shown(session: Session, week: FriendlyWeek, person: Person, now: datetime) -> Shown:
    over = week.completed_at is not None or is_over(week.last_day, week.inviter.team.zone, now)
    other = week.other(person)
    if not week.accepted_at:
        return Shown(week, other.name, True, week.invited_id == person.id, False)
    mine, theirs = _filled(session, person, week.monday), _filled(session, other, week.monday)
    return Shown(week, other.name, False, False, over, mine, theirs, outcome(mine, theirs) if over else "")


def _filled(session: Session, person: Person, monday: date) -> Filled:
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    wishes = wishes_of(session, person)
    hours = {day: row.hours for day, row in person_days(session, person, days).items()}
    worked = working_hours(wishes.works_from, wishes.works_until)
    return filled(hours, worked, person.week, monday)
