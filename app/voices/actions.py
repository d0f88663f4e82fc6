"""Saying something, and what becomes of it."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.calendar.rules import game_day, monday_of
from app.calendar.zones import day_in
from app.errors import Invalid, NotFound
from app.holding import held
from app.jobs.actions import enqueue
from app.limits import Limit, count_try
from app.moderation.actions import is_shown, settle, show_again
from app.people.actions import team_members
from app.people.models import Person, Team
from app.people.reach import is_led_by
from app.surprises.models import Surprise
from app.voices.echoes import on_wall
from app.voices.models import State, Voice, VoiceCard
from app.voices.own import is_for_others
from app.voices.rules import RECENT, SCORES_OF, Scores, cells_of, meant, scores_of
from app.voices.waiting import CAME

SHOWN = 30
MOST_BY_ADDRESS, MOST_ON_A_CARD = 10, 60
"""In a quarter of an hour. A shop's own network is one address for all who stand in it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came in on the form."""

    ref: UUID
    said: str
    is_tip: bool
    helped: str
    score: int | None


def count_voice(key: str, card: VoiceCard, address: str, now: datetime) -> None:
    """Raises TooMany. The address is mixed with the deployment's own secret: nobody can try addresses on the table."""
    mixed = hmac.new(key.encode(), address.encode(), hashlib.sha256).hexdigest()
    by_address = Limit(f"voice by address\0{mixed}", MOST_BY_ADDRESS, is_of_place=True)
    count_try((by_address, Limit(f"voice on card\0{card.id}", MOST_ON_A_CARD)), now)


def speak(session: Session, card: VoiceCard, what: Said, now: datetime) -> Voice | None:
    """Keep it for who leads the team to read; None where it was there already. Flushes.

    Raises Invalid: voice_empty.
    """
    if not what.said and what.score is None:
        raise Invalid("voice_empty", field="said")
    whose = card.person_id
    if whose is None and what.helped:
        whose = meant(what.helped, [(one.id, one.name) for one in team_members(session, card.team_id)])
    voice = Voice(
        ref=what.ref,
        card_id=card.id,
        team_id=card.team_id,
        person_id=whose,
        is_tip=what.is_tip,
        said=what.said,
        helped=what.helped,
        score=what.score,
        state=State.WAITING if what.said else State.SCORE,
        said_at=now,
    )
    try:
        with session.begin_nested():
            session.add(voice)
    except IntegrityError:
        return None
    if voice.state == State.WAITING:
        enqueue(session, CAME, {"voice": voice.id}, now=now)
    return voice


def waiting_voices(session: Session, team: Team, reader: Person) -> Sequence[Voice]:
    """What nobody read yet, the oldest first; not what is said of the reader, which somebody else reads."""
    found = select(Voice).where(Voice.team_id == team.id, Voice.state == State.WAITING, is_for_others(reader))
    return session.scalars(found.order_by(Voice.id).limit(SHOWN)).all()


def decided_voices(session: Session, team: Team) -> Sequence[Voice]:
    """What is on the wall of this team, the newest first."""
    found = select(Voice).where(Voice.team_id == team.id, *on_wall())
    return session.scalars(found.order_by(Voice.decided_at.desc()).limit(SHOWN // 3)).all()


def count_waiting(session: Session, team: Team, reader: Person) -> int:
    """How many of a team wait to be read by this reader."""
    waiting = (Voice.team_id == team.id, Voice.state == State.WAITING)
    found = select(func.count()).select_from(Voice).where(*waiting, is_for_others(reader))
    return session.scalar(found) or 0


def voices_for(session: Session, person: Person) -> Sequence[Voice]:
    """What customers said to somebody, the newest first: what is on the wall, and what is for them alone."""
    for_them = or_(Voice.state == State.KEPT, and_(*on_wall()))
    theirs = select(Voice).where(Voice.person_id == person.id, for_them)
    return session.scalars(theirs.order_by(Voice.decided_at.desc()).limit(SHOWN)).all()


def find_voice(session: Session, reader: Person, number: int) -> Voice:
    """One of the teams that this reader leads, locked. Raises NotFound."""
    found = select(Voice).where(Voice.id == number, is_led_by(reader, Voice.team_id))
    voice = session.scalar(held(found, Voice))
    if voice is None or voice.state in {State.SCORE, State.GONE}:
        raise NotFound
    return voice


def judge(
    session: Session, voice: Voice, state: State, person_id: int | None, about: int | None, now: datetime
) -> None:
    """Put it on the wall, keep it for whom it is, or throw it away: then its words go at once. Flushes.

    What was reported is looked at by that, and what was hidden is decided anew.
    Raises Invalid: colleague_unknown, person_missing, surprise_unknown.
    """
    if state is State.GONE:
        voice.said, voice.helped, voice.person_id, voice.surprise_id = "", "", None, None
    else:
        voice.person_id = _one_of_team(session, voice, person_id)
        if state is State.KEPT and voice.person_id is None:
            raise Invalid("person_missing", field="person")
        voice.surprise_id = _about(session, voice, about)
    voice.state, voice.decided_at = state, now
    settle(session, ("voice", voice.id), now)
    show_again(session, ("voice", voice.id))
    session.flush()


def surprises_to_choose(session: Session, team: Team, now: datetime) -> Sequence[Surprise]:
    """What a voice can be about: the surprises of the last days."""
    of_team = (Surprise.team_id == team.id, is_shown("surprise", Surprise.id))
    found = select(Surprise).where(*of_team, Surprise.occurred_at > now - RECENT)
    return session.scalars(found.order_by(Surprise.occurred_at.desc()).limit(SHOWN)).all()


def owners_of_voices(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int | None]:
    """Whom these voices are for (None: all of the team), of those that this person sees on the wall."""
    seen = (Voice.team_id == person.team_id, *on_wall())
    rows = session.execute(select(Voice.id, Voice.person_id).where(Voice.id.in_(list(ids)), *seen))
    return dict(rows.all())


def team_scores(session: Session, team: Team, now: datetime) -> Scores | None:
    """The scores of the last quarter, of whole weeks that are over (decision 40); None for fewer than may be shown."""
    given = select(Voice.said_at, Voice.score).where(Voice.team_id == team.id, Voice.score.is_not(None))
    today = game_day(now, team.zone)
    over = monday_of(today)
    by_week = [
        (monday, score)
        for said_at, score in session.execute(given.order_by(Voice.said_at, Voice.id))
        if score is not None and (monday := monday_of(day_in(team.clocks, said_at))) < over
    ]
    lately = [cell for monday, cell in cells_of(by_week) if monday > today - SCORES_OF]
    return scores_of([score for cell in lately for score in cell])


def _one_of_team(session: Session, voice: Voice, person_id: int | None) -> int | None:
    if person_id is None:
        return None
    if person_id not in {one.id for one in team_members(session, voice.team_id)}:
        raise Invalid("colleague_unknown", field="person")
    return person_id


def _about(session: Session, voice: Voice, about: int | None) -> int | None:
    if about is None:
        return None
    row = session.get(Surprise, about)
    if row is None or row.team_id != voice.team_id or row.person_id != voice.person_id:
        raise Invalid("surprise_unknown", field="about")
    return row.id
