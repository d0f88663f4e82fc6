"""What brought somebody to a badge, in words: their own, or those of what they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.events import Clap, Done, Event, Mark, Surprised, Thanks
from app.challenges.library import LIBRARY
from app.challenges.models import SetChallenge
from app.i18n import gettext, ngettext
from app.people.models import Person
from app.people.words import forms
from app.surprises.models import Surprise
from app.tallies.facets import QUESTIONS


@dataclass(frozen=True)
class Deed:
    """One thing that brought somebody to a badge."""

    day: date
    what: str


def told(session: Session, person: Person, events: Sequence[Event], word_key: str) -> list[Deed]:
    """What somebody did, in their own words or in those of the challenge; the newest first."""
    wanted = [event.deed for event in events if isinstance(event, Surprised)]
    surprises: dict[UUID, str] = {}
    if wanted:
        found = select(Surprise.deed_id, Surprise.what).where(
            Surprise.person_id == person.id, Surprise.deed_id.in_(wanted)
        )
        surprises = dict(session.execute(found).all())
    titles = _titles(session, events, word_key)
    word = forms(word_key)
    return [Deed(event.day, _words(event, surprises, titles, word)) for event in events]


def _titles(session: Session, events: Sequence[Event], word_key: str) -> dict[str, str]:
    refs = {event.ref for event in events if isinstance(event, Done)}
    own = {int(ref.removeprefix("set-")) for ref in refs - LIBRARY.keys()}
    titles = {ref: gettext(LIBRARY[ref].title, **forms(word_key)) for ref in refs & LIBRARY.keys()}
    if own:
        rows = session.execute(select(SetChallenge.id, SetChallenge.title).where(SetChallenge.id.in_(own)))
        titles |= {f"set-{number}": title for number, title in rows}
    return titles


def _mark(mark: Mark, word: dict[str, str]) -> str:
    if mark.kind == "meeting":
        return gettext("a meeting")
    if mark.kind in {"friendly yes", "friendly week"}:
        return gettext("a friendly week")
    return gettext(QUESTIONS[mark.what].text, **word) if mark.what in QUESTIONS else mark.what


def _words(event: Event, surprises: dict[UUID, str], titles: dict[str, str], word: dict[str, str]) -> str:
    if isinstance(event, Surprised):
        return surprises.get(event.deed, "")
    if isinstance(event, Done):
        return titles.get(event.ref, "")
    if isinstance(event, Clap):
        return gettext("a clap")
    if isinstance(event, Thanks):
        return gettext("a compliment")
    if isinstance(event, Mark):
        return _mark(event, word)
    return ngettext("%(num)s stroke", "%(num)s strokes", event.strokes) if event.strokes else gettext("an active day")
