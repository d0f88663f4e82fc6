"""Reading what somebody did of which a badge needs only a few: meetings, questions, ideas and first steps."""

from collections.abc import Callable, Mapping, Sequence, Set

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.badges.events import Mark
from app.calendar.rules import game_day
from app.first_steps.models import FirstStep, StepAnswer
from app.first_steps.rules import DONE
from app.ideas.models import Idea, IdeaAnswer
from app.meetings.models import Meeting, MeetingStroke
from app.people.models import Person
from app.tallies.models import StrokeNote

Reader = Callable[[Session, Person], Sequence[Mark]]


def _meetings(session: Session, person: Person) -> Sequence[Mark]:
    """Each meeting in which this person drew a stroke, by the first of them."""
    first = func.min(MeetingStroke.occurred_at)
    rows = session.execute(
        select(Meeting.local_day, first, Meeting.ref)
        .join(MeetingStroke, MeetingStroke.meeting_id == Meeting.id)
        .where(MeetingStroke.person_id == person.id)
        .group_by(Meeting.id, Meeting.local_day, Meeting.ref)
    )
    return [Mark(day, at, ref, "meeting", str(ref)) for day, at, ref in rows]


def _questions(session: Session, person: Person) -> Sequence[Mark]:
    """The question that stands with each stroke of which one was said: the latest, where there were more."""
    rows = session.execute(
        select(StrokeNote.local_day, StrokeNote.occurred_at, StrokeNote.stroke_id, StrokeNote.value)
        .where(StrokeNote.person_id == person.id, StrokeNote.facet == "question")
        .order_by(StrokeNote.occurred_at, StrokeNote.deed_id)
    )
    standing = {stroke: Mark(day, at, stroke, "question", value) for day, at, stroke, value in rows}
    return [mark for mark in standing.values() if mark.what]


def _ideas(session: Session, person: Person) -> Sequence[Mark]:
    """The ideas that the team took up, on the day that it did."""
    rows = session.execute(
        select(IdeaAnswer.created_at, Idea.deed_id, Idea.title)
        .join(Idea, Idea.id == IdeaAnswer.idea_id)
        .where(Idea.person_id == person.id, IdeaAnswer.is_adopted)
    )
    return [Mark(game_day(at, person.team.zone), at, deed, "idea", title) for at, deed, title in rows]


def _steps(session: Session, person: Person) -> Sequence[Mark]:
    """The first steps that were taken, on the day of the answer."""
    rows = session.execute(
        select(StepAnswer.local_day, StepAnswer.occurred_at, StepAnswer.step, FirstStep.what)
        .join(FirstStep, (FirstStep.deed_id == StepAnswer.step) & (FirstStep.person_id == StepAnswer.person_id))
        .where(StepAnswer.person_id == person.id, StepAnswer.answer == DONE)
    )
    return [Mark(day, at, step, "step", what) for day, at, step, what in rows]


MARKS: Mapping[str, Reader] = {
    "meeting_stroke": _meetings,
    "note": _questions,
    "idea": _ideas,
    "step_answer": _steps,
}
"""Which deeds change which marks. An idea is taken up later, by who leads the team."""


def marks_of(session: Session, person: Person, kinds: Set[str] = MARKS.keys()) -> list[Mark]:
    """The marks that deeds of these kinds touch; one query for each kind."""
    return [mark for kind, read in MARKS.items() if kind in kinds for mark in read(session, person)]
