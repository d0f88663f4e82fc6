"""Who opened whose page: a row for each who looked, whom they looked at, and the day; kept for a year.

Not an act: the chain of those is for good, and who leads opens many pages. A list of people is no look at anybody.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import periods
from app.database import Base, upsert_into
from app.people.models import Person

KEPT_FOR = periods.LOOKS

AT_ONCE = 30  # days with looks on one page


class Look(Base):
    """Somebody opened the page of somebody else on a day."""

    __tablename__ = "look"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True, index=True)
    viewer_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


@dataclass(frozen=True, slots=True)
class Looks:
    """By day, the newest first, the names of who looked ("" was erased). `before` is where older days begin."""

    days: Sequence[tuple[date, Sequence[str]]]
    before: date | None


def has_looked(session: Session, viewer_id: int, person_id: int, day: date) -> bool:
    """Whether that is noted already, or needs no note: everybody may look at themselves."""
    return viewer_id == person_id or session.get(Look, (person_id, day, viewer_id)) is not None


def note_look(session: Session, viewer_id: int, person_id: int, day: date) -> None:
    """Note it, once a day."""
    row = upsert_into(session, Look).values(person_id=person_id, day=day, viewer_id=viewer_id)
    session.execute(row.on_conflict_do_nothing())


def looks_at(session: Session, person: Person, before: date | None = None) -> Looks:
    """Who opened this person's page, from before a day on; two queries whatever there is."""
    mine = (Look.person_id == person.id, *((Look.day < before,) if before else ()))
    found = select(Look.day).where(*mine).distinct().order_by(Look.day.desc()).limit(AT_ONCE + 1)
    days = session.scalars(found).all()
    if not days:
        return Looks([], None)
    shown = days[:AT_ONCE]
    who = select(Look.day, Person.name).join(Person, Person.id == Look.viewer_id)
    by_day: dict[date, list[str]] = defaultdict(list)
    for day, name in session.execute(who.where(*mine, Look.day >= shown[-1]).order_by(Look.day.desc(), Person.name)):
        by_day[day].append(name)
    return Looks(list(by_day.items()), shown[-1] if len(days) > AT_ONCE else None)


def forget_looks(session: Session, today: date) -> int:
    """Delete what is older than a year; answers how many went."""
    return int(session.connection().execute(delete(Look).where(Look.day < today - KEPT_FOR)).rowcount)
