"""What customers said about surprises: it stands with the surprise, and a thank-you is one applause on it.

It is counted from the voices themselves, so that one that leaves the wall takes its applause along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlalchemy.orm import Session

from app.moderation.actions import is_shown
from app.people.models import Person
from app.surprises.models import Surprise
from app.voices.models import State, Voice


def voices_about(session: Session, surprises: Iterable[int]) -> Mapping[int, Sequence[Voice]]:
    """What is on the wall about each of these surprises, the oldest first; one query."""
    found = select(Voice).where(Voice.surprise_id.in_(list(surprises)), *on_wall()).order_by(Voice.id)
    about: dict[int, list[Voice]] = defaultdict(list)
    for voice in session.scalars(found):
        if voice.surprise_id is not None:
            about[voice.surprise_id].append(voice)
    return about


def claps_among(voices: Sequence[Voice]) -> int:
    """How many of them applaud: a tip is welcome, and no applause."""
    return sum(not voice.is_tip for voice in voices)


def echoes_by_surprise(person: Person) -> Select[str, int, int]:
    """How many customers applauded each surprise of this person, as applause is counted: kind, number and how many."""
    counted = select(literal("surprise"), Surprise.id, func.count()).join(Voice, Voice.surprise_id == Surprise.id)
    return counted.where(applauds(person)).group_by(Surprise.id)


def applauds(person: Person) -> ColumnElement[bool]:
    """Whether a voice applauds a surprise of this person, for a query over voices and the surprises they are about."""
    return and_(Surprise.person_id == person.id, ~Voice.is_tip, *on_wall())


def on_wall() -> tuple[ColumnElement[bool], ...]:
    """Whether a voice is on the wall now, for a query over voices."""
    return Voice.state == State.WALL, is_shown("voice", Voice.id)
