"""Words for somebody who leads are read by somebody else who leads: nobody decides what is said of themselves."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Forbidden, Invalid
from app.people.models import Person, Team
from app.people.reach import is_led_by
from app.surprises.models import Surprise
from app.voices.models import State, Voice, VoiceCard


def is_for_others(reader: Person) -> ColumnElement[bool]:
    """Whether a voice is not meant for this reader, for a query over voices."""
    on_own_card = exists().where(VoiceCard.id == Voice.card_id, VoiceCard.person_id == reader.id)
    return and_(or_(Voice.person_id.is_(None), Voice.person_id != reader.id), ~on_own_card)


def those_about(session: Session, reader: Person, numbers: Iterable[int]) -> frozenset[int]:
    """Which of these voices are about the reader, or came in by their own card."""
    return frozenset(session.scalars(select(Voice.id).where(Voice.id.in_(list(numbers)), ~is_for_others(reader))))


def check_decides(session: Session, voice: Voice, reader: Person, person_id: int | None) -> None:
    """Raises Forbidden for what was said of the reader, and Invalid (voice_own) where it would be given to them."""
    if session.scalar(select(Voice.id).where(Voice.id == voice.id, is_for_others(reader))) is None:
        raise Forbidden
    if person_id == reader.id:
        raise Invalid("voice_own", field="person")


def whom_about(session: Session, voice: Voice) -> frozenset[int | None]:
    """Whom a voice is about, and by whose card it came in; they do not decide about it."""
    by_card = session.scalar(select(VoiceCard.person_id).where(VoiceCard.id == voice.card_id))
    return frozenset({voice.person_id, by_card})


def whose(session: Session, voice: Voice) -> frozenset[int | None]:
    """Whose a voice is: whom it is about, by whose card it came in, and whose surprise it answers."""
    surprised = session.scalar(select(Surprise.person_id).where(Surprise.id == voice.surprise_id))
    return whom_about(session, voice) | {surprised}


def count_own_waiting(session: Session, team: Team, reader: Person) -> int:
    """How many in this team wait for somebody else, because they are about the reader."""
    waiting = (Voice.team_id == team.id, Voice.state == State.WAITING)
    return session.scalar(select(func.count()).select_from(Voice).where(*waiting, ~is_for_others(reader))) or 0


def waiting_by_team(session: Session, teams: Iterable[Team], reader: Person) -> Sequence[tuple[Team, int]]:
    """Of these teams, which the reader leads, those where something waits to be read by them, and how many."""
    by_id = {team.id: team for team in teams}
    waiting = (is_led_by(reader, Voice.team_id), Voice.state == State.WAITING, is_for_others(reader))
    rows = session.execute(select(Voice.team_id, func.count()).where(*waiting).group_by(Voice.team_id))
    found = [(by_id[team_id], number) for team_id, number in rows if team_id in by_id]
    return sorted(found, key=lambda one: one[0].name)
