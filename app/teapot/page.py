"""Everything on the page of a pot: how warm it is, what warmed it, what cools it, and what the team aims at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.aggregates.models import TeamWeek
from app.aggregates.reading import newest_of, together
from app.calendar.rules import WorkWeek, game_day
from app.people.models import Person, Team
from app.people.working_days import Weekday
from app.scores.rules import POINTS
from app.seasons.actions import doubles_on
from app.teapot.actions import Pot, may_be_told, members_of, points_of, pot_at, was_warmed
from app.teapot.course import Reading, course_of
from app.teapot.days import cooling_days
from app.teapot.focus import Focus, focus_of
from app.teapot.goals import Goal, goal_of
from app.teapot.members import Active, active_of, heads, newcomers
from app.teapot.nearing import Nearing, Story, nearing, story_of
from app.teapot.race import Race, has_entered, race_of
from app.teapot.rules import (
    BOILING,
    ROOM,
    cools_to,
    day_after,
    felt_since,
    floor_of,
    lost_in_a_day,
    state_of,
    temperature,
    warmth,
    working_days_until,
)
from app.teapot.worth import as_told, worth_of

NOT_LONG_AGO = timedelta(days=45)
Warmth = tuple[Mapping[date, float], Active, datetime, str, WorkWeek]
"""What the temperature of a pot is worked out from."""


@dataclass(frozen=True)
class Source:
    """What one family of deeds brought of a hundred, in the newest week that was published; one done now gives `fresh`.

    `share` is None where the number of that family is hidden. Degrees of this very moment are told of all families
    together alone: by family, two looks would tell what somebody did in between.
    """

    family: str
    share: int | None
    fresh: float | None
    is_doubled: bool = False
    """Whether it counts double in the season that runs."""


@dataclass(frozen=True)
class Cooling:
    """What becomes of the pot when nobody does anything: degrees a working day, and when it has another word.

    Nothing of it where the degrees are not told: they could be worked out from either.
    """

    a_day: int | None
    to: str | None
    on: date | None
    is_at_room: bool = False
    """Whether it is as cold as the room by the whole degrees that people see."""


@dataclass(frozen=True)
class PotPage:
    """What the template is given. `sources_of` is the Monday of the week that the shares are of, if there are any."""

    team: Team
    today: date
    pot: Pot
    course: Sequence[Reading]
    sources: Sequence[Source]
    sources_of: date | None
    focus: Focus | None
    cooling: Cooling
    days: Sequence[Weekday]
    days_to_come: Sequence[Weekday]
    goal: Goal
    race: Race | None
    has_entered: bool
    people: int
    newcomers: int
    """How many share the pot from today on: what is done today warms it less than before they came."""
    story: Story | None = None
    """Of a cold pot whose degrees are told, what became of it."""
    nearing: Nearing | None = None
    """How many challenges it is to the next word, where the degrees are told."""


def page_of(session: Session, reader: Person, team: Team, now: datetime) -> PotPage:
    """The page of the pot of `team` as `reader` sees it."""
    today, members = game_day(now, team.zone), members_of(session, team, now)
    active, points = active_of(members), points_of(session, team, felt_since(today, team.week))
    week = _newest(session, team, today)
    shares = shares_of(together([week] if week else []))
    of_pot: Warmth = (points, active, now, team.zone, team.week)
    degrees, doubles, fresh = temperature(*of_pot), doubles_on(session, today), _fresh(active, now, team)
    is_told = may_be_told(team, heads(members), reader)
    pot = pot_at(degrees, is_told=is_told)
    return PotPage(
        team=team,
        today=today,
        pot=pot,
        course=course_of(session, team, reader, now),
        sources=_sources(shares, fresh if is_told else None, doubles),
        sources_of=week.monday if week and shares else None,
        focus=focus_of(session, team, today),
        cooling=cooling_of(degrees, now, team) if is_told else Cooling(None, None, None),
        days=cooling_days(team, today),
        days_to_come=cooling_days(team, today + timedelta(days=1)),
        goal=goal_of(session, team, reader, now),
        race=race_of(session, team, pot.temperature, now),
        has_entered=has_entered(session, team),
        people=heads(members),
        newcomers=newcomers(members, today) if is_told else 0,
        story=_story(session, team, of_pot) if is_told and pot.state == "cold" else None,
        nearing=nearing(degrees, worth_of("completions", fresh, doubles)) if is_told else None,
    )


def _story(session: Session, team: Team, of_pot: Warmth) -> Story:
    """What became of a cold pot; that of before its reach is asked only where nothing warmed it since."""
    return story_of(*of_pot, is_old=not any(of_pot[0].values()) and was_warmed(session, team))


def _fresh(active: Active, now: datetime, team: Team) -> float:
    """The degrees that a point gives which is earned at this very moment; that day has cooled it a little already."""
    return warmth({game_day(now, team.zone): 1}, active, now, team.zone, team.week)


def cooling_of(degrees: float, now: datetime, team: Team) -> Cooling:
    """What is to come, from the temperature that people see: a pot that boils over cools from boiling."""
    seen, week = min(BOILING, degrees), team.week
    days = working_days_until(seen, floor_of(state_of(seen)))
    on = day_after(now, team.zone, week, days) if days is not None else None
    return Cooling(round(lost_in_a_day(seen)), cools_to(seen), on, is_at_room=round(seen) <= ROOM)


def _newest(session: Session, team: Team, today: date) -> TeamWeek | None:
    """The newest week that was published, if that is not long ago."""
    week = newest_of(session, team.id)
    return week if week and week.monday >= today - NOT_LONG_AGO else None


def shares_of(sums: Mapping[str, int]) -> dict[str, int]:
    """What each family brought of a hundred, by what its deeds are worth."""
    points = {name: POINTS[name] * amount for name, amount in sums.items()}
    total = sum(points.values())
    return {name: round(100 * amount / total) for name, amount in points.items()} if total else {}


def _sources(shares: Mapping[str, int], fresh: float | None, doubles: str | None) -> Sequence[Source]:
    def source(name: str) -> Source:
        degrees = None if fresh is None else as_told(worth_of(name, fresh, doubles))
        return Source(name, shares.get(name), degrees, name == doubles)

    sources = [source(name) for name in POINTS]
    return sorted(sources, key=lambda one: -(one.share or 0))
