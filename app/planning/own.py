"""What comes of somebody's own plans: a half hour that begins and is over, and a kind question about a first step."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.deeds.way import Recording
from app.first_steps.actions import step_to_ask
from app.first_steps.rules import NOT_YET
from app.half_hours.actions import waiting_on
from app.half_hours.rules import LENGTH
from app.moments.actions import Due, put
from app.moments.rules import wall_clock
from app.notifications.actions import Link, notify
from app.notifications.kinds import KINDS
from app.notifications.preferences import wishes_of
from app.people.models import Person
from app.planning.telling import TODAY

HALF_HOUR, FIRST_STEP = "half_hour", "first_step"
_PAGE = Link("half_hours.half_hour")


def tell_half_hour(session: Session, due: Sequence[Due], now: datetime) -> None:
    """That it begins in a few minutes, to whom still has one then; its person chose the moment, so it always comes."""
    for one in _in_time(due, now, HALF_HOUR):
        row = waiting_on(session, [one.person_id], one.day, is_started=False).get(one.person_id)
        if row is not None and row.begins_at is not None and row.begins_at + LENGTH > now:
            minutes = max(0, round((row.begins_at - now).total_seconds() / 60))
            _tell(session, one, {"minutes": minutes, "about": row.about}, now)


def tell_half_hour_ends(session: Session, due: Sequence[Due], now: datetime) -> None:
    """That it is over, to whom it ran for."""
    for one in _in_time(due, now, HALF_HOUR):
        row = waiting_on(session, [one.person_id], one.day, is_started=True).get(one.person_id)
        if row is not None and row.begins_at is not None and row.begins_at + LENGTH <= now:
            _tell(session, one, {"is_over": True, "about": row.about}, now)


def follow_first_steps(session: Session, recording: Recording) -> None:
    """Who wrote down a first step is asked about it on their next working morning; so is who said not yet."""
    if not recording.kinds & {FIRST_STEP, "step_answer"}:
        return
    person, now = recording.person, recording.now
    days = {
        deed.local_day
        for deed in recording.added
        if deed.kind == FIRST_STEP or (deed.kind == "step_answer" and deed.payload["answer"] == NOT_YET)
    }
    if not days:
        return
    zone, wishes = person.team.zone, wishes_of(session, person)
    coming = {day for since in days for day in person.week.coming(since, 1)}
    due = [Due(person.id, FIRST_STEP, day, wall_clock(day, wishes.morning, zone)) for day in sorted(coming)]
    put(session, [one for one in due if one.due_at > now], now)


def tell_first_step(session: Session, due: Sequence[Due], now: datetime) -> None:
    """The question, to whom still has a step to be asked about."""
    people = select(Person).where(Person.id.in_([one.person_id for one in due]))
    found = {person.id: person for person in session.scalars(people)}
    for one in _in_time(due, now, FIRST_STEP):
        person = found.get(one.person_id)
        step = step_to_ask(session, person, one.day) if person is not None else None
        if step is not None:
            notify(session, [one.person_id], FIRST_STEP, {"what": step.what}, now, group_key=FIRST_STEP, link=TODAY)


def _in_time(due: Sequence[Due], now: datetime, kind: str) -> list[Due]:
    return [one for one in due if now - one.due_at <= KINDS[kind].worth]


def _tell(session: Session, one: Due, what: dict[str, object], now: datetime) -> None:
    key = f"{HALF_HOUR}:{one.day.isoformat()}"
    notify(session, [one.person_id], HALF_HOUR, what, now, group_key=key, link=_PAGE, is_asked=True)
