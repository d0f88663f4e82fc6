"""What is on a team's wall, the newest first, with the claps that each entry got."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.badges.catalogue import BADGES
from app.badges.models import Award
from app.badges.show import ShownBadge, shown
from app.people.models import Person
from app.people.visibility import are_seen, is_quiet
from app.recognition.models import Applause
from app.recognition.rules import claps_left
from app.surprises.models import Surprise

PAGE = 20


@dataclass(frozen=True)
class Entry:
    """One thing on the wall; `day` is the game day of its moment.

    `clapped` counts the reader's own claps, of which `claps_left` more are welcome.
    """

    type: str
    target: str
    person_name: str
    when: datetime
    day: date
    what: str = ""
    for_whom: str = ""
    landed: str = ""
    badge: ShownBadge | None = None
    claps: int = 0
    clapped: int = 0
    mine: bool = False
    claps_left: int = 0


@dataclass(frozen=True)
class Wall:
    """A page of the wall; `older` is where the next page begins, None at the end."""

    entries: list[Entry]
    older: datetime | None


def wall_of(session: Session, person: Person, before: datetime, word_key: str) -> Wall:
    """What the team of `person` did before that moment: five queries, whatever is on it."""
    rows: list[Surprise | Award] = [*_surprises(session, person, before), *_awards(session, person, before)]
    rows.sort(key=_moment, reverse=True)
    page = rows[:PAGE]
    claps, own = _claps(session, person, page)
    entries = [_entry(row, person, claps, own, word_key) for row in page]
    return Wall(entries, _moment(page[-1]) if len(rows) > PAGE else None)


def _moment(row: Surprise | Award) -> datetime:
    return row.occurred_at if isinstance(row, Surprise) else row.awarded_at


def _target(row: Surprise | Award) -> tuple[str, int]:
    return ("surprise" if isinstance(row, Surprise) else "award", row.id)


def _surprises(session: Session, person: Person, before: datetime) -> Sequence[Surprise]:
    return session.scalars(
        select(Surprise)
        .where(Surprise.team_id == person.team_id, Surprise.occurred_at < before)
        .order_by(Surprise.occurred_at.desc(), Surprise.id.desc())
        .limit(PAGE + 1)
    ).all()


def _awards(session: Session, person: Person, before: datetime) -> Sequence[Award]:
    """Of those who play; who switched the game off sees none and is not seen with one."""
    if is_quiet(person):
        return []
    of_people = Award.person_id.in_(select(Person.id).where(are_seen()))
    return session.scalars(
        select(Award)
        .where(of_people, Award.team_id == person.team_id, Award.awarded_at < before, Award.badge.in_(list(BADGES)))
        .order_by(Award.awarded_at.desc(), Award.id.desc())
        .limit(PAGE + 1)
    ).all()


def _claps(
    session: Session, person: Person, rows: Sequence[Surprise | Award]
) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, int]]]:
    """Claps by target: everybody's, and this person's own."""
    everybody: Counter[tuple[str, int]] = Counter()
    own: Counter[tuple[str, int]] = Counter()
    for kind in ("surprise", "award"):
        ids = [number for name, number in map(_target, rows) if name == kind]
        found = session.execute(
            select(Applause.target_id, func.count(), func.sum(case((Applause.person_id == person.id, 1), else_=0)))
            .where(Applause.target_kind == kind, Applause.target_id.in_(ids))
            .group_by(Applause.target_id)
        )
        for number, claps, mine in found:
            everybody[kind, number], own[kind, number] = claps, mine
    return everybody, own


def _entry(
    row: Surprise | Award,
    person: Person,
    claps: Counter[tuple[str, int]],
    own: Counter[tuple[str, int]],
    word_key: str,
) -> Entry:
    target = _target(row)
    is_surprise = isinstance(row, Surprise)
    return Entry(
        type=target[0],
        target=f"{target[0]}:{target[1]}",
        person_name=row.person.name,
        when=_moment(row),
        day=row.local_day if isinstance(row, Surprise) else row.day,
        what=row.what if isinstance(row, Surprise) else "",
        for_whom=row.for_whom if isinstance(row, Surprise) else "",
        landed=row.landed if isinstance(row, Surprise) else "",
        badge=None if is_surprise else shown(BADGES[row.badge], word_key),  # type: ignore[union-attr]
        claps=claps[target],
        clapped=own[target],
        mine=row.person_id == person.id,
        claps_left=0 if row.person_id == person.id else claps_left(own[target]),
    )
