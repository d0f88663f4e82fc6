"""What people chose about being told, and keeping it."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.jobs.actions import enqueue
from app.moments.rules import DAY
from app.notifications.kinds import KINDS, Channel, kind_of
from app.notifications.models import Preference
from app.notifications.rules import Hours, Wishes
from app.people.models import Person
from app.people.visibility import quiet_among
from app.people.working_days import REPLAN

CHOSEN = tuple(one.name for one in fields(Wishes))


def as_wishes(row: Any) -> Wishes:
    """The wishes in a row that has the columns of Preference, as an object or as a result; all may be None."""
    chosen = {name: getattr(row, name) for name in CHOSEN}
    return Wishes(**{name: value for name, value in chosen.items() if value is not None})


def wishes_of(session: Session, person: Person) -> Wishes:
    """What this person chose, and the defaults for what they did not."""
    row = session.get(Preference, person.id)
    return as_wishes(row) if row else Wishes()


def hours_of(person: Person, wishes: Wishes) -> Hours:
    """The working hours of a person, on their own days and where their team is."""
    return Hours(person.week, person.team.zone, wishes.works_from, wishes.works_until)


def own_hours(session: Session, person: Person) -> tuple[int, int]:
    """The minutes of the day from and until which somebody works."""
    wishes = wishes_of(session, person)
    return wishes.works_from, wishes.works_until


def on_the_clock(minutes: int) -> str:
    """Minutes of the day as a form has them, such as 14:30."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def hours_shown(wishes: Wishes) -> dict[str, str]:
    """The working hours by the names of their fields."""
    return {"works_from": on_the_clock(wishes.works_from), "works_until": on_the_clock(wishes.works_until)}


def listening(session: Session, person_ids: Iterable[int], kind: str) -> set[int]:
    """Those of these people who want to hear of a kind at all; of the game, nobody who switched it off."""
    ids = set(person_ids)
    if kind_of(kind).is_game:
        ids -= quiet_among(session, ids)
    rows = session.execute(
        select(Preference.person_id, Preference.channels).where(Preference.person_id.in_(sorted(ids)))
    )
    proposed = kind_of(kind).channel
    chosen = {person_id: channels.get(kind, proposed) for person_id, channels in rows}
    return {person_id for person_id in ids if chosen.get(person_id, proposed) != Channel.OFF}


def choose(session: Session, person: Person, chosen: dict[str, Any], now: datetime) -> None:
    """Keep what somebody chose, and plan their coming moments anew. Inside `write()`.

    `chosen` has the names of `Wishes`; of a kind that it leaves out (see `Kind.is_game`) what was chosen before stays.
    What is as it was proposed is not kept, so that a better default reaches who
    never chose, and so that only a time that somebody set themselves counts as asked for.
    """
    was = wishes_of(session, person)
    channels = {**was.channels, **chosen["channels"]}
    proposed = Wishes(works_from=was.works_from, works_until=was.works_until)
    values = chosen | {
        "channels": {name: way for name, way in channels.items() if name in KINDS and way != KINDS[name].channel},
        "morning_at": _if_set(chosen["morning_at"], proposed.morning),
        "reminder_at": _if_set(chosen["reminder_at"], proposed.reminder),
    }
    row = upsert_into(session, Preference).values(person_id=person.id, **values)
    session.execute(row.on_conflict_do_update(index_elements=["person_id"], set_=values))
    enqueue(session, REPLAN, {"person": person.id}, now=now)


def choose_hours(session: Session, person: Person, works_from: int, works_until: int, now: datetime) -> None:
    """Keep the hours that somebody works, in minutes of the day, and plan their moments anew. Inside `write()`."""
    was = wishes_of(session, person)
    if (was.works_from, was.works_until) == (works_from, works_until):
        return
    values = {"works_from": works_from, "works_until": works_until}
    row = upsert_into(session, Preference).values(person_id=person.id, channels=dict(was.channels), **values)
    session.execute(row.on_conflict_do_update(index_elements=["person_id"], set_=values))
    session.get_one(Person, person.id).revision = Person.revision + 1  # the ring is of these hours
    enqueue(session, REPLAN, {"person": person.id}, now=now)


def _if_set(minutes: int, proposed: int) -> int | None:
    """A time that somebody set, None for one that was only proposed."""
    return None if minutes == proposed % DAY else minutes
