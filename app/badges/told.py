"""What brought somebody to a badge, in words: their own, or those of what they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.events import Clap, Done, Event, Mark, Surprised, Thanks
from app.challenges.library import LIBRARY
from app.challenges.models import Completion
from app.i18n import N_, gettext, listed, ngettext
from app.people.models import Person
from app.people.words import forms
from app.surprises.models import Surprise
from app.tallies.facets import QUESTIONS

_NAMED = 3
_CLAPPED = {
    "surprise": N_("a surprise"),
    "compliment": N_("a kind word"),
    "award": N_("a badge"),
    "given": N_("a badge"),
    "voice": N_("what a %(customer)s said"),
}
"""For what somebody clapped, by the kind of it."""


@dataclass(frozen=True)
class Deed:
    """One thing that brought somebody to a badge."""

    day: date
    what: str


def told(session: Session, person: Person, events: Sequence[Event], word_key: str) -> list[Deed]:
    """What somebody did, in their own words or in those of the challenge; the newest first, and nothing twice.

    Two surprises that are said in the same words are two.
    """
    wanted = [event.deed for event in events if isinstance(event, Surprised)]
    surprises: dict[UUID, str] = {}
    if wanted:
        found = select(Surprise.deed_id, Surprise.what).where(
            Surprise.person_id == person.id, Surprise.deed_id.in_(wanted)
        )
        surprises = dict(session.execute(found).all())
    titles = _titles(session, person, events, word_key)
    names, word = _names(session, events), forms(word_key)
    clapped = _clapped(session, person, events)
    lines: dict[tuple[str, UUID | None], Deed] = {}
    for event in events:
        what = clapped.get(event.target) if isinstance(event, Clap) and not event.is_own else None
        words = gettext("a clap: %(what)s", what=what) if what else _words(event, surprises, titles, names, word)
        itself = event.deed if isinstance(event, Surprised) else None
        lines.setdefault((words, itself), Deed(event.day, words))
    return list(lines.values())


def _clapped(session: Session, person: Person, events: Sequence[Event]) -> dict[tuple[str, int], str]:
    """What a surprise was that others clapped for, in the words of this person, whose it is."""
    heard = {event.target[1] for event in events if isinstance(event, Clap) and not event.is_own}
    own = select(Surprise.id, Surprise.what).where(Surprise.person_id == person.id, Surprise.id.in_(heard))
    return {("surprise", number): what for number, what in session.execute(own)} if heard else {}


def _names(session: Session, events: Sequence[Event]) -> dict[int, str]:
    """Who was applauded or thanked, by the name that they go by."""
    others = {event.other for event in events if isinstance(event, Clap) and event.is_own and event.other}
    others |= {other for event in events if isinstance(event, Thanks) for other in event.others}
    rows = session.scalars(select(Person).where(Person.id.in_(others))) if others else ()
    return {row.id: row.shown_name for row in rows}


def _titles(session: Session, person: Person, events: Sequence[Event], word_key: str) -> dict[UUID, str]:
    """By deed: what the challenge was called that was done."""
    refs = {event.deed: event.ref for event in events if isinstance(event, Done)}
    word, own = forms(word_key), [deed for deed, ref in refs.items() if ref not in LIBRARY]
    titles = {deed: gettext(LIBRARY[ref].title, **word) for deed, ref in refs.items() if ref in LIBRARY}
    if own:
        its = (Completion.person_id == person.id, Completion.deed_id.in_(own))
        rows = session.execute(select(Completion.deed_id, Completion.said).where(*its))
        titles |= {deed: said["title"] for deed, said in rows if said}
    return titles


def _mark(mark: Mark, word: dict[str, str]) -> str:
    if mark.kind == "meeting":
        return gettext("a meeting")
    if mark.kind in {"friendly yes", "friendly week"}:
        return gettext("a friendly week")
    if mark.kind == "question" and not mark.what:
        return gettext("a question")
    return gettext(QUESTIONS[mark.what].text, **word) if mark.what in QUESTIONS else mark.what


def _clap(clap: Clap, names: dict[int, str], word: dict[str, str]) -> str:
    """For what it was, and of whom; of one that was got, only for what."""
    kind = gettext(_CLAPPED.get(clap.target[0], _CLAPPED["surprise"]), **word)
    name = names.get(clap.other or 0)
    return (
        gettext("a clap for %(name)s: %(what)s", name=name, what=kind)
        if name
        else gettext("a clap: %(what)s", what=kind)
    )


def _thanks(thanks: Thanks, names: dict[int, str]) -> str:
    known = [names[other] for other in thanks.others if other in names]
    if not known:
        return gettext("a compliment")
    some = ", ".join(known[:_NAMED]) + " …" if len(known) > _NAMED else listed(known)  # a whole team, perhaps
    return gettext("a compliment for %(names)s", names=some)


def _words(
    event: Event, surprises: dict[UUID, str], titles: dict[UUID, str], names: dict[int, str], word: dict[str, str]
) -> str:
    if isinstance(event, Surprised):
        return surprises.get(event.deed, "")
    if isinstance(event, Done):
        return titles.get(event.deed, "")
    if isinstance(event, Clap):
        return _clap(event, names, word)
    if isinstance(event, Thanks):
        return _thanks(event, names)
    if isinstance(event, Mark):
        return _mark(event, word)
    return ngettext("%(num)s stroke", "%(num)s strokes", event.strokes) if event.strokes else gettext("an active day")
