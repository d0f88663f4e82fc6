"""Everything on the page of a pot: how warm it is, what warmed it, what cools it, and what the team aims at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.people.models import Person, Team
from app.people.visibility import is_large_enough
from app.scores.rules import POINTS
from app.seasons.actions import doubles_on
from app.teapot.actions import Pot, families_of, members_of, pot_at, week_of_team
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
    is_doubled: bool = False
    """Whether it counts double in the season that runs."""


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
    active, families = active_of(members), families_of(session, team, today - REACH)
    points = {day: sum(of_day.values()) for day, of_day in families.items()}
    degrees = temperature(points, active, now, team.zone, week_of_team(team))
    return PotPage(
        team=team,
        today=today,
        pot=pot_at(degrees),
        course=course_of(session, team, reader, now),
        sources=_sources(families, active, now, team, doubles_on(session, today)),
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


def _sources(
    families: Mapping[date, Mapping[str, float]], active: Active, now: datetime, team: Team, doubles: str | None
) -> Sequence[Source]:
    fresh, week = worth(active, game_day(now, team.zone)), week_of_team(team)

    def source(name: str, points: int) -> Source:
        own = {day: of_day[name] for day, of_day in families.items()}
        factor = 2 if name == doubles else 1
        degrees = round(warmth(own, active, now, team.zone, week))
        return Source(name, degrees, round(factor * points * fresh, 1), name == doubles)

    sources = [source(name, points) for name, points in POINTS.items()]
    return sorted(sources, key=lambda one: -one.degrees)
