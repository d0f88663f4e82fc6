"""Who may be seen, in one place: every page, export, message and answer of the API that names people asks here.

Two things that people decide themselves, each kept as the moment from which it holds:

- quiet mode (`Person.quiet_since`): no game at all. They are named in nothing that the game shows, and hear nothing of
  it. What they do counts for their team, without a name.
- taking part in the rank (`Person.ranked_since`), which nobody does by default.

No other module of the program looks at these two columns (tests/people/test_visibility.py).
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from app.people.models import Person

LEAST = 5
"""So many people besides the reader have to be behind any number."""


def is_large_enough(people: int, has_reader: bool) -> bool:
    """Whether numbers about `people` tell nothing about one of them; whoever reads knows their own."""
    return people - has_reader >= LEAST


def is_quiet(person: Person) -> bool:
    """Whether this person uses the app without any game."""
    return person.quiet_since is not None


def may_be_seen(person: Person) -> bool:
    """Whether the game may name this person: on a badge, in a rank."""
    return person.left_at is None and not is_quiet(person)


def may_be_ranked(person: Person) -> bool:
    """Whether this person takes part in the rank."""
    return may_be_seen(person) and person.ranked_since is not None


def are_seen() -> ColumnElement[bool]:
    """`may_be_seen`, for a query over people."""
    return and_(Person.left_at.is_(None), Person.quiet_since.is_(None))


def are_ranked() -> ColumnElement[bool]:
    """`may_be_ranked`, for a query over people."""
    return and_(are_seen(), Person.ranked_since.is_not(None))


def was_ranked(person: Person, moment: datetime) -> bool:
    """Whether this person took part in the rank at a moment, and has ever since."""
    return may_be_ranked(person) and person.ranked_since is not None and person.ranked_since <= moment


def were_ranked(moment: datetime) -> ColumnElement[bool]:
    """`was_ranked`, for a query over people."""
    return and_(are_ranked(), Person.ranked_since <= moment)


def are_quiet() -> ColumnElement[bool]:
    """`is_quiet`, for a query over people."""
    return Person.quiet_since.is_not(None)


def quiet_among(session: Session, person_ids: set[int]) -> set[int]:
    """Those of these people who want no game."""
    rows = select(Person.id).where(Person.id.in_(sorted(person_ids)), are_quiet())
    return set(session.scalars(rows))


def choose_quiet(person: Person, *, quiet: bool, now: datetime) -> None:
    """Switch the game off or on. Who switches it off leaves the rank too, and does not come back into it by itself."""
    person.quiet_since = (person.quiet_since or now) if quiet else None
    if quiet:
        person.ranked_since = None


def choose_ranked(person: Person, *, ranked: bool, now: datetime) -> None:
    """Take part in the rank from now on, or no longer, at once; who takes part wants the game."""
    person.ranked_since = (person.ranked_since or now) if ranked else None
    if ranked:
        person.quiet_since = None
