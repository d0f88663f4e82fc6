"""Everything on the page of a pot: how warm it is, what warmed it, what cools it, and what the team aims at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.people.models import Person, Team
from app.people.visibility import is_large_enough
from app.scores.models import TeamDay
from app.scores.rules import POINTS
from app.teapot.actions import Pot, members_of, pot_at, week_of_team
from app.teapot.course import Reading, course_of
from app.teapot.goals import Goal, goal_of
from app.teapot.members import Active, active_of, heads
from app.teapot.race import Race, has_entered, race_of
from app.teapot.rules import (
    BOILING,
    REACH,
    cools_to,
    day_after,
    floor_of,
    lost_in_a_day,
    state_of,
    temperature,
    warmth,
    working_days_until,
    worth,
)


@dataclass(frozen=True)
class Source:
    """Degrees that one family of deeds still gives; a fresh deed gives `fresh`."""

    family: str
    degrees: int
    fresh: float


@dataclass(frozen=True)
class Cooling:
    """What becomes of the pot when nobody does anything: degrees a working day, and when it has another word."""

    a_day: int
    to: str | None
    on: date | None


@dataclass(frozen=True)
class PotPage:
    """What the template is given. `sources` say nothing of degrees where the team is too small for that."""

    team: Team
    today: date
    pot: Pot
    course: Sequence[Reading]
    sources: Sequence[Source]
    shows_numbers: bool
    cooling: Cooling
    goal: Goal
    race: Race | None
    has_entered: bool
    people: int


def page_of(session: Session, reader: Person, team: Team, now: datetime) -> PotPage:
    """The page of the pot of `team` as `reader` sees it."""
    today, members = game_day(now, team.zone), members_of(session, team, now)
    active, by_family = active_of(members), _by_family(session, team, today)
    points = by_family.pop("points")
    degrees = temperature(points, active, now, team.zone, week_of_team(team))
    return PotPage(
        team=team,
        today=today,
        pot=pot_at(degrees),
        course=course_of(session, team, reader, now),
        sources=_sources(by_family, active, now, team),
        shows_numbers=is_large_enough(heads(members), reader.team_id == team.id),
        cooling=cooling_of(degrees, now, team),
        goal=goal_of(session, team, reader, now),
        race=race_of(session, team, now),
        has_entered=has_entered(session, team),
        people=heads(members),
    )


def cooling_of(degrees: float, now: datetime, team: Team) -> Cooling:
    """What is to come, from the temperature that people see: a pot that boils over cools from boiling."""
    seen, week = min(BOILING, degrees), week_of_team(team)
    days = working_days_until(seen, floor_of(state_of(seen)))
    on = day_after(now, team.zone, week, days) if days is not None else None
    return Cooling(round(lost_in_a_day(seen)), cools_to(seen), on)


def _by_family(session: Session, team: Team, today: date) -> dict[str, dict[date, float]]:
    """The points of each day, altogether and by family: what was capped is taken off all alike."""
    rows = session.scalars(select(TeamDay).where(TeamDay.team_id == team.id, TeamDay.day >= today - REACH)).all()
    found: dict[str, dict[date, float]] = {name: {} for name in (*POINTS, "points")}
    for row in rows:
        raw = {name: POINTS[name] * getattr(row, name) for name in POINTS}
        total = sum(raw.values())
        found["points"][row.day] = row.points
        for name in POINTS:
            found[name][row.day] = raw[name] * row.points / total if total else 0
    return found


def _sources(
    by_family: Mapping[str, Mapping[date, float]], active: Active, now: datetime, team: Team
) -> Sequence[Source]:
    fresh, week = worth(active, game_day(now, team.zone)), week_of_team(team)
    sources = [
        Source(name, round(warmth(points, active, now, team.zone, week)), round(POINTS[name] * fresh, 1))
        for name, points in by_family.items()
    ]
    return sorted(sources, key=lambda source: -source.degrees)
