"""Telling people that colleagues applaud them, or thank them; and taking that back with what it was about."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, true
from sqlalchemy.orm import Session

from app.badges.models import Award, Gift
from app.deeds.rules import Deed
from app.deeds.way import Recording
from app.notifications.actions import Link, note_change, notify, reword
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import are_seen, may_be_seen
from app.recognition.kind import split_target
from app.recognition.models import Applause, Compliment
from app.surprises.models import Surprise
from app.voices.models import Voice

QUOTED = 80
GAME = frozenset({"award", "given"})
"""What is applauded as part of the game: who switched it off is not named for it."""
_OWN = {"surprise": Surprise, "compliment": Compliment}


def follow_applause(session: Session, recording: Recording) -> None:
    """Tell whose surprise, badge or compliment is applauded: one notification for each, however many clap."""
    if "applause" not in recording.kinds and not recording.removed:
        return
    for target in _targets(recording.added):
        _tell_applause(session, target, recording.person, recording.now)
    for target in _targets(recording.removed) - _targets(recording.added):
        retell_applause(session, target)
    if "given_badge" in recording.kinds_removed:
        _forget(session, (Applause.target_kind == "given") & Applause.target_id.not_in(select(Gift.id)))
    for kind in recording.kinds_removed & _OWN.keys():
        _forget_lost(session, recording.person, kind)


def follow_compliments(session: Session, recording: Recording) -> None:
    """Tell whom a compliment is for; one that was taken back leaves their inboxes."""
    if "compliment" not in recording.kinds | recording.kinds_removed:
        return
    person, now = recording.person, recording.now
    gone = [_compliment_key(person, deed) for deed in recording.removed if deed.kind == "compliment"]
    if gone:
        theirs = delete(Notification).where(Notification.group_key.in_(gone)).returning(Notification.person_id)
        note_change(session, session.scalars(theirs).all())
    said = {deed.id: deed for deed in recording.added if deed.kind == "compliment"}
    if not said:
        return
    rows = session.scalars(
        select(Compliment).where(Compliment.person_id == person.id, Compliment.deed_id.in_(list(said)))
    )
    for row in rows.all():
        params: dict[str, Any] = {"by": person.first_name, "because": row.because[:QUOTED]}
        if row.to_team is not None:
            params["team"] = row.to_team.name
        receivers = [one.id for one in row.receivers]
        key, link = _compliment_key(person, said[row.deed_id]), wall_link(f"compliment:{row.id}")
        notify(session, receivers, "compliment", params, now, group_key=key, link=link)


def wall_link(target: str) -> Link:
    """The place of something on the wall."""
    return Link("wall.wall", {"_anchor": target.replace(":", "-")})


def _compliment_key(person: Person, deed: Deed) -> str:
    """By its deed, which is known after its row is gone."""
    return f"compliment:{person.id}:{deed.id}"


def _forget_lost(session: Session, person: Person, kind: str) -> None:
    """What was taken back is quoted nowhere: its claps are for nothing, and so is what was told of them."""
    model = _OWN[kind]
    theirs = select(model.id).where(model.person_id == person.id)  # type: ignore[attr-defined]
    is_lost = (Applause.owner_id == person.id) & (Applause.target_kind == kind) & Applause.target_id.not_in(theirs)
    _forget(session, is_lost)


def _forget(session: Session, is_lost: ColumnElement[bool]) -> None:
    lost = delete(Applause).where(is_lost).returning(Applause.target_kind, Applause.target_id)
    keys = {f"applause:{kind}:{number}" for kind, number in session.execute(lost)}
    if keys:
        session.execute(delete(Notification).where(Notification.group_key.in_(keys)))


def _targets(deeds: Iterable[Deed]) -> set[str]:
    return {deed.payload["target"] for deed in deeds if deed.kind == "applause"}


def _applause_for(session: Session, target: str) -> tuple[int | None, int] | None:
    """Whose the target is (None: all of the team's), and how many people applauded it; None where nobody does."""
    kind, number = split_target(target)
    row = session.execute(
        select(Applause.owner_id, func.count(Applause.person_id.distinct()))
        .where(Applause.target_kind == kind, Applause.target_id == number)
        .group_by(Applause.owner_id)
    ).first()
    return None if row is None else (row[0], row[1])


def _tell_applause(session: Session, target: str, by: Person, now: datetime) -> None:
    owner_id, people = _applause_for(session, target) or (None, 0)
    if owner_id is None:  # what is for all of the team is seen by all of it, on the wall
        return
    if split_target(target)[0] in GAME and not may_be_seen(by):  # it came in late: one more of the others
        retell_applause(session, target)
        return
    params = {"by": by.first_name, "others": people - 1, **_what(session, target)}
    notify(session, [owner_id], "applause", params, now, group_key=f"applause:{target}", link=wall_link(target))


def retell_applause(session: Session, target: str) -> None:
    """Put right what was told of it, read or not: the newest who claps and may be named, and how many others do. Where
    nobody is left to be named, nothing was told."""
    kind, number = split_target(target)
    by_newest = (
        select(Person)
        .join(Applause, Applause.person_id == Person.id)
        .where(Applause.target_kind == kind, Applause.target_id == number, are_seen() if kind in GAME else true())
        .order_by(Applause.occurred_at.desc(), Applause.deed_id.desc())
    )
    by = session.scalars(by_newest.limit(1)).first()
    key = f"applause:{target}"
    if by is None:
        told = delete(Notification).where(Notification.group_key == key).returning(Notification.person_id)
        note_change(session, session.scalars(told).all())
        return
    _, people = _applause_for(session, target) or (None, 1)
    reword(session, "applause", key, {"by": by.first_name, "others": people - 1, **_what(session, target)})


def _what(session: Session, target: str) -> dict[str, str]:
    """What was applauded, in its own words or by its key."""
    kind, number = split_target(target)
    if kind == "award":
        award = session.get(Award, number)
        return {"badge": award.badge} if award else {}
    if kind == "given":
        gift = session.get(Gift, number)
        return {"badge": gift.giving.badge} if gift else {}
    if kind == "compliment":
        compliment = session.get(Compliment, number)
        return {"compliment": compliment.because[:QUOTED]} if compliment else {}
    if kind == "voice":
        voice = session.get(Voice, number)
        return {"voice": voice.said[:QUOTED]} if voice else {}
    surprise = session.get(Surprise, number)
    return {"surprise": surprise.what[:QUOTED]} if surprise else {}
