"""The latest surprises of a team, for whoever leads it to applaud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.moderation.actions import is_shown
from app.people.models import Person, Team
from app.recognition.models import Applause
from app.recognition.rules import claps_left
from app.surprises.models import Surprise
from app.voices.echoes import claps_among, voices_about
from app.voices.models import Voice

LATEST = 3


@dataclass(frozen=True)
class Latest:
    """A surprise with what customers `said` of it (a tip or not, and the words) and its applause.

    One claps for one's own team, as on the wall, and `claps_left` times more.
    """

    target: str
    person_name: str
    what: str
    day: date
    when: datetime
    said: Sequence[tuple[bool, str]]
    claps: int
    clapped: int
    claps_left: int


def latest_surprises(session: Session, team: Team, reader: Person) -> Sequence[Latest]:
    """Of others, newest first, in three queries."""
    rows = session.scalars(
        select(Surprise)
        .where(Surprise.team_id == team.id, Surprise.person_id != reader.id, is_shown("surprise", Surprise.id))
        .order_by(Surprise.occurred_at.desc(), Surprise.id.desc())
        .limit(LATEST)
    ).all()
    own = func.sum(case((Applause.person_id == reader.id, 1), else_=0))
    claps = {
        number: (count, mine)
        for number, count, mine in session.execute(
            select(Applause.target_id, func.count(), own)
            .where(Applause.target_kind == "surprise", Applause.target_id.in_([row.id for row in rows]))
            .group_by(Applause.target_id)
        )
    }
    voices = voices_about(session, [row.id for row in rows])
    return [_latest(row, reader, voices.get(row.id, ()), *claps.get(row.id, (0, 0))) for row in rows]


def _latest(row: Surprise, reader: Person, voices: Sequence[Voice], count: int, mine: int) -> Latest:
    is_on_own_wall = row.team_id == reader.team_id
    return Latest(
        target=f"surprise:{row.id}",
        person_name=row.person.shown_name,
        what=row.what,
        day=row.local_day,
        when=row.occurred_at,
        said=[(voice.is_tip, voice.said) for voice in voices],
        claps=count + claps_among(voices),
        clapped=mine,
        claps_left=claps_left(mine) if is_on_own_wall else 0,
    )
