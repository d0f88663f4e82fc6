"""Telling whom a customer thanked; nothing is said of what was thrown away."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.notifications.actions import Link, note_change, notify
from app.notifications.models import Notification
from app.notifications.praise import QUOTED, wall_link
from app.recognition.models import Applause
from app.voices.models import State, Voice

VOICE = "voice"


def tell_voice(session: Session, voice: Voice, now: datetime) -> None:
    """On the wall, or for them alone; a voice for all of a team is seen on its wall, and told to nobody apart."""
    if voice.person_id is None or voice.state not in {State.WALL, State.KEPT}:
        return
    link = wall_link(f"voice:{voice.id}") if voice.state == State.WALL else Link("voices.mine")
    notify(session, [voice.person_id], VOICE, {"said": voice.said[:QUOTED]}, now, group_key=_key(voice), link=link)


def forget_voice(session: Session, voice: Voice) -> None:
    """What was told before it was decided anew goes, and where it leaves the wall its claps are for nothing.

    Where it stays they are for whom it is now, who does not applaud themselves.
    """
    keys = [_key(voice), f"applause:voice:{voice.id}"] if voice.state != State.WALL else [_key(voice)]
    told = delete(Notification).where(Notification.group_key.in_(keys)).returning(Notification.person_id)
    note_change(session, session.scalars(told).all())
    claps = (Applause.target_kind == VOICE, Applause.target_id == voice.id)
    lost = () if voice.state != State.WALL else (Applause.person_id == voice.person_id,)
    session.execute(delete(Applause).where(*claps, *lost))
    session.execute(update(Applause).where(*claps).values(owner_id=voice.person_id))


def _key(voice: Voice) -> str:
    return f"{VOICE}:{voice.id}"
