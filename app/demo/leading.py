"""What the manager of whoever looks around leads: a draft, a challenge that comes back every week, and a morning."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.before_ten.rules import LATEST, TEN
from app.before_ten.scheduling import plan_mornings
from app.challenges.drafting import Words, draft
from app.challenges.publishing import NewChallenge, publish
from app.deeds.actions import read, record
from app.deeds.way import Way
from app.demo.rhythm import Calendar
from app.demo.sending import deed_id, raw_deed
from app.demo.texts import Texts
from app.moments.rules import wall_clock
from app.people.models import Person, Role

_FRIDAYS = "0000100"
_FOR = timedelta(weeks=4)
_HELPED = 2  # of those who wait on the list


def lead(session: Session, way: Way, team: Sequence[Person], written: Texts, calendar: Calendar) -> None:
    """The manager's plans, and a morning's list to which the `team` added and on which two were helped; flushes."""
    manager = next(person for person in team if person.role == Role.MANAGER)
    others = [person for person in team if person is not manager]
    title, what, why = written.own["draft"]
    draft(session, manager, manager.team, Words(title, what, why, 15, 1), calendar.now)
    title, what, why = written.own["weekly"]
    begins = calendar.monday(-2)  # by then there is room beside what runs now
    weekly = NewChallenge(manager.team, title, what, why, 10, 2, begins, begins + _FOR, days=_FRIDAYS)
    publish(session, manager, weekly, calendar.now)
    closes = list_closes(calendar)
    if closes is not None:
        plan_mornings(
            session, manager, manager.team, (calendar.today, calendar.today), closes, calendar.now, calendar.today
        )
        _work_on_it(session, way, others, written, calendar)


def list_closes(calendar: Calendar) -> int | None:
    """Ten o'clock, in minutes; later in the day a whole hour that is still to come, so that a list is going on.

    None in the evening, and in the night that still belongs to the day.
    """
    local = calendar.now.astimezone(ZoneInfo(calendar.zone))
    closes = max(TEN, (local.hour + 2) * 60)
    return closes if closes <= LATEST and wall_clock(calendar.today, closes, calendar.zone) > calendar.now else None


def _work_on_it(session: Session, way: Way, team: Sequence[Person], written: Texts, calendar: Calendar) -> None:
    luck = random.Random(len(team))
    lately = calendar.lately(len(written.own["waits"]) + _HELPED, luck)
    items = []
    for text, at, person in zip(written.own["waits"], lately, team, strict=False):
        items.append(_send(session, way, person, "item", {"text": text}, at, calendar, luck))
    (advice,) = written.own["advice"]
    for item, at, person in zip(items[:_HELPED], lately[-_HELPED:], reversed(team), strict=False):
        said = {"item": str(item)} | ({"line": advice} if item is items[0] else {})
        _send(session, way, person, "item_done", said, at, calendar, luck)


def _send(
    session: Session,
    way: Way,
    person: Person,
    kind: str,
    payload: dict[str, Any],
    at: datetime,
    calendar: Calendar,
    luck: random.Random,
) -> UUID:
    made = deed_id(at, luck)
    raw = raw_deed(made, kind, at, calendar.today, payload)
    record(session, way, person, read(way, person, [raw], calendar.now), calendar.now)
    return made
