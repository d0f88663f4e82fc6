"""What is known of somebody when a day is offered to them: read once, for the rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import BindParameter, Date, Table, bindparam, or_, select
from sqlalchemy.orm import Session

from app.challenges.courage import COMFORT, DARING, level_of
from app.challenges.library import LIBRARY, LibraryChallenge
from app.challenges.models import Completion, CourageCeiling, DayChoice, Retirement, Verdict
from app.challenges.rules import Taste
from app.challenges.wording import Said
from app.people.models import Person

LATELY = timedelta(days=28)  # what was done since then is offered last,
LATELY_LIKED = timedelta(days=10)  # and what was found useful since then

# Every look at a day asks these, so they are put together once.
_PERSON: BindParameter[int] = bindparam("person")
_DAY = bindparam("day", type_=Date)
_DONE, _CHOSEN = cast(Table, Completion.__table__).c, cast(Table, DayChoice.__table__).c
_CEILING, _FOUND = cast(Table, CourageCeiling.__table__).c, cast(Table, Verdict.__table__).c
_RETIRED = cast(Table, Retirement.__table__).c
_ALL_DONE = (
    select(_DONE.ref, _DONE.line, _DONE.local_day, _DONE.deed_id, _DONE.said)
    .where(_DONE.person_id == _PERSON, _DONE.local_day <= _DAY)
    .order_by(_DONE.local_day, _DONE.id)
)
_CHOICES = select(_CHOSEN.local_day, _CHOSEN.is_skipped, _CHOSEN.chosen, _CHOSEN.decided_at, _CHOSEN.swapped).where(
    _CHOSEN.person_id == _PERSON,
    or_(_CHOSEN.local_day == _DAY, (_CHOSEN.local_day < _DAY) & _CHOSEN.is_skipped),
)
_VERDICTS = select(_FOUND.ref, _FOUND.verdict, _FOUND.local_day).where(
    _FOUND.person_id == _PERSON, _FOUND.local_day <= _DAY
)
_GONE = select(_RETIRED.ref).where(_RETIRED.day < _DAY, _RETIRED.restored_at.is_(None))
_THEIR_CEILING = select(_CEILING.level).where(_CEILING.person_id == _PERSON)


class Done(NamedTuple):
    """One challenge done."""

    ref: str
    line: str
    local_day: date
    deed_id: UUID
    said: Said | None = None

    @property
    def courage(self) -> int:
        """How much it asked; of what nobody knows any more, that of comfort."""
        if self.ref in LIBRARY:
            return LIBRARY[self.ref].courage
        return self.said["courage"] if self.said else COMFORT


class Choice(NamedTuple):
    """What was made of a day's offer."""

    local_day: date
    is_skipped: bool
    chosen: str | None
    decided_at: datetime
    swapped: dict[str, str]


@dataclass(frozen=True)
class History:
    """What somebody did before a day, and on it."""

    day: date
    done: Sequence[Done]
    choices: Sequence[Choice]
    verdicts: Sequence[tuple[str, str, date]]
    retired: Collection[str]
    ceiling: int

    @property
    def library(self) -> Mapping[str, LibraryChallenge]:
        """What can be offered on the day."""
        return {ref: challenge for ref, challenge in LIBRARY.items() if ref not in self.retired}

    @property
    def today(self) -> dict[str, str]:
        """The refs done on the day itself, each with its line."""
        return {one.ref: one.line for one in self.done if one.local_day == self.day}

    @property
    def said_today(self) -> dict[str, Said]:
        """What those of them said that were set."""
        return {one.ref: one.said for one in self.done if one.local_day == self.day and one.said}

    @property
    def deeds_of_today(self) -> dict[str, UUID]:
        """The last deed of each of these: what is taken back where it was not done after all."""
        return {one.ref: one.deed_id for one in self.done if one.local_day == self.day}

    @property
    def choice(self) -> Choice | None:
        """What was made of the day's own offer."""
        return next((choice for choice in self.choices if choice.local_day == self.day), None)

    @property
    def before(self) -> list[Done]:
        """What was done before the day: only that decides what it offers, so that an offer stays all day as it is."""
        return [one for one in self.done if one.local_day < self.day]


def history_of(session: Session, person: Person, day: date) -> History:
    """Everything until `day`, in five queries."""
    asked: dict[str, Any] = {"person": person.id, "day": day}
    connection = session.connection()
    return History(
        day,
        [Done(*row) for row in connection.execute(_ALL_DONE, asked)],
        [Choice(*row) for row in connection.execute(_CHOICES, asked)],
        [(ref, verdict, on) for ref, verdict, on in connection.execute(_VERDICTS, asked)],
        {ref for (ref,) in connection.execute(_GONE, asked)},
        connection.execute(_THEIR_CEILING, asked).scalar() or DARING,
    )


def taste_of(history: History) -> Taste:
    """What the rules need to know of this person."""
    before = history.before
    skipped = {one.local_day for one in history.choices if one.is_skipped and one.local_day < history.day}
    done = [(one.local_day, one.courage) for one in before]
    done_ever = {one.ref for one in history.done}
    found = {ref: verdict for ref, verdict, on in history.verdicts if on < history.day and ref in done_ever}
    useful = {ref for ref, verdict in found.items() if verdict == "useful"}
    kinds: Counter[str] = Counter()
    for ref in found.keys() & LIBRARY.keys():
        kinds[LIBRARY[ref].kind] += 1 if ref in useful else -1
    last = next((LIBRARY[one.ref].kind for one in reversed(before) if one.ref in LIBRARY), None)
    return Taste(
        level=level_of(done, skipped, history.ceiling),
        ceiling=history.ceiling,
        lately={
            one.ref for one in before if one.local_day > history.day - (LATELY_LIKED if one.ref in useful else LATELY)
        },
        last_kind=last,
        useful=useful,
        meh=found.keys() - useful,
        kinds=kinds,
    )


def choose_ceiling(session: Session, person: Person, level: int) -> None:
    """Nothing above this level is offered from now on; inside `write()`."""
    row = session.get(CourageCeiling, person.id)
    if row is None:
        session.add(CourageCeiling(person_id=person.id, level=level))
    else:
        row.level = level
    session.get_one(Person, person.id).revision = Person.revision + 1  # the pages of coming days are others now
    session.flush()
