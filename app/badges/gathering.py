"""Gathering the facts of a person, from the tables of the rooms that keep them."""

from collections import Counter
from collections.abc import Set
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, case, func, select
from sqlalchemy.orm import Session

from app.badges.facts import Facts
from app.calendar.rules import week_of
from app.challenges.library import LIBRARY
from app.challenges.models import Completion, SetChallenge
from app.people.models import Person
from app.prepared import Prepared
from app.recognition.models import COMPLIMENTED, Applause, Compliment
from app.scores.actions import longest_streak_of
from app.scores.models import PersonDay
from app.surprises.models import Surprise

ALL_KINDS = frozenset({"tally", "completion", "surprise", "applause", "compliment"})


_DAY = cast(Table, PersonDay.__table__).c
_IS_ALL_ROUND = (_DAY.strokes > 0) & (_DAY.completions > 0) & (_DAY.surprises > 0)
_OF_DAYS = {
    "strokes": func.sum(_DAY.strokes),
    "best_day_strokes": func.max(_DAY.strokes),
    "best_day_hours": func.max(_DAY.full_hours),
    "active_days": func.sum(case((_DAY.points > 0, 1), else_=0)),
    "all_round_days": func.sum(case((_IS_ALL_ROUND, 1), else_=0)),
}
_DAYS = Prepared(
    select(*(func.coalesce(fact, 0) for fact in _OF_DAYS.values())).where(_DAY.person_id == bindparam("person"))
)


def gather(
    session: Session, person: Person, now: datetime, kinds: Set[str] = ALL_KINDS, has_new_day: bool = True
) -> Facts:
    """The facts that deeds of these kinds touch; the others stay zero, and earn nothing by it.

    Without a new day with a point no streak has grown, so it need not be looked at.
    Late deeds are facts too: what somebody did counts for a badge whenever it arrives.
    """
    known: dict[str, Any] = _days(session, person) if kinds & ALL_KINDS else {}
    if has_new_day:
        known["best_streak"] = longest_streak_of(session, person, now)
    if "completion" in kinds:
        known |= _completions(session, person)
    if "surprise" in kinds:
        known |= _surprises(session, person)
    if "applause" in kinds:
        known |= applause_facts(session, person)
    if "compliment" in kinds:
        known |= compliment_facts(session, person)
    return Facts(**known)


def _days(session: Session, person: Person) -> dict[str, Any]:
    (row,) = _DAYS.all(session.connection(), {"person": person.id})
    return dict(zip(_OF_DAYS, (int(value) for value in row), strict=True))


def _completions(session: Session, person: Person) -> dict[str, Any]:
    rows = session.execute(
        select(Completion.ref, func.count()).where(Completion.person_id == person.id).group_by(Completion.ref)
    ).all()
    own = [ref.removeprefix("set-") for ref, _ in rows if ref not in LIBRARY]
    courage_of = dict(
        session.execute(
            select(SetChallenge.id, SetChallenge.courage).where(SetChallenge.id.in_([int(number) for number in own]))
        ).all()
        if own
        else []
    )
    levels: Counter[int] = Counter()
    for ref, times in rows:
        known = LIBRARY.get(ref)
        levels[known.courage if known else courage_of.get(int(ref.removeprefix("set-")), 1)] += times
    return {
        "completions": sum(times for _, times in rows),
        "courage": (levels[1], levels[2], levels[3]),
        "kinds": frozenset(LIBRARY[ref].kind for ref, _ in rows if ref in LIBRARY),
    }


def _surprises(session: Session, person: Person) -> dict[str, Any]:
    rows = session.execute(select(Surprise.local_day, Surprise.landed).where(Surprise.person_id == person.id)).all()
    return {
        "surprises": len(rows),
        "surprise_weeks": len({week_of(day) for day, _ in rows}),
        "delighted": sum(landed == "delighted" for _, landed in rows),
    }


def applause_facts(session: Session, person: Person) -> dict[str, Any]:
    """The facts about claps alone: what changes for somebody who is applauded."""
    given, colleagues = session.execute(
        select(func.count(), func.count(Applause.owner_id.distinct())).where(Applause.person_id == person.id)
    ).one()
    by_target = session.execute(
        select(Applause.target_kind, func.count())
        .where(Applause.owner_id == person.id)
        .group_by(Applause.target_kind, Applause.target_id)
    ).all()
    return {
        "claps_given": given,
        "applauded_colleagues": colleagues,
        "claps_received": sum(claps for _, claps in by_target),
        "best_surprise_claps": max((claps for kind, claps in by_target if kind == "surprise"), default=0),
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
