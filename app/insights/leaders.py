"""Who leads goes first, and everybody may see how far they are themselves (docs/adr/0034).

From the day on that they lead: what somebody did before, they did as a colleague among others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.forms import in_pages
from app.i18n import gettext
from app.insights.promises import promises_of
from app.insights.rules import Promises
from app.people.models import Person, Role, Team
from app.people.roles import ROLES
from app.people.visibility import are_quiet, are_seen, is_quiet
from app.scores.models import PersonDay

LOOKED_BACK = timedelta(days=28)
GETTING_GOING = timedelta(days=7)
PAGE = 50
SHOWN_OF_THEM = ("completions", "surprises", "applauses", "compliments")


@dataclass(frozen=True)
class Leader:
    """What somebody who leads did in four weeks, and how it stands with the challenges that they promised to do too.

    Who wants no game is here with what they promised alone: asking something of others is no game.
    """

    name: str
    team: str
    role: Role
    is_quiet: bool
    seen_from: date | None
    """Where that is within these weeks: the day from which what they do is seen."""
    is_seen_later: bool
    """Whether that day is still to come."""
    is_new: bool
    """Whether they came less than a week ago."""
    completions: int
    surprises: int
    applauses: int
    compliments: int
    promises: Promises

    @property
    def called(self) -> str:
        """What their role is called, in the reader's language."""
        return gettext(ROLES[self.role])

    @property
    def has_begun(self) -> bool:
        """Whether they did anything."""
        return bool(self.completions + self.surprises + self.applauses + self.compliments)


def leaders(session: Session, today: date, team: Team) -> Sequence[Leader]:
    """Managers, directors and administrators of a team, by name; five queries."""
    shown = _are_shown(session, today, Person.team_id == team.id)
    return _as_leaders(session, today, session.scalars(_in_order(shown)).all())


def page_of_leaders(session: Session, today: date, reader: Person, page: int) -> tuple[Sequence[Leader], int, int]:
    """A page of those of all teams, its number, and how many there are; the reader's own team stands first."""
    shown = _are_shown(session, today)
    page, pages = in_pages(session.scalar(select(func.count()).select_from(Person).where(shown)) or 0, PAGE, page)
    rows = _in_order(shown, case((Person.team_id == reader.team_id, 0), else_=1))
    people = session.scalars(rows.limit(PAGE).offset((page - 1) * PAGE)).all()
    return _as_leaders(session, today, people), page, pages


def _are_shown(session: Session, today: date, *among: ColumnElement[bool]) -> ColumnElement[bool]:
    """Who leads, among these, and is seen; and who wants no game and promised something in these weeks."""
    lead = and_(Person.role != Role.EMPLOYEE, Person.left_at.is_(None), *among)
    quiet = promises_of(session, today - LOOKED_BACK, today, and_(are_quiet(), *among))
    return and_(lead, or_(are_seen(), Person.id.in_(quiet)))


def _in_order(shown: ColumnElement[bool], *first: ColumnElement[int]) -> Select[Person]:
    return select(Person).where(shown).order_by(*first, Person.name, Person.id)


def _as_leaders(session: Session, today: date, people: Sequence[Person]) -> Sequence[Leader]:
    """Promises are asked for of those alone who are shown: of all who lead in a large organisation it takes long."""
    since = today - LOOKED_BACK
    promises = promises_of(session, since, today, Person.id.in_([one.id for one in people]))
    did = _deeds(session, [person.id for person in people if not is_quiet(person)], since)
    return [
        Leader(
            person.name,
            person.team.name,
            Role(person.role),
            is_quiet(person),
            person.led_from if person.led_from and person.led_from > since else None,
            bool(person.led_from and person.led_from > today),
            person.joined_on > today - GETTING_GOING,
            *did.get(person.id, (0, 0, 0, 0)),
            promises=promises.get(person.id, Promises()),
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
