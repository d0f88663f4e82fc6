"""Who can be reached, what became of messages, and what waits or failed. Numbers only, never names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.forms import in_pages
from app.jobs.models import DEAD, OPEN, WORK, Job
from app.people.models import DeviceSession, Person, Role, Team
from app.people.sessions import IDLE
from app.people.team_names import place_of
from app.people.visibility import LEAST
from app.push.actions import LANE
from app.push.models import PushCount, Subscription

DAYS = 7
TEAMS = 50  # on one page
SHOWN = 50
SAID = 160


@dataclass(frozen=True, slots=True)
class TeamReach:
    """How many devices of a team hear us; None where fewer than five people have one."""

    team: str
    devices: int | None


class Reach(NamedTuple):
    """A page of the list of teams."""

    teams: Sequence[TeamReach]
    page: int
    pages: int


def reach(session: Session, now: datetime, page: int = 1) -> Reach:
    """Teams with the devices that a push service takes messages for. There is no sum: it would tell the rest."""
    every = sorted(session.execute(select(Team.id, Team.name)), key=lambda team: place_of(team.name))
    page, pages = in_pages(len(every), TEAMS, page)
    teams = {team.id: team.name for team in every[(page - 1) * TEAMS : page * TEAMS]}
    people = func.count(case((Person.role == Role.EMPLOYEE, Person.id)).distinct())  # whoever reads knows their own
    counted = (
        select(Person.team_id, func.count(Subscription.id))
        .join(DeviceSession, DeviceSession.id == Subscription.device_session_id)
        .join(Person, Person.id == Subscription.person_id)
        .where(
            Person.team_id.in_(teams),
            Person.left_at.is_(None),
            Subscription.failures == 0,
            DeviceSession.expires_at > now,
            DeviceSession.last_seen_at > now - IDLE,
        )
        .group_by(Person.team_id)
        .having(people >= LEAST)
    )
    devices = {row[0]: row[1] for row in session.execute(counted)}
    return Reach([TeamReach(name, devices.get(number)) for number, name in teams.items()], page, pages)


@dataclass(frozen=True, slots=True)
class SendingDay:
    """What became of messages on a day, by fate (app.push.fates)."""

    day: date
    fates: Mapping[str, int]

    def __getitem__(self, fate: str) -> int:
        return self.fates.get(fate, 0)


def sending(session: Session, now: datetime) -> Sequence[SendingDay]:
    """The last days on which anything was sent, the newest first."""
    first = now.date() - timedelta(days=DAYS - 1)
    rows = session.execute(
        select(PushCount.day, PushCount.fate, PushCount.messages)
        .where(PushCount.day >= first)
        .order_by(PushCount.day.desc())
    )
    days: dict[date, dict[str, int]] = {}
    for day, fate, messages in rows:
        days.setdefault(day, {})[fate] = messages
    return [SendingDay(day, fates) for day, fates in days.items()]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages are due, and since when the first of them is."""

    messages: int
    since: datetime | None


def waiting(session: Session, now: datetime) -> Waiting:
    """What the sender has not come to yet."""
    due = select(func.count(), func.min(Job.run_at)).where(Job.lane == LANE, Job.state == OPEN, Job.run_at <= now)
    count, since = session.execute(due).one()
    return Waiting(count, since)


@dataclass(frozen=True, slots=True)
class FailedJob:
    """Work that was given up."""

    id: int
    kind: str
    tries: int
    ended_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The newest of the work that was given up, and how much there is in all."""

    count: int
    newest: Sequence[FailedJob] = field(default_factory=tuple)


def failed(session: Session) -> Failed:
    """Work of the workers that is dead; a message that nobody took is no news any more and is only counted."""
    dead = (Job.lane == WORK, Job.state == DEAD)
    count = session.scalar(select(func.count()).select_from(Job).where(*dead)) or 0
    rows = session.execute(
        select(Job.id, Job.kind, Job.attempts, Job.ended_at, Job.last_error)
        .where(*dead)
        .order_by(Job.ended_at.desc(), Job.id.desc())
        .limit(SHOWN)
    )
    newest = [FailedJob(row.id, row.kind, row.attempts, row.ended_at, _first_line(row.last_error)) for row in rows]
    return Failed(count, newest)


def _first_line(error: str | None) -> str:
    """Why, without what a database adds on further lines: the values of the statement, which are somebody's."""
    return (error or "").partition("\n")[0][:SAID]
