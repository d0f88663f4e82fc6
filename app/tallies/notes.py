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

from app.deeds.models import LoggedDeed, Retraction
from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.people.models import Person
from app.tallies.facets import FACETS, NOTHING
from app.tallies.models import NamingConsent, StrokeNote

TALLY = "tally"
STROKES = (TALLY, "meeting_stroke")


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


def noted_by(
    session: Session, person: Person, facet: str, first: date, last: date, strokes: Sequence[str] = STROKES
) -> Counter[str]:
    """How often this person noted each question, or each place, on these days, with strokes (of these kinds) that are
    there."""
    rows = session.execute(
        select(StrokeNote.value, func.count())
        .where(StrokeNote.person_id == person.id, *_noted_on(facet, first, last), _is_drawn(*strokes))
        .group_by(StrokeNote.value)
    )
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


    Only with strokes that count for themselves: those of a meeting count once for the team, however many drew them, and
    a part may not be more than its whole (ADR 40).
    It names people, so it is for what publishes sums over enough of them (app.aggregates), and for nothing else.
    """
    who = (StrokeNote.team_id, StrokeNote.person_id)
    rows = session.execute(
        select(*who, StrokeNote.value, func.count())
        .where(StrokeNote.team_id.in_(teams), *_noted_on("question", first, last), _is_drawn(TALLY))
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
        LoggedDeed.kind == TALLY,
        has_agreed,
    )
    named = select(func.count()).where(
        StrokeNote.facet == "heard", StrokeNote.value == str(person.account), _within(first, last), _stands(), stroke
    )
    return session.scalar(named) or 0


def _noted_on(facet: str, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return StrokeNote.facet == facet, StrokeNote.value != "", _within(first, last), _stands()


def _is_drawn(*kinds: str) -> ColumnElement[bool]:
    """Whether the stroke is there, as one of these kinds: it may come after its note, be refused, or be taken back."""
    stroke = (LoggedDeed.person_id == StrokeNote.person_id, LoggedDeed.id == StrokeNote.stroke_id)
    undone = (Retraction.person_id == StrokeNote.person_id, Retraction.deed_id == StrokeNote.stroke_id)
    return and_(exists().where(*stroke, LoggedDeed.kind.in_(kinds)), ~exists().where(*undone))


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
