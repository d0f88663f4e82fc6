"""What is on a team's wall, the newest first, with the claps that each entry got."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.photos.actions import photos_of
from app.photos.models import Photo
from app.recognition.models import Applause
from app.recognition.rules import claps_left
from app.voices.echoes import claps_among, voices_about
from app.voices.models import Voice
from app.wall.alike import deeds_first
from app.wall.badge_cards import earned_by_people, earned_by_team
from app.wall.given_cards import given_badges
from app.wall.shared_cards import shared_badges
from app.wall.sources import Entry, compliments, surprises, voices

PAGE = 20


@dataclass(frozen=True)
class Wall:
    """A page of the wall; `older` is where the next page begins, None at the end."""

    entries: Sequence[Entry]
    older: datetime | None


def wall_of(session: Session, person: Person, before: datetime, word_key: str) -> Wall:
    """What the team of `person` did before that moment: as many queries whatever is on it."""
    most = PAGE + 1
    found = [
        *surprises(session, person, before, most),
        *compliments(session, person, before, most),
        *earned_by_people(session, person, before, most, word_key),
        *earned_by_team(session, person, before, most, word_key),
        *given_badges(session, person, before, most, word_key),
        *shared_badges(session, person, before, most, word_key),
        *voices(session, person, before, most),
    ]
    found.sort(key=lambda entry: (entry.when, entry.target), reverse=True)
    page = whole_moments(found, PAGE)
    older = page[-1].when if len(found) > len(page) else None
    return Wall(applauded(session, person, deeds_first(page)), older)


def applauded(session: Session, person: Person, page: Sequence[Entry]) -> list[Entry]:
    """These with their claps, their photos and what customers said of them; three queries at most."""
    claps, photos, voices = _claps(session, person, page), _photos(session, page), _voices(session, page)
    return [_echoed(_applauded(_pictured(entry, photos), claps), voices) for entry in page]


def whole_moments(found: Sequence[Entry], most: int) -> Sequence[Entry]:
    """The first page of these: it ends between two moments, because the next one begins before a moment.

    Several badges can be earned at once. Where one moment fills the page, it stays whole and the page is longer.
    """
    if len(found) <= most:
        return found
    page: list[Entry] = []
    for _, group in groupby(found, key=lambda entry: entry.when):
        together = list(group)
        if page and len(page) + len(together) > most:
            break
        page += together
    return page


def _claps(session: Session, person: Person, page: Sequence[Entry]) -> Mapping[str, tuple[int, int]]:
    """Claps by target: everybody's, and this person's own."""
    numbers: dict[str, list[int]] = {}
    for entry in page:
        numbers.setdefault(entry.type, []).extend(entry.numbers)
    among = [and_(Applause.target_kind == kind, Applause.target_id.in_(ids)) for kind, ids in numbers.items()]
    if not among:
        return {}
    own = func.sum(case((Applause.person_id == person.id, 1), else_=0))
    rows = session.execute(
        select(Applause.target_kind, Applause.target_id, func.count(), own)
        .where(or_(*among))
        .group_by(Applause.target_kind, Applause.target_id)
    )
    return {f"{kind}:{number}": (claps, mine) for kind, number, claps, mine in rows}


def _photos(session: Session, page: Sequence[Entry]) -> Mapping[int, Photo]:
    """The photos that are here, by the number of their surprise."""
    said = [entry.number for entry in page if entry.is_photo_awaited]
    return photos_of(session, said) if said else {}


def _voices(session: Session, page: Sequence[Entry]) -> Mapping[int, Sequence[Voice]]:
    """What customers said, by the number of the surprise that it is about."""
    surprising = [entry.number for entry in page if entry.type == "surprise"]
    return voices_about(session, surprising) if surprising else {}


def _echoed(entry: Entry, voices: Mapping[int, Sequence[Voice]]) -> Entry:
    found = voices.get(entry.number, ()) if entry.type == "surprise" else ()
    if not found:
        return entry
    said = tuple((voice.is_tip, voice.said) for voice in found)
    return replace(entry, said=said, claps=entry.claps + claps_among(found))


def _pictured(entry: Entry, photos: Mapping[int, Photo]) -> Entry:
    photo = photos.get(entry.number) if entry.is_photo_awaited else None
    return replace(entry, photo=(photo.width, photo.height), is_photo_awaited=False) if photo else entry


def _applauded(entry: Entry, by_target: Mapping[str, tuple[int, int]]) -> Entry:
    found = [by_target.get(f"{entry.type}:{number}", (0, 0)) for number in entry.numbers]
    claps, clapped = sum(all_of for all_of, _ in found), sum(own for _, own in found)
    return replace(entry, claps=claps, clapped=clapped, claps_left=0 if entry.mine else claps_left(clapped))
