"""The organisation closes: who chose days of their own for such a week has those that are closed free too.

An exception of a week means its public holidays, which were known when it was chosen; days that were closed since were
not. Whoever ticks one afterwards works on it.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.leave import Span
from app.calendar.rota import with_days_free
from app.calendar.rules import game_day
from app.people.models import Person


def close(session: Session, person_ids: Collection[int], span: Span, now: datetime) -> None:
    """Let none of these people have the days of `span` ticked on which their team is closed; inside `write()`.

    What has begun stays, and so does what was called off meanwhile.
    """
    chose = select(Person).where(Person.id.in_(person_ids), Person.work_week.contains("="))
    locked = chose.order_by(Person.id).with_for_update(of=Person, key_share=True)
    for person in session.scalars(locked, execution_options={"populate_existing": True}):
        person.work_week = with_days_free(person.week, span, game_day(now, person.team.zone))
    session.flush()
