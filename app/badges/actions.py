"""Awarding what people earned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.badges.badge import Badge
from app.badges.catalogue import LOOKS
from app.badges.events import History
from app.badges.facts import Facts
from app.badges.gathering import ALL_KINDS, applause_facts, gather
from app.badges.history import part_of, turns
from app.badges.models import Award, TeamAward
from app.badges.moments import moment_of
from app.badges.reading import history_of
from app.badges.rules import earned, evidence_params
from app.deeds.way import Recording
from app.people.models import Person
from app.prepared import Prepared
from app.recognition.models import COMPLIMENTED, Applause, Compliment

_AWARD = cast(Table, Award.__table__).c
_HAVE = Prepared(select(_AWARD.badge).where(_AWARD.person_id == bindparam("person")))  # asked with nearly every batch


def award(session: Session, person: Person, facts: Facts, now: datetime) -> list[Award]:
    """Give what these facts deserve and is not there yet; answers the new awards. Flushes.

    An award has the day and the moment of the deed that earned it, so that one whose deeds come in late is not news.
    """
    due = earned(facts)
    if not due:
        return []
    have = set(_HAVE.column(session.connection(), {"person": person.id}))
    new = [badge for badge in due if badge.key not in have]
    if not new:
        return []
    history = history_of(session, person)
    rows = [row for row in (award_of(person, badge, history, now) for badge in new) if row is not None]
    return [row for row in rows if added(session, row)]


def award_of(person: Person, badge: Badge[Facts], history: History, now: datetime) -> Award | None:
    """The award of a badge as this history earned it; None where it did not."""
    found = turns(badge, history)
    if found is None:
        return None
    events, last = found
    event = events[last]
    facts = Facts(**part_of(badge.counts.part, events[: last + 1], history))
    return Award(
        person_id=person.id,
        team_id=person.team_on(event.day),
        badge=badge.key,
        day=event.day,
        awarded_at=moment_of(event, person.clocks, now),
        evidence=evidence_params(badge, facts),
    )


def added(session: Session, row: Award | TeamAward) -> bool:
    """Add an award unless another batch gave it at this very moment."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


def award_for(session: Session, recording: Recording) -> list[Award]:
    """What a recording earned: its own person by what was done, and those who were applauded."""
    kinds = _touched(recording)
    if not kinds:
        return []
    person, now = recording.person, recording.now
    awards = award(session, person, gather(session, person, now, kinds, bool(recording.opened)), now)
    for owner in _applauded(session, recording):
        facts = Facts(**applause_facts(session, owner))
        awards += award(session, owner, facts, now)
    for receiver, got in _thanked(session, recording):
        awards += award(session, receiver, Facts(compliments_received=got), now)
    return awards


def _touched(recording: Recording) -> frozenset[str]:
    """Of which kinds the facts may have grown: a stroke can carry its question, which then stands without a note.

    So does the question that stood before a note that was taken back.
    """
    carried = any(deed.kind == "tally" and "question" in deed.payload for deed in recording.added)
    notes = {"note"} if carried or "note" in recording.kinds_removed else set()
    answers = {"step_answer"} if "first_step" in recording.kinds else set()  # which may have come before it
    return (recording.kinds & ALL_KINDS) | notes | answers


def award_mark(session: Session, person: Person, kind: str, now: datetime) -> list[Award]:
    """What somebody earned by a mark that another made, such as the team that took up an idea (see marks)."""
    return award(session, person, gather(session, person, now, {kind}, has_new_day=False), now)


def award_voice(session: Session, person: Person, now: datetime) -> list[Award]:
    """What somebody earned by what a customer said of them, and by the applause that it is on a surprise."""
    facts = gather(session, person, now, {"voice"}, has_new_day=False)
    return award(session, person, replace(facts, **applause_facts(session, person)), now)


def _applauded(session: Session, recording: Recording) -> Sequence[Person]:
    """Whose things this recording applauded, in a fixed order so that two batches cannot deadlock."""
    if "applause" not in recording.kinds:
        return []
    claps = [deed.id for deed in recording.added if deed.kind == "applause"]
    owners = select(Applause.owner_id).where(Applause.person_id == recording.person.id, Applause.deed_id.in_(claps))
    return session.scalars(select(Person).where(Person.id.in_(owners)).order_by(Person.id)).all()


def _thanked(session: Session, recording: Recording) -> list[tuple[Person, int]]:
    """Who got a compliment by this recording, and how many they have by now, in a fixed order."""
    if "compliment" not in recording.kinds:
        return []
    said = [deed.id for deed in recording.added if deed.kind == "compliment"]
    new = (
        select(COMPLIMENTED.c.person_id)
        .join(Compliment)
        .where(Compliment.person_id == recording.person.id, Compliment.deed_id.in_(said))
    )
    rows = session.execute(
        select(Person, func.count())
        .join(COMPLIMENTED, COMPLIMENTED.c.person_id == Person.id)
        .where(Person.id.in_(new))
        .group_by(Person.id)
        .order_by(Person.id)
    )
    return [(person, got) for person, got in rows]


def awards_of(session: Session, person: Person) -> Sequence[Award]:
    """This person's awards, the newest first; only badges that the catalogue still knows."""
    rows = session.scalars(
        select(Award).where(Award.person_id == person.id).order_by(Award.awarded_at.desc(), Award.id.desc())
    )
    return [row for row in rows if row.badge in LOOKS]
