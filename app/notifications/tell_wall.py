"""Telling people what is done about things on the wall: a spotlight, a report, what was taken off it or put back."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.badges.models import Giving
from app.deeds.way import Recording
from app.moderation import actions as moderation
from app.notifications.actions import Link, note_change, notify
from app.notifications.models import Notification
from app.notifications.praise import wall_link
from app.people.leading import leaders_beside
from app.people.models import Person
from app.recognition.models import Compliment
from app.spotlights import actions as spotlights
from app.surprises.models import Surprise
from app.voices.models import Voice

Target = tuple[str, int]
_WRITTEN = {"surprise": Surprise, "compliment": Compliment, "giving": Giving, "voice": Voice}
_OF_DEED = {"surprise": "surprise", "compliment": "compliment", "given_badge": "giving"}


def tell_spotlight(
    session: Session, people: Collection[int], by: Person, target: Target, sentence: str, now: datetime
) -> None:
    """Tell these people that something of theirs is in the spotlight."""
    what = {"by": by.first_name, "sentence": sentence}
    link = wall_link(_name(target))
    notify(session, people, "spotlight", what, now, group_key=f"spotlight:{_name(target)}", link=link)


def tell_reported(
    session: Session, team_id: int, without: Collection[int | None], target: Target, now: datetime
) -> None:
    """Tell who leads the team that something was reported, not who did; where nobody else leads it, who leads all."""
    leaders = leaders_beside(session, team_id, without)
    key, link = f"reported:{_name(target)}", Link("wall.reports")
    notify(session, leaders, "wall", {"what": "reported", "kind": target[0]}, now, group_key=key, link=link)


def tell_hidden(
    session: Session, author: int, by: Person, target: Target, word: str, now: datetime, *, private: bool = False
) -> None:
    """Tell who wrote it that it is off the wall, with a word of who took it off; of what is `private`, and never was
    on a wall, that it is not shown."""
    _tell_author(session, author, by, target, now, what="hidden", word=word, private=private)


def tell_shown(
    session: Session, author: int, by: Person, target: Target, now: datetime, *, private: bool = False
) -> None:
    """Tell who wrote it that it is back."""
    _tell_author(session, author, by, target, now, what="shown", word="", private=private)


def _tell_author(
    session: Session, author: int, by: Person, target: Target, now: datetime, *, what: str, word: str, private: bool
) -> None:
    said = {"what": what, "kind": "private" if private else target[0], "by": by.first_name, "word": word}
    link = Link("wall.thing", {"place": f"{target[0]}-{target[1]}"})
    notify(session, [author], "wall", said, now, group_key=f"hidden:{_name(target)}", link=link)


def forget_quotes(session: Session, keys: Sequence[str]) -> None:
    """What is off the wall is quoted in nobody's inbox: not where it was told, applauded, or in the spotlight."""
    gone = delete(Notification).where(Notification.group_key.in_(keys)).returning(Notification.person_id)
    note_change(session, set(session.scalars(gone)))


def follow_lost(session: Session, recording: Recording) -> None:
    """What its writer took back leaves the spotlight, and is reported or hidden no longer."""
    for kind in {deed.kind for deed in recording.removed} & _OF_DEED.keys():
        forget_lost(session, _OF_DEED[kind])


def forget_lost(session: Session, kind: str) -> None:
    """Things of this kind that are gone leave nothing behind of what was said of them."""
    number = _WRITTEN[kind].id  # type: ignore[attr-defined]
    moderation.forget_lost(session, kind, number)
    keys = [f"spotlight:{kind}:{gone}" for gone in spotlights.forget_lost(session, kind, number)]
    if keys:
        told = delete(Notification).where(Notification.group_key.in_(keys)).returning(Notification.person_id)
        note_change(session, set(session.scalars(told)))


def _name(target: Target) -> str:
    return f"{target[0]}:{target[1]}"
