"""Gathering the facts of a person, from the tables of the rooms that keep them.

Every batch comes through here, so what a batch touches is asked as sums; the history behind the sums (see reading) is
only read when a badge is earned, or shown.
"""

from collections import Counter
from collections.abc import Set
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, case, func, select
from sqlalchemy.orm import Session

from app.badges.counting import CHEERS, TALK_CAP, of_active, of_completions, of_marks, of_surprises
from app.badges.facts import Facts
from app.badges.marks import MARKS, marks_of
from app.badges.reading import completions_of, surprises_of
from app.people.models import Person
from app.prepared import Prepared
from app.recognition.models import COMPLIMENTED, Applause, Compliment
from app.scores.actions import HAS_DEED, longest_streak_of
from app.scores.models import PersonDay
from app.scores.rules import HEARD
from app.voices.echoes import echoes_by_surprise

ALL_KINDS = frozenset({"tally", "completion", "surprise", "applause", "compliment", *MARKS})
_COUNTED = frozenset(ALL_KINDS - MARKS.keys()) | HEARD


_DAY = cast(Table, PersonDay.__table__).c
_IS_ALL_ROUND = (_DAY.strokes > 0) & (_DAY.completions > 0) & (_DAY.surprises > 0)
_SCORED = case((_DAY.strokes > TALK_CAP, TALK_CAP), else_=_DAY.strokes)
_OF_DAYS = {
    "strokes": func.sum(_SCORED),
    "stroke_days": func.sum(case((_DAY.strokes > 0, 1), else_=0)),
    "best_day_strokes": func.max(_SCORED),
    "best_day_hours": func.max(_DAY.full_hours),
    "active_days": func.sum(case((HAS_DEED, 1), else_=0)),
    "all_round_days": func.sum(case((_IS_ALL_ROUND, 1), else_=0)),
}
_OWN = _DAY.person_id == bindparam("person")
_DAYS = Prepared(select(*(func.coalesce(fact, 0) for fact in _OF_DAYS.values())).where(_OWN))
_ACTIVE = Prepared(select(_DAY.day).where(_OWN, HAS_DEED).order_by(_DAY.day))


def gather(
    session: Session, person: Person, now: datetime, kinds: Set[str] = ALL_KINDS, has_new_day: bool = True
) -> Facts:
    """The facts that deeds of these kinds touch; the others stay zero, and earn nothing by it.

    Without a new day with a point no streak, week or return has grown, so none need be looked at.
    Late deeds are facts too: what somebody did counts for a badge whenever it arrives.
    """
    known: dict[str, Any] = _days(session, person) if kinds & _COUNTED else {}
    if has_new_day:
        known |= of_active(_ACTIVE.column(session.connection(), {"person": person.id}))
        known["best_streak"] = longest_streak_of(session, person, now)
    if "completion" in kinds:
        known |= of_completions(completions_of(session, person))
    if "surprise" in kinds:
        known |= of_surprises(surprises_of(session, person))
    if "applause" in kinds:
        known |= applause_facts(session, person)
    if "compliment" in kinds:
        known |= compliment_facts(session, person)
    if kinds & MARKS.keys():
        known |= of_marks(marks_of(session, person, kinds))
    return Facts(**known)


def _days(session: Session, person: Person) -> dict[str, Any]:
    (row,) = _DAYS.all(session.connection(), {"person": person.id})
    return dict(zip(_OF_DAYS, (int(value) for value in row), strict=True))


def applause_facts(session: Session, person: Person) -> dict[str, Any]:
    """The facts about claps alone: what changes for somebody who is applauded."""
    colleagues, days = session.execute(
        select(func.count(Applause.owner_id.distinct()), func.count(Applause.local_day.distinct())).where(
            Applause.person_id == person.id
        )
    ).one()
    kinds = select(Applause.target_kind, func.count(Applause.target_id.distinct()))
    given = dict(session.execute(kinds.where(Applause.person_id == person.id).group_by(Applause.target_kind)).all())
    by_colleagues = (
        select(Applause.target_kind, Applause.target_id, func.count(Applause.person_id.distinct()))
        .where(Applause.owner_id == person.id)
        .group_by(Applause.target_kind, Applause.target_id)
    )
    by_target: Counter[tuple[str, int]] = Counter()
    for kind, number, claps in session.execute(by_colleagues.union_all(echoes_by_surprise(person))):
        by_target[kind, number] += claps
    loud = [people for (kind, _), people in by_target.items() if kind == "surprise"]
    fans = select(func.count(Applause.person_id.distinct())).where(Applause.owner_id == person.id)
    return {
        "claps_given": sum(given.values()),
        "applauded_colleagues": colleagues,
        "clap_days": days,
        "badge_claps": given.get("award", 0),
        "claps_received": by_target.total(),
        "fans": session.scalar(fans) or 0,
        "best_surprise_claps": max(loud, default=0),
        "cheered": sum(people >= CHEERS for people in loud),
    }


def compliment_facts(session: Session, person: Person) -> dict[str, Any]:
    """The facts about compliments alone: what changes for somebody who is thanked."""
    given, colleagues = session.execute(
        select(func.count(Compliment.id.distinct()), func.count(COMPLIMENTED.c.person_id.distinct()))
        .join(COMPLIMENTED, COMPLIMENTED.c.compliment_id == Compliment.id)
        .where(Compliment.person_id == person.id)
    ).one()
    received = select(func.count()).select_from(COMPLIMENTED).where(COMPLIMENTED.c.person_id == person.id)
    return {
        "compliments_given": given,
        "complimented_colleagues": colleagues,
        "compliments_received": session.scalar(received) or 0,
    }
