"""A team goes to another country, another part of it, or by another clock, from a day on; what was before stays.

Its texts know at once what holds on which day; the columns that say where it is now follow when that day has come.
"""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.almanac import almanac_of, moved_to, place_of, place_on
from app.calendar.rules import day_begins, game_day
from app.calendar.steps import has_room, starting, steps_of
from app.calendar.zones import day_in, zone_at
from app.errors import Invalid
from app.holding import hold
from app.jobs.actions import enqueue
from app.jobs.work import Handler, Outcome, Task
from app.people.actions import Whereabouts
from app.people.models import Team
from app.people.places import regions
from app.people.working_days import replan_team, team_days_changed

SETTLE = "people.settle_team"
"""The kind of job that lets a team be where it is to be from now on. Payload: team."""
AHEAD = timedelta(days=366)


def first_day_of(team: Team, zone: str, now: datetime) -> date:
    """From which day on a team can be elsewhere: tomorrow, by either clock, for what was asked and done today stays."""
    return max(game_day(now, team.zone), game_day(now, zone)) + timedelta(days=1)


def relocate(session: Session, team: Team, where: Whereabouts, since: date, now: datetime) -> None:
    """Let `team` (locked) be elsewhere from a day on, in the place of what was planned from then on; inside `write()`.

    Raises Invalid: region_unknown, place_past, place_far, place_many.
    """
    if where.region and where.region not in dict(regions(where.country)):
        raise Invalid("region_unknown", field="region")
    first = first_day_of(team, where.zone, now)
    if since < first:
        raise Invalid("place_past", field="since")
    if since > first + AHEAD:
        raise Invalid("place_far", field="since")
    today = game_day(now, team.zone)
    for held in (almanac_of(team.place).places, team.clocks):
        if not has_room(steps_of(held)[1], since, today):
            raise Invalid("place_many", field="since")
    was = team.week
    team.almanac = moved_to(team.place, since, place_of(where.country, where.region))
    team.zones = starting(team.clocks, since, where.zone)
    session.flush()
    enqueue(session, SETTLE, {"team": team.id}, now=now, run_at=day_begins(since, where.zone))
    team_days_changed(session, {team.id: was}, now)
    replan_team(session, team.id, now)


def settle(team: Team, now: datetime) -> None:
    """Let a team be where its texts say that it is now."""
    country, _, region = place_on(team.place, day_in(team.clocks, now)).partition("-")
    almanac, zones = team.place, team.clocks
    team.country, team.region, team.zone = country, region, zone_at(zones, now)
    team.almanac = "" if almanac == place_of(country, region) else almanac
    team.zones = "" if zones == team.zone else zones


def _settle(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        team = hold(session, Team, task.payload["team"])
        if team is not None:
            settle(team, task.now)
            session.flush()
            replan_team(session, team.id, task.now)

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {SETTLE: _settle}
