"""Keeping what was said about strokes, and counting what stands of it.

Notes are only added. Of those about one facet of one stroke the latest by (moment, id) stands, so they may arrive in
any order and twice, and may be taken back. A note about a stroke that is taken back is not kept.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from app.deeds.models import LoggedDeed
from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.people.models import Person
from app.tallies.facets import FACETS, NOTHING
from app.tallies.models import NamingConsent, StrokeNote


def add_notes(session: Session, person: Person, notes: Sequence[tuple[Deed, UUID]]) -> None:
    """Keep what these deeds say, each about the stroke of this id."""
    rows = [
        team_row_of(
            person,
            deed,
            facet=facet,
            stroke_id=stroke_id,
            value="" if deed.payload[facet] == NOTHING else deed.payload[facet],
        )
        for deed, stroke_id in notes
        for facet in FACETS
        if facet in deed.payload
    ]
    if rows:
        session.execute(insert(StrokeNote), rows)


def forget_notes(session: Session, person: Person, deed_ids: Collection[UUID]) -> None:
    """These notes were taken back; what was said before stands again."""
    session.execute(delete(StrokeNote).where(StrokeNote.person_id == person.id, StrokeNote.deed_id.in_(deed_ids)))


def forget_notes_about(session: Session, person: Person, stroke_ids: Collection[UUID]) -> None:
    """These strokes were taken back."""
    session.execute(delete(StrokeNote).where(StrokeNote.person_id == person.id, StrokeNote.stroke_id.in_(stroke_ids)))


def noted_by(session: Session, person: Person, facet: str, first: date, last: date) -> Counter[str]:
    """How often this person noted each question, or each place, on these days."""
    rows = session.execute(_noted(facet, first, last).where(StrokeNote.person_id == person.id))
    return Counter(dict(rows.all()))


def asked_until(people: range, day: date) -> Select[int, date, str]:
    """By person, which question stands on which day before this one."""
    stands = (StrokeNote.facet == "question", StrokeNote.value != "", StrokeNote.local_day < day, _stands())
    asked = select(StrokeNote.person_id, StrokeNote.local_day, StrokeNote.value)
    return asked.where(StrokeNote.person_id.between(people[0], people[-1]), *stands)


def asked_by_each(
    session: Session, teams: Collection[int], first: date, last: date
) -> Sequence[tuple[int, int, str, int]]:
    """How often each person of these teams noted each question: team, person, question, count.

    It names people, so it is for what publishes sums over enough of them (app.aggregates), and for nothing else.
    """
    who = (StrokeNote.team_id, StrokeNote.person_id)
    rows = session.execute(
        select(*who, StrokeNote.value, func.count())
        .where(StrokeNote.team_id.in_(teams), *_noted_on("question", first, last))
        .group_by(*who, StrokeNote.value)
    )
    return [(team, person, question, count) for team, person, question, count in rows]


def times_heard_from(session: Session, person: Person, first: date, last: date) -> int:
    """For how many strokes colleagues named this person; never which colleagues.

    For strokes that are there, and fell when this person had agreed: a note may have come before its stroke.
    """
    has_agreed = exists().where(NamingConsent.person_id == person.id, NamingConsent.given_at <= LoggedDeed.occurred_at)
    stroke = exists().where(
        LoggedDeed.person_id == StrokeNote.person_id,
        LoggedDeed.id == StrokeNote.stroke_id,
        LoggedDeed.kind == "tally",
        has_agreed,
    )
    named = select(func.count()).where(
        StrokeNote.facet == "heard", StrokeNote.value == str(person.account), _within(first, last), _stands(), stroke
    )
    return session.scalar(named) or 0


def _noted(facet: str, first: date, last: date) -> Select[str, int]:
    return select(StrokeNote.value, func.count()).where(*_noted_on(facet, first, last)).group_by(StrokeNote.value)


def _noted_on(facet: str, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return StrokeNote.facet == facet, StrokeNote.value != "", _within(first, last), _stands()


def _within(first: date, last: date) -> ColumnElement[bool]:
    return StrokeNote.local_day.between(first, last)


def _stands() -> ColumnElement[bool]:
    """Whether nothing was said later about the same facet of the same stroke."""
    later = aliased(StrokeNote)
    is_later = or_(
        later.occurred_at > StrokeNote.occurred_at,
        and_(later.occurred_at == StrokeNote.occurred_at, later.deed_id > StrokeNote.deed_id),
    )
    same = and_(
        later.person_id == StrokeNote.person_id,
        later.stroke_id == StrokeNote.stroke_id,
        later.facet == StrokeNote.facet,
    )
    return ~select(later.deed_id).where(same, is_later).exists()
