"""What those who lead promised to do too, and whether they did."""

from collections.abc import Mapping, Set
from datetime import date
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, String, and_, cast, literal, select
from sqlalchemy.orm import Session

from app.challenges.models import OF_SET, Commitment, Completion, SetChallenge
from app.challenges.occasions import Span
from app.insights.rules import Asked, Promises
from app.people.models import Person, Role, Team

Columns = TypeVarTuple("Columns")
WHEN = (
    SetChallenge.starts_on,
    SetChallenge.ends_on,
    SetChallenge.days,
    SetChallenge.published_at,
    SetChallenge.paused_at,
    SetChallenge.withdrawn_at,
)


class Promise(NamedTuple):
    """Who promised to do which challenge, and from when on that is seen."""

    person_id: int
    led_from: date | None
    ref: str
    asked: Asked


def promises_of(session: Session, since: date, today: date, among: ColumnElement[bool]) -> Mapping[int, Promises]:
    """By person who leads, of those people: their promises that could be done after `since`, in two queries.

    What somebody did, or could do, before they led is left out.
    """
    made = _made(session, since, today, among)
    done = _done(session, since, today, among)
    found: dict[int, Promises] = {}
    for one in made:
        first = one.led_from or date.min
        kept = any(day >= first for day in done.get((one.person_id, one.ref), ()))
        if one.asked.last_day > since and one.asked.last_day >= first and (kept or one.asked.had_chance):
            was = found.get(one.person_id, Promises())
            found[one.person_id] = was.and_one(kept=kept, is_over=one.asked.is_over(today))
    return found


def _made(session: Session, since: date, today: date, among: ColumnElement[bool]) -> list[Promise]:
    rows = select(Commitment.person_id, Person.led_from, SetChallenge.id, Team.zone, *WHEN).select_from(Commitment)
    found = session.execute(_of_those(rows, since, today, among).join(Team, Team.id == SetChallenge.team_id))
    return [
        Promise(person_id, led_from, f"{OF_SET}{number}", Asked(Span(first, last, days), zone, *moments))
        for person_id, led_from, number, zone, first, last, days, *moments in found
    ]


def _of_those(rows: Select[*Columns], since: date, today: date, among: ColumnElement[bool]) -> Select[*Columns]:
    """Of commitments alone those that these people made who lead, to challenges that ran in these days."""
    return (
        rows.join(SetChallenge, SetChallenge.id == Commitment.challenge_id)
        .join(Person, Person.id == Commitment.person_id)
        .where(Person.role != Role.EMPLOYEE, Person.left_at.is_(None), SetChallenge.published_at.is_not(None))
        .where(SetChallenge.starts_on <= today, SetChallenge.ends_on > since, among)
    )


def _done(
    session: Session, since: date, today: date, among: ColumnElement[bool]
) -> Mapping[tuple[int, str], Set[date]]:
    """By person and ref: the days on which they did what they promised.

    Found by the commitments themselves: a list of all who lead takes longer to plan than to answer.
    """
    promised = literal(OF_SET).concat(cast(Commitment.challenge_id, String))
    is_kept = and_(Completion.person_id == Commitment.person_id, Completion.ref == promised)
    rows = select(Completion.person_id, Completion.ref, Completion.local_day).select_from(Commitment)
    found: dict[tuple[int, str], set[date]] = {}
    for person_id, ref, day in session.execute(_of_those(rows, since, today, among).join(Completion, is_kept)):
        found.setdefault((person_id, ref), set()).add(day)
    return found
