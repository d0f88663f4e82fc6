"""Reading that of which a badge needs only a few: meetings, questions, ideas, first steps, friendly weeks, voices."""

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.events import Mark
from app.badges.kept import kept_marks, meetings_of
from app.calendar.zones import day_in
from app.first_steps.models import FirstStep, StepAnswer
from app.first_steps.rules import DONE
from app.friendly.actions import is_in
from app.friendly.models import FriendlyWeek
from app.ideas.models import Idea, IdeaAnswer
from app.meetings.models import MeetingStroke
from app.people.models import Person
from app.tallies.models import StrokeNote
from app.voices.models import State, Voice

Reader = Callable[[Session, Person], Sequence[Mark]]


def _meetings(session: Session, person: Person) -> Sequence[Mark]:
    """The meetings of this person (see kept); of those that are forgotten, the days."""
    rows = session.execute(meetings_of().where(MeetingStroke.person_id == person.id))
    found = [Mark(day, at, ref, "meeting", str(ref)) for _, day, at, ref in rows]
    return found + kept_marks(session, person, "meeting")


def _questions(session: Session, person: Person) -> Sequence[Mark]:
    """The question that stands with each stroke of which one was said: the latest, where there were more; of those
    that are forgotten, once for each day."""
    rows = session.execute(
        select(StrokeNote.local_day, StrokeNote.occurred_at, StrokeNote.stroke_id, StrokeNote.value)
        .where(StrokeNote.person_id == person.id, StrokeNote.facet == "question")
        .order_by(StrokeNote.occurred_at, StrokeNote.deed_id)
    )
    standing = {stroke: Mark(day, at, stroke, "question", value) for day, at, stroke, value in rows}
    return [mark for mark in standing.values() if mark.what] + kept_marks(session, person, "question")


def _ideas(session: Session, person: Person) -> Sequence[Mark]:
    """The ideas that the team took up, on the day that it did."""
    rows = session.execute(
        select(IdeaAnswer.created_at, Idea.deed_id, Idea.title)
        .join(Idea, Idea.id == IdeaAnswer.idea_id)
        .where(Idea.person_id == person.id, IdeaAnswer.is_adopted)
    )
    return [_mark(at, person, deed, "idea", title) for at, deed, title in rows]


def _steps(session: Session, person: Person) -> Sequence[Mark]:
    """The first steps that were taken, on the day of the answer."""
    rows = session.execute(
        select(StepAnswer.local_day, StepAnswer.occurred_at, StepAnswer.step, FirstStep.what)
        .join(FirstStep, (FirstStep.deed_id == StepAnswer.step) & (FirstStep.person_id == StepAnswer.person_id))
        .where(StepAnswer.person_id == person.id, StepAnswer.answer == DONE)
    )
    return [Mark(day, at, step, "step", what) for day, at, step, what in rows]


def _friendly(session: Session, person: Person) -> Sequence[Mark]:
    """The friendly weeks to which this person said yes, and those that both saw through."""
    marks = []
    for week in session.scalars(select(FriendlyWeek).where(is_in(person), FriendlyWeek.accepted_at.is_not(None))):
        number, other = UUID(int=week.id), str(week.other(person).id)
        if week.accepted_at and week.invited_id == person.id:
            marks.append(_mark(week.accepted_at, person, number, "friendly yes", other))
        if week.completed_at:
            marks.append(_mark(week.completed_at, person, number, "friendly week", other))
    return marks


def _voices(session: Session, person: Person) -> Sequence[Mark]:
    """The thanks of customers, on the day that they were said; those about a surprise once more, as what came back."""
    rows = session.execute(
        select(Voice.said_at, Voice.ref, Voice.said, Voice.surprise_id).where(
            Voice.person_id == person.id, Voice.state.in_((State.WALL, State.KEPT)), ~Voice.is_tip
        )
    )
    return [
        _mark(at, person, ref, kind, said)
        for at, ref, said, surprise in rows
        for kind in (("voice", "voice back") if surprise else ("voice",))
    ]


def _mark(at: datetime, person: Person, ref: UUID, kind: str, what: str) -> Mark:
    return Mark(day_in(person.clocks, at), at, ref, kind, what)


MARKS: Mapping[str, Reader] = {
    "meeting_stroke": _meetings,
    "note": _questions,
    "idea": _ideas,
    "step_answer": _steps,
    "friendly_week": _friendly,
    "voice": _voices,
}
"""Which deeds change which marks. What is no deed, or changes later by another, is awarded by `award_mark`."""


def marks_of(session: Session, person: Person, kinds: Set[str] = MARKS.keys()) -> list[Mark]:
    """The marks that deeds of these kinds touch; one query for each kind, two of what is forgotten by itself."""
    return [mark for kind, read in MARKS.items() if kind in kinds for mark in read(session, person)]
