"""What the server knows of a person's game, as pages embed it and as an outbox gets it back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import BindParameter, Table, bindparam, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Completion, DayChoice
from app.challenges.rules import standing
from app.notifications.models import Notification
from app.people.models import Person
from app.scores.actions import person_days, streak_of
from app.teapot.actions import pot_of

_CHOICE, _DONE = cast(Table, DayChoice.__table__).c, cast(Table, Completion.__table__).c
_PERSON, _INBOX = cast(Table, Person.__table__).c, cast(Table, Notification.__table__).c
_UNREAD = select(func.count()).where(_INBOX.person_id == _PERSON.id, _INBOX.read_at.is_(None)).scalar_subquery()
_STANDING = select(_PERSON.revision, _UNREAD).where(_PERSON.id == bindparam("person"))
_DAYS: BindParameter[Any] = bindparam("days", expanding=True)
_CHOICES = select(_CHOICE.local_day, _CHOICE.chosen, _CHOICE.decided_at, _CHOICE.swapped, _CHOICE.is_skipped).where(
    _CHOICE.person_id == bindparam("person"), _CHOICE.local_day.in_(_DAYS)
)
_COMPLETIONS = select(_DONE.local_day, _DONE.ref).where(
    _DONE.person_id == bindparam("person"), _DONE.local_day.in_(_DAYS)
)


def state_of(session: Session, person: Person, now: datetime, days: Sequence[date]) -> dict[str, Any]:
    """The fresh state; always holds today, and the other `days` that were touched."""
    revision, unread = session.connection().execute(_STANDING, {"person": person.id}).one()
    today = game_day(now, person.team.zone)
    wanted = sorted({today, *days})
    streak = streak_of(session, person, now)
    pot = pot_of(session, person.team, now)
    return {
        "account": str(person.account),
        "revision": revision,
        "day": today.isoformat(),
        "days": _days(session, person, wanted),
        "streak": {"length": streak.length, "cosies": streak.cosies},
        "pot": {"temperature": pot.temperature, "state": pot.state},
        "unread": unread,
    }


def _days(session: Session, person: Person, wanted: Sequence[date]) -> dict[str, Any]:
    asked, connection = {"person": person.id, "days": wanted}, session.connection()
    counted = person_days(session, person, wanted)
    choices = {row.local_day: row for row in connection.execute(_CHOICES, asked)}
    done: dict[date, list[str]] = {}
    for day, ref in connection.execute(_COMPLETIONS, asked):
        done.setdefault(day, []).append(ref)
    return {
        day.isoformat(): {
            "strokes": counted[day].strokes if day in counted else 0,
            "hours": counted[day].hours if day in counted else {},
            "done": sorted(set(done.get(day, []))),
            "chosen": standing(choices[day].chosen, choices[day].decided_at, choices[day].swapped)
            if day in choices
            else None,
            "swapped": sorted(choices[day].swapped) if day in choices else [],
            "skipped": choices[day].is_skipped if day in choices else False,
        }
        for day in wanted
    }
