"""Publishing a week: once, when it is over, by the rules; what comes in later changes it no more.

A number that was read yesterday and is another one today would tell who came in between. So a late deed warms the pot
and counts for whoever did it, and the published week stays. So does it when somebody moves, leaves or is erased.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aggregates.collecting import (
    BECAME,
    FAMILIES,
    Brought,
    Cells,
    firsts_of_teams,
    kinds_of_team,
    leading_in,
    week_of_teams,
)
from app.aggregates.models import ChallengeUse, TeamWeek
from app.aggregates.rules import (
    BLOCK,
    WEEK,
    ends_block,
    newest_settled,
    parts_shown,
    people_in,
    shown,
    took_part,
    united,
    weeks_of_block,
)
from app.aggregates.uses import FIRSTS, keep_uses, uses_due
from app.calendar.rules import game_day
from app.database import upsert_into
from app.people.actions import the_organisation
from app.people.models import Team

LOOKED_BACK = 12  # weeks that are published when they never were
AT_ONCE = 100  # teams
NOT_ASKED = ""

Row = dict[str, Any]


def due(session: Session, now: datetime) -> list[Row]:
    """The rows that are to be published by now, the oldest week first. Reads only, so it may take its time."""
    organisation = the_organisation(session)
    if organisation is None:
        return []
    newest = newest_settled(game_day(now, organisation.zone))
    rows: list[Row] = []
    for n in reversed(range(LOOKED_BACK)):
        monday = newest - n * WEEK
        for teams in _missing(session, monday):
            rows += _week(session, teams, monday, now, rows)
    return rows


def keep(session: Session, rows: Sequence[Row]) -> None:
    """Publish them; what is published already stays as it is. Inside `write()`."""
    weeks = [{name: value for name, value in row.items() if name != FIRSTS} for row in rows]
    uses = [one for row in rows for one in _uses_of(row)]
    for table, new in ((TeamWeek, weeks), (ChallengeUse, uses)):
        for start in range(0, len(new), 500):
            session.execute(upsert_into(session, table).on_conflict_do_nothing(), new[start : start + 500])


def _uses_of(row: Row) -> Iterator[Row]:
    for ref, people in row[FIRSTS].items():
        yield {"team_id": row["team_id"], "monday": row["monday"], "ref": ref, "people": people}


def publish_all(session: Session, now: datetime) -> None:
    """Everything that is due, the library too; inside `write()`."""
    weeks = due(session, now)
    uses = uses_due(session, now, weeks)
    keep(session, weeks)
    keep_uses(session, uses)


def _missing(session: Session, monday: date) -> Iterator[list[int]]:
    """Teams that were there in this week and have no row of it, some at once."""
    known = select(TeamWeek.team_id).where(TeamWeek.monday == monday)
    began = datetime.combine(monday + WEEK, time.min, UTC)
    teams = session.scalars(
        select(Team.id).where(Team.created_at < began, Team.id.not_in(known)).order_by(Team.id)
    ).all()
    for start in range(0, len(teams), AT_ONCE):
        yield list(teams[start : start + AT_ONCE])


def _week(session: Session, teams: Sequence[int], monday: date, now: datetime, before: Sequence[Row]) -> list[Row]:
    rows = [week_told(team, monday, brought, now) for team, brought in week_of_teams(session, teams, monday).items()]
    by_team = {row["team_id"]: row[FIRSTS] for row in rows}
    for team, ref, people in firsts_of_teams(session, teams, monday):
        by_team[team][ref] = people
    if ends_block(monday):
        known = _known(session, teams, monday, [*before, *rows])
        for row in rows:
            row["kinds"] = _kinds(session, row["team_id"], known.get(row["team_id"], set()), monday)
    return rows


def week_told(team: int, monday: date, brought: Brought, now: datetime) -> Row:
    """The row of a week, as it may be known. Pure."""
    took = united(brought.families.values())
    people = people_in(took, brought.leading)
    members = max(brought.members, people)
    sums = {name: shown(brought.families.get(name, {}), brought.leading) for name in FAMILIES}
    return {
        "team_id": team,
        "monday": monday,
        "members": members,
        "leading": max(brought.leaders, len(brought.leading)),
        "people": took_part(people, members),
        **sums,
        "asked": _asked(brought) if sums["strokes"] is not None else {},
        "kinds": {},
        FIRSTS: {},
        "published_at": now,
    }


def _asked(brought: Brought) -> dict[str, int]:
    """Questions are a part of the strokes, and the strokes without one are the rest."""
    noted = united(brought.asked.values())
    rest = {person: max(0, n - noted.get(person, 0)) for person, n in brought.families["strokes"].items()}
    found = parts_shown({**brought.asked, NOT_ASKED: rest}, brought.leading)
    return {name: count for name, count in found.items() if name != NOT_ASKED}


def _known(session: Session, teams: Sequence[int], last: date, new: Sequence[Row]) -> Mapping[int, set[date]]:
    """The weeks of the block whose number of challenges is known, by team."""
    mondays = set(weeks_of_block(last))
    kept = select(TeamWeek.team_id, TeamWeek.monday).where(
        TeamWeek.team_id.in_(teams), TeamWeek.monday.in_(mondays), TeamWeek.completions.is_not(None)
    )
    found: dict[int, set[date]] = {}
    for team, monday in session.execute(kept):
        found.setdefault(team, set()).add(monday)
    for row in new:
        if row["monday"] in mondays and row["completions"] is not None:
            found.setdefault(row["team_id"], set()).add(row["monday"])
    return found


def _kinds(session: Session, team: int, known: set[date], last: date) -> dict[str, dict[str, int]]:
    block = last - (BLOCK - 1) * WEEK, last + timedelta(days=6)
    cells = kinds_of_team(session, team, known, block)
    people = {one for parts in cells.values() for cell in parts.values() for one in cell}
    return told_of(cells, leading_in(session, people, block))


def told_of(cells: Mapping[str, Cells], leading: Collection[int]) -> dict[str, dict[str, int]]:
    """By kind of challenge what may be told of it. What was done is a part of a number that is known: the week's."""
    told = {"done": parts_shown(cells["done"], leading)} | {
        name: {kind: total for kind, cell in cells[name].items() if (total := shown(cell, leading)) is not None}
        for name in BECAME
        if name != "done"
    }
    kinds = sorted({kind for parts in told.values() for kind in parts})
    return {kind: {name: told[name][kind] for name in BECAME if kind in told[name]} for kind in kinds}
