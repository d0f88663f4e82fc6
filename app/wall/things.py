"""One thing of the wall by itself: found for whoever may see it, or leads the team on whose wall it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.catalogue import GIVEN_BADGES, LOOKS
from app.badges.gifts import owners_of_givings
from app.badges.models import Award, Giving
from app.badges.sharing import is_open, owners_of_awards
from app.errors import NotFound
from app.moderation.actions import hiding_of, is_reported
from app.moderation.models import Hiding
from app.people.models import Person
from app.people.reach import led_among
from app.people.visibility import is_quiet, may_be_seen
from app.recognition.actions import owners_of_compliments
from app.recognition.kind import OwnersOf
from app.recognition.models import Compliment
from app.surprises.actions import owners_of_surprises
from app.surprises.models import Surprise
from app.voices.actions import owners_of_voices
from app.voices.models import State, Voice
from app.voices.own import those_about
from app.wall.entries import applauded
from app.wall.given_cards import giving_entry, seen_gifts
from app.wall.sources import Entry, award_entry, compliment_entry, surprise_entry, voice_entry

Row = Surprise | Compliment | Award | Giving | Voice
MODELS: Mapping[str, Any] = {
    "surprise": Surprise,
    "compliment": Compliment,
    "award": Award,
    "giving": Giving,
    "voice": Voice,
}
WRITTEN = frozenset({"surprise", "compliment", "giving", "voice"})
"""What somebody wrote, so that there is something to report."""
_OWNERS: Mapping[str, OwnersOf] = {
    "surprise": owners_of_surprises,
    "compliment": owners_of_compliments,
    "award": owners_of_awards,
    "giving": owners_of_givings,
    "voice": owners_of_voices,
}


@dataclass(frozen=True)
class Thing:
    """A thing as its reader sees it. `led` are the teams on whose wall it is and that this reader leads.

    `hiding` is there where it was taken off the wall; who does not lead the team is told so and no more. `is_got` says
    of a badge that was given by hand that the reader is one of those who got it, `is_about_reader` of what a customer
    said that it was said of the reader, or by their card.
    """

    kind: str
    row: Row
    entry: Entry
    led: frozenset[int]
    hiding: Hiding | None
    is_got: bool = False
    is_about_reader: bool = False

    @property
    def target(self) -> tuple[str, int]:
        """Its kind and number."""
        return self.kind, self.row.id

    @property
    def is_open(self) -> bool:
        """Whether the reader gets to see it itself."""
        return self.hiding is None or bool(self.led) or self.is_own

    @property
    def author_id(self) -> int | None:
        """Who wrote it; nobody, where a customer said it."""
        return None if isinstance(self.row, Voice) else self.row.person_id

    @property
    def is_own(self) -> bool:
        """Whether its words are the reader's own."""
        return self.entry.mine and not isinstance(self.row, Voice)

    @property
    def may_be_reported(self) -> bool:
        """Whether there are words of somebody else to report."""
        return self.kind in WRITTEN and not self.is_own and self.hiding is None

    @property
    def may_be_moderated(self) -> bool:
        """Whether the reader decides about it: nobody does about their own, nor about what was said of them."""
        return bool(self.led) and self.kind in WRITTEN and not self.is_own and not self.is_about_reader

    @property
    def may_shine(self) -> bool:
        """Whether the reader may put it in the spotlight: what all of the team can see, and nothing of their own."""
        is_own = self.is_got if self.kind == "giving" else self.entry.mine
        is_whole = self.kind != "voice" and not self.entry.is_private
        return bool(self.led) and not is_own and is_whole and self.hiding is None


def find(session: Session, reader: Person, kind: str, number: int, word_key: str) -> Thing:
    """A thing that `reader` may see, or whose team they lead. Raises NotFound."""
    row: Row | None = session.get(MODELS[kind], number) if kind in MODELS else None
    if row is None:
        raise NotFound
    led = led_among(reader, walls_of(row))
    hiding = hiding_of(session, (kind, number))
    if not _is_for(session, reader, kind, row, led, hiding):
        raise NotFound
    [entry] = applauded(session, reader, [entry_of(row, reader, word_key)])
    if number not in _OWNERS[kind](session, reader, [number]):
        entry = replace(entry, claps_left=0)  # not on the reader's own wall
    is_got = isinstance(row, Giving) and any(gift.person_id == reader.id for gift in row.gifts)
    is_about_reader = isinstance(row, Voice) and bool(those_about(session, reader, [number]))
    return Thing(kind, row, entry, led, hiding, is_got, is_about_reader)


def walls_of(row: Row) -> frozenset[int]:
    """The teams on whose walls it is, or would be if it were not private."""
    teams = {row.team_id}
    if isinstance(row, Compliment) and row.to_team_id is not None:
        teams.add(row.to_team_id)
    return frozenset(teams)


def _is_for(session: Session, reader: Person, kind: str, row: Row, led: frozenset[int], hiding: Hiding | None) -> bool:
    if isinstance(row, Award):
        is_named = may_be_seen(row.person) and not is_quiet(reader) and _is_open(session, row, reader)
        return is_named and (bool(led) or row.team_id == reader.team_id)
    if isinstance(row, Giving):
        is_named = row.badge in GIVEN_BADGES and bool(seen_gifts(row)) and not is_quiet(reader)
        return is_named and (bool(led) or reader.team_id == row.team_id)
    if isinstance(row, Voice):
        return row.state == State.WALL and (bool(led) or reader.team_id == row.team_id)
    if row.id in _OWNERS[kind](session, reader, [row.id]):
        return True
    if isinstance(row, Compliment) and row.is_private:
        # Between a few people: who leads reads along only where one of them asked for that.
        is_asked = hiding is not None or is_reported(session, (kind, row.id))
        return row.person_id == reader.id or (bool(led) and is_asked)
    return bool(led) or row.person_id == reader.id or reader.team_id in walls_of(row)


def _is_open(session: Session, row: Award, reader: Person) -> bool:
    """Whether a badge is one that colleagues may see, or the reader's own."""
    if row.badge in LOOKS and row.person_id == reader.id:
        return True
    return session.scalar(select(Award.id).where(Award.id == row.id, is_open())) is not None


def entry_of(row: Row, reader: Person, word_key: str) -> Entry:
    """The thing as its reader sees it, without its claps."""
    if isinstance(row, Award):
        return award_entry(row, reader, word_key)
    if isinstance(row, Giving):
        # whoever got it may find that it should not stand there, as everybody may but who gave it
        return replace(giving_entry(row, reader, word_key), mine=row.person_id == reader.id)
    if isinstance(row, Voice):
        return voice_entry(row, reader)
    return compliment_entry(row, reader) if isinstance(row, Compliment) else surprise_entry(row, reader)
