"""The pots of many teams at once: as many questions for a thousand as for two."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.people.models import Person, Team
from app.people.moves import TeamStay
from app.scores.models import TeamDay
from app.scores.rules import POINTS
from app.seasons.actions import accents_since
from app.teapot.actions import Pot, doubled_on, from_beginning, joined_since, may_be_told, pot_at
from app.teapot.members import Members, active_of, heads
from app.teapot.rules import REACH, felt_since, temperature
from app.teapot.worth import by_family

USUAL = REACH + timedelta(days=14)  # also where a few holidays lie in between


def pots_of(session: Session, teams: Sequence[Team], now: datetime, reader: Person | None = None) -> Mapping[int, Pot]:
    """By team: its pot at this moment, as `reader`, or anybody, sees it; three queries.

    They are three more where some teams look back for longer than most, so that not the past of all is read for them.
    """
    since = {team.id: felt_since(game_day(now, team.zone), team.week) for team in teams}
    most = [team for team in teams if since[team.id] >= now.date() - USUAL]
    others = [team for team in teams if since[team.id] < now.date() - USUAL]
    found: dict[int, Pot] = {}
    for some in filter(None, (most, others)):
        found |= _pots(session, some, min(since[team.id] for team in some), now, reader)
    return found


def _pots(
    session: Session, teams: Sequence[Team], since: date, now: datetime, reader: Person | None
) -> Mapping[int, Pot]:
    points, members = _points(session, teams, since), _members(session, teams, since)
    return {
        team.id: pot_at(
            temperature(points[team.id], active_of(tuple(members[team.id])), now, team.zone, team.week),
            is_told=may_be_told(team, heads(members[team.id]), reader),
        )
        for team in teams
    }


def _points(session: Session, teams: Sequence[Team], since: date) -> Mapping[int, dict[date, float]]:
    accents = accents_since(session, since)
    begins = {team.id: team.pot_from or since for team in teams}
    found: defaultdict[int, dict[date, float]] = defaultdict(dict)
    counters = (getattr(TeamDay, name) for name in POINTS)
    rows = session.execute(
        select(TeamDay.team_id, TeamDay.day, TeamDay.points, *counters).where(
            TeamDay.team_id.in_(begins), TeamDay.day >= since, TeamDay.points > 0
        )
    )
    for team, day, points, *counts in rows:
        if day < begins[team]:
            continue
        families = by_family(dict(zip(POINTS, counts, strict=True)), points, doubled_on(accents, day))
        found[team][day] = sum(families.values())
    return found


def _members(session: Session, teams: Sequence[Team], first: date) -> Mapping[int, list[Members]]:
    since = from_beginning(first)
    clocks = {team.id: team.clocks for team in teams}
    found: defaultdict[int, list[Members]] = defaultdict(list)
    alike: tuple[Any, ...] = (Person.work_week, Person.leave, joined_since(since), Person.left_at, Person.team_since)
    rows = session.execute(
        select(Person.team_id, *alike, func.count())
        .where(Person.team_id.in_(clocks), (Person.left_at.is_(None)) | (Person.left_at >= since))
        .group_by(Person.team_id, Person.work_week, Person.leave, "joined", Person.left_at, Person.team_since)
    )
    for team, *row in rows:
        found[team].append(Members.here(clocks[team], *row))
    former = session.execute(
        select(TeamStay.team_id, Person.work_week, Person.leave, Person.joined_at, TeamStay.first, TeamStay.until)
        .join(Person, Person.id == TeamStay.person_id)
        .where(TeamStay.team_id.in_(clocks), TeamStay.until >= first)
    )
    for team, *row in former:
        found[team].append(Members.formerly(clocks[team], *row))
    return found
