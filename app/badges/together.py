"""What a team earns together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.badges.actions import added
from app.badges.badge import Badge
from app.badges.catalogue import TEAM_BADGES
from app.badges.counting import surprisers
from app.badges.events import Day
from app.badges.facts import TeamFacts
from app.badges.models import TeamAward
from app.badges.moments import moment_of
from app.badges.rules import deserved, evidence_params
from app.badges.team import CLAPS
from app.calendar.rules import game_day, week_of
from app.calendar.zones import day_in
from app.challenges.library import LIBRARY
from app.challenges.models import Completion
from app.deeds.way import Recording
from app.people.models import Team
from app.recognition.models import Applause
from app.scores.models import PersonDay, TeamDay
from app.surprises.models import Surprise
from app.teapot.actions import members_of
from app.teapot.members import ever_active_of, heads

DEEDS = frozenset({"completion", "surprise", "applause"})
WARM_WEEK = 60  # points by full week of work of who was there: four good days of a pot (see teapot.rules)
_ROUNDED = 1e-6


def gather_team(session: Session, team: Team, until: date = date.max, *, is_rough: bool = False) -> TeamFacts:
    """What a team did together up to the end of a day; six queries, whatever its size.

    Roughly, claps are counted as they were given, which is as many or more, and costs a query less.
    """
    days = session.execute(
        select(TeamDay.day, TeamDay.surprises, TeamDay.completions, TeamDay.applauses, TeamDay.points).where(
            TeamDay.team_id == team.id, TeamDay.day <= until
        )
    ).all()
    refs = session.scalars(
        select(Completion.ref).distinct().where(Completion.team_id == team.id, Completion.local_day <= until)
    )
    firsts = session.scalars(
        select(func.min(Surprise.local_day))
        .where(Surprise.team_id == team.id, Surprise.local_day <= until)
        .group_by(Surprise.person_id)
    ).all()
    members = members_of(session, team, team.created_at, day_in(team.clocks, team.created_at))
    active = ever_active_of(members)
    weeks: defaultdict[tuple[int, int], float] = defaultdict(float)
    for row in days:
        weeks[week_of(row.day)] += row.points / max(1.0, active(row.day))
    return TeamFacts(
        surprises=sum(row.surprises for row in days),
        completions=sum(row.completions for row in days),
        claps=sum(row.applauses for row in days) if is_rough else _claps(session, team, until),
        surprisers=surprisers(firsts, lambda day: heads(members, day)),
        kinds=len({LIBRARY[ref].kind for ref in refs if ref in LIBRARY}),
        warm_weeks=sum(points >= WARM_WEEK - _ROUNDED for points in weeks.values()),
    )


def gather_towards(session: Session, team: Team, badges: Iterable[Badge[TeamFacts]]) -> TeamFacts:
    """What counts for these badges; claps are only counted exactly where one of them is about claps."""
    return gather_team(session, team, is_rough=all(badge.counts is not CLAPS for badge in badges))


def _claps(session: Session, team: Team, until: date) -> int:
    """Each of one person for one thing counts once, however often; for the team that they were in on that day.

    Found from the team's days with claps: there are few of those, beside the claps of the whole organisation.
    """
    same_day = (PersonDay.person_id == Applause.person_id) & (PersonDay.day == Applause.local_day)
    each = (
        select(Applause.person_id, Applause.target_kind, Applause.target_id)
        .join(PersonDay, same_day)
        .where(PersonDay.team_id == team.id, PersonDay.day <= until, PersonDay.applauses > 0)
        .distinct()
    )
    return session.scalar(select(func.count()).select_from(each.subquery())) or 0


def award_team(session: Session, recording: Recording) -> list[TeamAward]:
    """What a recording earned its team. Strokes alone earn a team nothing, so most batches ask nothing."""
    if not recording.kinds & DEEDS:
        return []
    return award_together(session, recording.person.team, recording.now)


def award_together(session: Session, team: Team, now: datetime) -> list[TeamAward]:
    """Give what a team deserves and does not have yet; answers the new awards. Flushes."""
    have = set(session.scalars(select(TeamAward.badge).where(TeamAward.team_id == team.id)))
    open_ones = [badge for badge in TEAM_BADGES.values() if badge.key not in have]
    due = deserved(open_ones, gather_team(session, team, is_rough=True)) if open_ones else []
    due = deserved(due, gather_towards(session, team, due)) if due else []
    if not due:
        return []
    counted = select(TeamDay.day).where(TeamDay.team_id == team.id).order_by(TeamDay.day)
    days = session.scalars(counted).all() or [game_day(now, team.zone)]
    rows = [_award_of(session, team, badge, days, now) for badge in due]
    return [row for row in rows if added(session, row)]


def _award_of(session: Session, team: Team, badge: Badge[TeamFacts], days: Sequence[date], now: datetime) -> TeamAward:
    low, high = 0, len(days) - 1
    while low < high:  # the first day by whose end it was earned
        middle = (low + high) // 2
        is_earned = bool(deserved([badge], gather_team(session, team, days[middle])))
        low, high = (low, middle) if is_earned else (middle + 1, high)
    day = days[low]
    evidence: dict[str, Any] = evidence_params(badge, gather_team(session, team, day))
    when = moment_of(Day(day), team.clocks, now)
    return TeamAward(team_id=team.id, badge=badge.key, day=day, awarded_at=when, evidence=evidence)


def team_awards(session: Session, team_id: int) -> Sequence[TeamAward]:
    """The badges that a team earned, the newest first; only those that the catalogue still knows."""
    rows = session.scalars(
        select(TeamAward)
        .where(TeamAward.team_id == team_id, TeamAward.badge.in_(list(TEAM_BADGES)))
        .order_by(TeamAward.day.desc(), TeamAward.id.desc())
    )
    return rows.all()
