"""The greatest thinker of a week, as it was told: that changes only with a line that says so.

It is chosen at the first look at the week after, among those who took part then. Whoever takes part no longer is
neither it nor named, from that moment on, and who comes later was not in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.people.models import Person, first_name_of
from app.people.visibility import was_ranked
from app.ranks.models import ThinkerTold
from app.ranks.standings import foremost, look_again
from app.ranks.thinkers import heard_in

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Thinker:
    """The greatest customer thinker of a week: in how many of their own working hours they heard the word."""

    name: str
    team: str
    hours: int
    worked: int
    person_id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Told:
    """Who it is, and who it was `before` it was corrected: "" for nobody, None for one who takes part no more.

    `is_news` says that no page told this yet.
    """

    thinker: Thinker | None
    is_corrected: bool = False
    before: str | None = None
    is_news: bool = False
    version: int = 1


def thinker_of(
    session: Session, first: date, end: date, many: datetime | None = None, since: datetime | None = None
) -> Thinker | None:
    """Of those who take part (`since` a moment), who heard the word in the largest share of their own working hours of
    `first` up to, not including, `end`.

    `many` is the moment where not all can be looked at. None where nobody heard it, or where it is a draw.
    """
    among = foremost(session, first, end, many, since) if many else None
    found = [one for one in heard_in(session, first, end, among, since) if one.hours]
    found.sort(key=lambda one: one.order)
    if not found or (len(found) > 1 and found[-1].order == found[-2].order):
        return None
    return Thinker(found[-1].name, found[-1].team, found[-1].hours, found[-1].worked, found[-1].person_id)


def thinker_told(session: Session, monday: date, many: datetime | None) -> Told:
    """The one of the week of `monday`, as a page tells it now; see `thinker_of` for `many`."""
    asked = select(ThinkerTold).where(ThinkerTold.monday == monday).order_by(ThinkerTold.version)
    rows = session.scalars(asked).all()
    since = rows[0].told_at if rows else None
    found = thinker_of(session, monday, monday + WEEK, many, since)
    if since is None:
        return Told(found, is_news=True)
    last, version = rows[-1], rows[-1].version
    if many and last.person_id != _number(found):
        # another process may have looked later than this one: a correction is told by what stands now
        look_again(session, monday, monday + WEEK, since)
        found = thinker_of(session, monday, monday + WEEK, many, since)
    if last.person_id == _number(found):
        before = _name(session, rows[:-1], since) if last.is_corrected else None
        return Told(found, last.is_corrected, before, version=version)
    before = _name(session, rows, since)
    return Told(found, before is not None, before, is_news=True, version=version + 1)


def tell_thinker(session: Session, monday: date, many: datetime | None, now: datetime) -> None:
    """Note what is told now, where it is news; what was told of weeks long over goes. Inside `write()`."""
    told = thinker_told(session, monday, many)
    if not told.is_news:
        return
    session.execute(delete(ThinkerTold).where(ThinkerTold.monday < monday - WEEK))
    said = {"person_id": _number(told.thinker), "is_corrected": told.is_corrected, "told_at": now}
    row = upsert_into(session, ThinkerTold).values(monday=monday, version=told.version, **said)
    session.execute(row.on_conflict_do_nothing())


def _number(thinker: Thinker | None) -> int | None:
    return thinker.person_id if thinker else None


def _name(session: Session, rows: Sequence[ThinkerTold], since: datetime) -> str | None:
    """The first name of who the last of these told, if they take part ever since the first was told; "" for nobody."""
    if not rows:
        return None
    if rows[-1].person_id is None:
        return ""
    person = session.get_one(Person, rows[-1].person_id)
    return first_name_of(person.name) if was_ranked(person, since) else None
