"""How friendly weeks stand for one of the two in it, and whom they can ask for another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.database import write
from app.friendly.actions import is_in, taken_colleagues
from app.friendly.models import FriendlyWeek
from app.friendly.rules import MIRRORED, SHOWN_FOR, Filled, outcome
from app.friendly.showing import is_told_to
from app.people.models import Person, Team
from app.people.names import fold_name
from app.people.reach import are_led_by, is_named, lead
from app.people.visibility import are_seen
from app.planning.friendly_outcomes import filled_by, keep_outcome, over_at

LISTED = 200  # colleagues at most: a phone makes no list of a whole organisation


@dataclass(frozen=True)
class Shown:
    """A friendly week as one of the two sees it; numbers only once both want it.

    One that `is_ahead` begins on a Monday to come. Where `outcome` was corrected, `before` is what it was. `is_news`
    says that nobody was told this outcome yet.
    """

    week: FriendlyWeek
    colleague: str
    is_invitation: bool
    is_asked: bool
    is_over: bool
    mine: Filled | None = None
    theirs: Filled | None = None
    outcome: str = ""
    before: str = ""
    is_news: bool = False
    is_ahead: bool = False


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


def also_in(shown: Sequence[Shown], monday: date) -> list[str]:
    """With whom else the week of this Monday is shared already."""
    return [one.colleague for one in shown if one.week.monday == monday and not one.is_invitation]


def keep_what_is_told(shown: Sequence[Shown]) -> bool:
    """Note how these weeks ended where that is news; answers whether it was. Outside of `write()`."""
    news = [one.week.id for one in shown if one.is_news]
    if news:
        with write() as session:
            for week in session.scalars(select(FriendlyWeek).where(FriendlyWeek.id.in_(news))).all():
                keep_outcome(session, week)
    return bool(news)


def _shown(session: Session, week: FriendlyWeek, person: Person, now: datetime) -> Shown:
    other = week.other(person)
    if not week.accepted_at:
        return Shown(week, other.name, True, week.invited_id == person.id, False)
    over = week.completed_at is not None or over_at(session, week) <= now
    mine, theirs = filled_by(session, person, week.monday), filled_by(session, other, week.monday)
    if not over:
        is_ahead = week.monday > game_day(now, person.team.zone)
        return Shown(week, other.name, False, False, False, mine, theirs, is_ahead=is_ahead)
    ended = outcome(mine, theirs)
    told = week.told if week.inviter_id == person.id else [MIRRORED[one] for one in week.told]
    is_news = told[-1:] != [ended]
    before = told[-1:] if is_news else told[-2:-1]
    return Shown(week, other.name, False, False, True, mine, theirs, ended, "".join(before), is_news)
