"""Telling whom a customer thanked, and who leads that something waits to be read; what was thrown away is not told."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.notifications.actions import Link, note_change, notify
from app.notifications.models import Notification
from app.notifications.praise import QUOTED, wall_link
from app.people.models import Person, Team
from app.recognition.models import Applause
from app.voices.actions import count_waiting
from app.voices.models import State, Voice

VOICE, TO_READ = "voice", "to_read"


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


def tell_waiting(session: Session, team: Team, readers: Collection[int], now: datetime) -> None:
    """Tell these that something of a team waits to be read, how much that is for each; in one line for each team.

    Whoever was told before reads there how much it is now; where nothing is left for them it goes.
    """
    key, link = _line(team), Link("insights.voices", {"team": team.id})
    told = {row.person_id: row for row in session.scalars(select(Notification).where(Notification.group_key == key))}
    for reader in session.scalars(select(Person).where(Person.id.in_({*readers, *told})).order_by(Person.id)).all():
        waiting = {"team": team.name, "waiting": count_waiting(session, team, reader)}
        if not waiting["waiting"]:
            if reader.id in told:
                session.delete(told[reader.id])
        elif reader.id in readers:
            notify(session, [reader.id], TO_READ, waiting, now, group_key=key, link=link)
        else:
            told[reader.id].params = waiting
    note_change(session, sorted(told))
    session.flush()


def untold_since(session: Session, team: Team, readers: Collection[int], since: datetime) -> set[int]:
    """Those of these whom nothing was told since then of what waits in a team."""
    told = select(Notification.person_id).where(Notification.group_key == _line(team), Notification.created_at >= since)
    return set(readers) - set(session.scalars(told))


def _line(team: Team) -> str:
    return f"{TO_READ}:{team.id}"


def _key(voice: Voice) -> str:
    return f"{VOICE}:{voice.id}"
