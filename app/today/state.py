"""What the server knows of a person's game, as pages embed it and as an outbox gets it back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Date, Table, bindparam, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Completion, DayChoice
from app.challenges.rules import standing
from app.notifications.heard import is_unread
from app.notifications.models import Notification
from app.people.models import Organisation, Person
from app.people.visibility import is_quiet
from app.prepared import Prepared
from app.scores.actions import person_days, streak_of
from app.teapot.actions import Pot, pot_of

_CHOICE, _DONE = cast(Table, DayChoice.__table__).c, cast(Table, Completion.__table__).c
_PERSON, _INBOX = cast(Table, Person.__table__).c, cast(Table, Notification.__table__).c
_UNREAD = select(func.count()).where(_INBOX.person_id == _PERSON.id, is_unread()).scalar_subquery()
_EPOCH = select(Organisation.epoch).limit(1).scalar_subquery()
_STANDING = Prepared(select(_PERSON.revision, _UNREAD, _EPOCH).where(_PERSON.id == bindparam("person")))
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_CHOICES = Prepared(
    select(_CHOICE.local_day, _CHOICE.chosen, _CHOICE.decided_at, _CHOICE.swapped, _CHOICE.is_skipped).where(
        _CHOICE.person_id == bindparam("person"), _CHOICE.local_day.between(_FIRST, _LAST)
    )
)
_COMPLETIONS = Prepared(
    select(_DONE.local_day, _DONE.ref).where(
        _DONE.person_id == bindparam("person"), _DONE.local_day.between(_FIRST, _LAST)
    )
)


class Choice(NamedTuple):
    """What was made of one day's offer, as `DayChoice` keeps it."""

    local_day: date
    chosen: str | None
    decided_at: datetime
    swapped: dict[str, str]
    is_skipped: bool


def states_of(session: Session, asked: Sequence[tuple[Person, Sequence[date]]], now: datetime) -> list[dict[str, Any]]:
    """The fresh states of these people, in their order; what a team has in common is asked once."""
    pots: dict[int, Pot] = {}
    for person, _ in asked:
        if person.team_id not in pots and not is_quiet(person):
            pots[person.team_id] = pot_of(session, person.team, person, now)
    return [_state_of(session, person, now, days, pots) for person, days in asked]


def state_of(session: Session, person: Person, now: datetime, days: Sequence[date]) -> dict[str, Any]:
    """The fresh state; always holds today, and the other `days` that were touched."""
    (state,) = states_of(session, [(person, days)], now)
    return state


def _state_of(
    session: Session, person: Person, now: datetime, days: Sequence[date], pots: Mapping[int, Pot]
) -> dict[str, Any]:
    ((revision, unread, epoch),) = _STANDING.all(session.connection(), {"person": person.id})
    today = game_day(now, person.team.zone)
    wanted = sorted({today, *days})
    return {
        "account": str(person.account),
        "epoch": str(epoch),
        "revision": revision,
        "day": today.isoformat(),
        "days": _days(session, person, wanted),
        **({} if is_quiet(person) else _game(session, person, now, pots[person.team_id])),
        "unread": unread,
    }


def _game(session: Session, person: Person, now: datetime, pot: Pot) -> dict[str, Any]:
    """What only who plays is told."""
    streak = streak_of(session, person, now)
    return {
        "streak": {"length": streak.length, "cosies": streak.cosies, **({"is_long": True} if streak.is_long else {})},
        "pot": {"temperature": pot.temperature, "state": pot.state},
    }


def _days(session: Session, person: Person, wanted: Sequence[date]) -> dict[str, Any]:
    asked, connection = {"person": person.id, "first": wanted[0], "last": wanted[-1]}, session.connection()
    counted = person_days(session, person, wanted)
    choices = {row[0]: Choice(*row) for row in _CHOICES.all(connection, asked)}
    done: dict[date, list[str]] = {}
    for day, ref in _COMPLETIONS.all(connection, asked):
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
