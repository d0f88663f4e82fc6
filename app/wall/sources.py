"""Where the entries of a wall come from: surprises and compliments as their rooms keep them (badges: badge_cards)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.badges.catalogue import LOOKS
from app.badges.models import Award
from app.badges.moments import is_of_whole_day
from app.badges.show import ShownBadge, shown
from app.calendar.zones import day_in
from app.people.models import Person
from app.recognition.actions import newest_seen_by
from app.recognition.models import Compliment
from app.surprises.actions import is_seen_by as is_surprise_seen_by
from app.surprises.models import Surprise
from app.voices.echoes import on_wall
from app.voices.models import Voice


@dataclass(frozen=True)
class Medal:
    """One badge on a card, by the number of its award."""

    number: int
    badge: ShownBadge


@dataclass(frozen=True)
class Entry:
    """One thing on the wall; `day` is the game day of its moment, `deed_id` what is taken back of one's own.

    A compliment is for `to`, or for all of `to_team`; who may see a private one is asked of the reader alone.
    A card of `medals` is applauded by its first one; the claps for each of them are counted on it, and so are those for
    all who got a badge, or earned the same, `together`; `shared` is the number of one that its owner shows, who got it
    `by` somebody. `is_first_day` says that they came that day, when one badge follows the other; `is_of_day` that the
    whole day earned it, so that its moment, the end of that day, is no time of the clock to show.
    `photo` is the size in pixels of a surprise's photo, which may still be on its way from its maker's phone.
    `clapped` counts the reader's own claps, of which `claps_left` more are welcome.
    `said` is what customers said about a surprise: whether it is a tip, and their words.
    """

    type: str
    number: int
    person_name: str
    when: datetime
    day: date
    mine: bool
    deed_id: UUID | None = None
    what: str = ""
    for_whom: str = ""
    landed: str = ""
    to: tuple[str, ...] = ()
    to_team: str = ""
    about: str = ""
    is_tip: bool = False
    is_private: bool = False
    medals: tuple[Medal, ...] = ()
    together: tuple[int, ...] = ()
    is_first_day: bool = False
    is_of_day: bool = False
    shared: int | None = None
    by: str = ""
    own_page: str = ""
    photo: tuple[int, int] | None = None
    is_photo_awaited: bool = False
    said: tuple[tuple[bool, str], ...] = ()
    claps: int = 0
    clapped: int = 0
    claps_left: int = 0

    @property
    def target(self) -> str:
        """How applause names it."""
        return f"{self.type}:{self.number}"

    @property
    def numbers(self) -> tuple[int, ...]:
        """All that is applauded with it, by number."""
        return self.together or tuple(medal.number for medal in self.medals) or (self.number,)

    @property
    def address(self) -> str:
        """Where it stands by itself: a given badge by its giving, of which each who got it has a part."""
        return self.own_page or self.place

    @property
    def place(self) -> str:
        """Where it stands on the page of the wall."""
        return f"{self.type}-{self.number}"


def _logged(kind: str, row: Surprise | Compliment, reader: Person, **said: Any) -> Entry:
    """What somebody logged, with what it says."""
    return Entry(
        type=kind,
        number=row.id,
        person_name=row.person.shown_name,
        when=row.occurred_at,
        day=row.local_day,
        mine=row.person_id == reader.id,
        deed_id=row.deed_id,
        **said,
    )


def surprises(session: Session, person: Person, before: datetime, most: int) -> list[Entry]:
    """The newest surprises of this person's team before a moment."""
    rows = session.scalars(
        select(Surprise)
        .where(is_surprise_seen_by(person), Surprise.occurred_at < before)
        .order_by(Surprise.occurred_at.desc(), Surprise.id.desc())
        .limit(most)
    )
    return [surprise_entry(row, person) for row in rows]


def surprise_entry(row: Surprise, reader: Person) -> Entry:
    """A surprise as its reader sees it."""
    said = {"what": row.what, "for_whom": row.for_whom, "landed": row.landed}
    return _logged("surprise", row, reader, **said, is_photo_awaited=row.has_photo)


def compliments(session: Session, person: Person, before: datetime, most: int) -> list[Entry]:
    """The newest compliments that this person may see, before a moment."""
    newest = (Compliment.occurred_at.desc(), Compliment.id.desc())
    found = newest_seen_by(person, Compliment.occurred_at < before, most)
    rows = session.scalars(select(Compliment).where(Compliment.id.in_(found)).order_by(*newest).limit(most))
    return [compliment_entry(row, person) for row in rows]


def compliment_entry(row: Compliment, reader: Person) -> Entry:
    """A compliment as its reader sees it."""
    return _logged(
        "compliment",
        row,
        reader,
        what=row.because,
        to=tuple(one.shown_name for one in row.receivers),
        to_team=row.to_team.name if row.to_team else "",
        is_private=row.is_private,
    )


def voices(session: Session, person: Person, before: datetime, most: int) -> list[Entry]:
    """The newest words of customers that were put on the wall of this person's team before a moment."""
    rows = session.scalars(
        select(Voice)
        .where(Voice.team_id == person.team_id, *on_wall(), Voice.decided_at < before)
        .options(joinedload(Voice.surprise))
        .order_by(Voice.decided_at.desc(), Voice.id.desc())
        .limit(most)
    )
    return [voice_entry(row, person) for row in rows]


def voice_entry(row: Voice, reader: Person) -> Entry:
    """What a customer said, as its reader sees it: it is theirs where it is for them alone."""
    when = row.decided_at or row.said_at
    return Entry(
        type="voice",
        number=row.id,
        person_name=row.person.name if row.person else "",
        when=when,
        day=day_in(row.team.clocks, when),
        mine=row.person_id == reader.id,
        what=row.said,
        to_team=row.team.name,
        about=row.surprise.what if row.surprise else "",
        is_tip=row.is_tip,
    )


def award_entry(row: Award, reader: Person, word_key: str) -> Entry:
    """One badge by itself as its reader sees it; its key has to be in the catalogue still."""
    return Entry(
        type="award",
        number=row.id,
        person_name=row.person.shown_name,
        when=row.awarded_at,
        day=row.day,
        mine=row.person_id == reader.id,
        medals=(Medal(row.id, shown(LOOKS[row.badge], word_key)),),
        is_of_day=is_of_whole_day(row.awarded_at, row.day, row.person.clocks),
    )
