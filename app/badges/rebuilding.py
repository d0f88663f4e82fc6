"""Awarding everything anew from what was done, by command."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.badges.actions import added, award_of
from app.badges.catalogue import BADGES
from app.badges.history import facts_of
from app.badges.models import Award
from app.badges.reading import history_of
from app.badges.rules import deserved
from app.badges.together import award_together
from app.people.models import Person, Team


def rebuild(session: Session, now: datetime) -> int:
    """Give each person and team what their deeds deserve, and tell nobody; answers how many awards there are of people.

    An award that is there keeps its number and its claps, and gets the day and the evidence that follow from the deeds.
    One whose deeds were taken back since stays as it was given. Flushes.
    """
    for person in session.scalars(select(Person).order_by(Person.id)).all():
        rebuild_person(session, person, now)
    for team in session.scalars(select(Team).order_by(Team.id)).all():
        award_together(session, team, now)
    return session.scalar(select(func.count()).select_from(Award)) or 0


def rebuild_person(session: Session, person: Person, now: datetime) -> list[Award]:
    """The same for one person; answers the awards that were not there yet."""
    new: list[Award] = []
    there = {row.badge: row for row in session.scalars(select(Award).where(Award.person_id == person.id))}
    history = history_of(session, person)
    for badge in deserved(BADGES.values(), facts_of(history)):
        fresh = award_of(person, badge, history, now)
        known = there.get(badge.key)
        if fresh is None:
            continue
        if known is None:
            new += [fresh] if added(session, fresh) else []
        else:
            _renew(known, fresh, badge.counts.part)
    session.flush()
    return new


def _renew(known: Award, fresh: Award, part: str) -> None:
    """Give an award the day and the evidence that follow from the deeds.

    On the same day it keeps the moment at which it was given: a whole day that earned something has none of its own,
    and what others did that day may have come in later. Of questions and meetings that were forgotten before
    their days were kept (ADR 60) nothing is known: what later ones seem to have earned, those had earned already.
    """
    if part == "marks" and fresh.day > known.day:
        return
    if fresh.day != known.day:
        known.day, known.awarded_at = fresh.day, fresh.awarded_at
    known.evidence = fresh.evidence
