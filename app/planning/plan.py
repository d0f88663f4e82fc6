"""Planning the moments of a day for everybody in a zone: in portions, so that memory stays flat and nobody waits.

1. The people of a zone are read in portions by their id, each with what they chose; nothing is locked for that.
2. The moments of a portion are written in a transaction of its own. A planner that dies halfway begins again, and what
   is there stays as it is: (person, kind, day) is the key.
3. When all are through, the day is noted as planned.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.almanac import place_of
from app.calendar.leave import spans_of
from app.calendar.rules import WorkWeek
from app.challenges.models import Audience, SetChallenge
from app.challenges.setting import offered_until
from app.database import db, upsert_into, write
from app.moments.actions import Due, days_waiting, put, withdraw
from app.moments.models import PlannedDay
from app.moments.rules import wall_clock
from app.notifications.actions import note_change
from app.notifications.models import Preference
from app.notifications.preferences import CHOSEN, as_wishes
from app.notifications.rules import Hours, Wishes
from app.notifications.tell import REMINDER
from app.people.models import Person, Team
from app.people.working_days import replan_team
from app.planning.rules import KIND_OF, days_to_plan, is_planned, moments_of

PORTION = 1000
AT_ONCE = 50  # people of a team that are planned anew in one transaction

_PEOPLE = (
    select(
        Person.id,
        Person.team_id,
        Person.work_week,
        Person.leave,
        Team.zone,
        Team.country,
        Team.region,
        Team.almanac,
        Preference.person_id.label("chose"),
        *(getattr(Preference, name) for name in CHOSEN),
    )
    .join(Team, Team.id == Person.team_id)
    .outerjoin(Preference, Preference.person_id == Person.id)
    .where(Person.left_at.is_(None))
    .order_by(Person.id)
    .limit(PORTION)
)
_NOTHING_CHOSEN = Wishes()


def plan_all(now: datetime) -> int:
    """Plan what is not planned yet, zone by zone; answers how many people-days were looked at."""
    return sum(plan_day(zone, day, now) for zone, day in _unplanned(db.session(), now))


def _unplanned(session: Session, now: datetime) -> Sequence[tuple[str, date]]:
    planned = {(row.zone, row.day): row.planned_at for row in session.scalars(select(PlannedDay))}
    zones = session.scalars(select(Team.zone).distinct().order_by(Team.zone)).all()
    return [
        (zone, day)
        for zone in zones
        for day in days_to_plan(now, zone)
        if not is_planned(day, zone, planned.get((zone, day)), now)
    ]


def plan_day(zone: str, day: date, now: datetime) -> int:
    """Plan one day of everybody in a zone, and note that; answers how many people were looked at."""
    seen, last, asked = 0, 0, set[datetime]()
    teams = _teams_with_deadline(db.session(), day)
    people = _people(db.session(), zone, last)
    while people:
        due = list(_due(people, zone, day, teams, now))
        last, seen = people[-1].id, seen + len(people)
        with write() as session:
            put(session, due, now, asked=asked)
        people = _people(db.session(), zone, last)
    with write() as session:
        note = upsert_into(session, PlannedDay).values(zone=zone, day=day, planned_at=now)
        session.execute(note.on_conflict_do_update(index_elements=["zone", "day"], set_={"planned_at": now}))
    return seen


def replan(session: Session, person_ids: Collection[int], now: datetime) -> None:
    """Plan the coming moments of some people of one team anew, because they chose otherwise. Inside `write()`.

    A reminder that still waits is moved.
    """
    people = session.execute(_PEOPLE.where(Person.id.in_(person_ids))).all()
    withdraw(session, person_ids, list(KIND_OF))
    if not people:
        return
    zone, reminders = people[0].zone, {row.id: _wishes(row).reminder for row in people}
    waiting = days_waiting(session, list(reminders), REMINDER)
    moved = (Due(number, REMINDER, day, wall_clock(day, reminders[number], zone)) for number, day in waiting)
    put(session, moved, now, moves=True)
    for day in days_to_plan(now, zone):
        put(session, _due(people, zone, day, _teams_with_deadline(session, day), now), now)


def replan_some(session: Session, team_id: int, after: int, now: datetime) -> None:
    """Plan anew for the next few of a team, whose phones hear that their days changed; the others follow in a job."""
    some = select(Person.id).where(Person.team_id == team_id, Person.left_at.is_(None), Person.id > after)
    ids = session.scalars(some.order_by(Person.id).limit(AT_ONCE)).all()
    note_change(session, ids)
    replan(session, ids, now)
    if len(ids) == AT_ONCE:
        replan_team(session, team_id, now, ids[-1])


def _people(session: Session, zone: str, after: int) -> Sequence[Any]:
    """The next portion of the people of a zone; no transaction stays open for it."""
    rows = session.execute(_PEOPLE.where(Team.zone == zone, Person.id > after)).all()
    session.rollback()
    return rows


def _wishes(row: Any) -> Wishes:
    return as_wishes(row) if row.chose else _NOTHING_CHOSEN


def _due(people: Iterable[Any], zone: str, day: date, teams: set[int], now: datetime) -> Iterator[Due]:
    """What is still to come of the moments of these people's day."""
    for row in people:
        wishes = _wishes(row)
        week = WorkWeek(row.work_week, row.almanac or place_of(row.country, row.region), spans_of(row.leave))
        hours = Hours(week, zone, wishes.works_from, wishes.works_until)
        for kind, at in moments_of(day, hours, wishes, has_deadline=row.team_id in teams):
            if at > now:
                yield Due(row.id, kind, day, at)


def _teams_with_deadline(session: Session, day: date) -> set[int]:
    """The teams for which a challenge of more than one day ends on this one; one that comes anew has no last day."""
    ending = (
        select(Audience.team_id)
        .join(SetChallenge, SetChallenge.id == Audience.challenge_id)
        .where(SetChallenge.ends_on == day, SetChallenge.starts_on < day, SetChallenge.days == "", *offered_until(day))
    )
    return set(session.scalars(ending))
