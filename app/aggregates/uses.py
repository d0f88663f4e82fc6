"""How many people did a challenge: numbers that grow, so they are told in steps of five, and of weeks that are over.

A step that was told is never taken back: that somebody moves, comes to lead, is erased or turns out to be known twice
would tell of them whether they did it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.aggregates.models import ChallengeUse, LibraryUse
from app.aggregates.rules import WEEK, in_steps, newest_settled
from app.calendar.rules import game_day
from app.challenges.library import LIBRARY
from app.challenges.models import Completion, SetChallenge, Verdict
from app.challenges.verdicts import USEFUL, is_about_something_done
from app.database import upsert_into
from app.people.actions import the_organisation
from app.people.models import Person, Team
from app.people.roles import led_in
from app.people.visibility import LEAST

FIRSTS = "firsts"
"""In a row that is due: by ref of what was set, how many of the team did it for the first time."""

Row = dict[str, Any]


def people_who_did(session: Session, challenges: Sequence[SetChallenge], team: Team) -> dict[int, int]:
    """How many people of a team did each challenge, or more, by its id; nothing of those with fewer than five."""
    people = func.sum(ChallengeUse.people)
    rows = session.execute(
        select(ChallengeUse.ref, people)
        .where(ChallengeUse.team_id == team.id, ChallengeUse.ref.in_([row.ref for row in challenges]))
        .group_by(ChallengeUse.ref)
        .having(people >= LEAST)
    )
    counts = {ref: int(number) for ref, number in rows}
    return {row.id: in_steps(counts[row.ref]) for row in challenges if row.ref in counts}


def uses_of(session: Session, refs: Collection[str]) -> Mapping[str, LibraryUse]:
    """What is known of these challenges of the library; one small query."""
    rows = session.scalars(select(LibraryUse).where(LibraryUse.ref.in_(sorted(refs))))
    return {row.ref: row for row in rows}


def liked_first(refs: Sequence[str], uses: Mapping[str, LibraryUse]) -> list[str]:
    """Those that five people or more found useful, what most did first."""
    liked = [ref for ref in refs if ref in uses and uses[ref].liked]
    return sorted(liked, key=lambda ref: (-uses[ref].liked, -uses[ref].people))


def uses_due(session: Session, now: datetime, weeks: Sequence[Row]) -> list[Row]:
    """The library as it is to be known now, with what was set here; nothing where it was counted since the newest week
    was over. `weeks` are the teams' rows that are due too. Reads only.

    What was set for several teams is the sum of what each of them is told (`people_who_did`), so that it says nothing
    about one of which nothing is told.
    """
    organisation = the_organisation(session)
    if organisation is None:
        return []
    monday = newest_settled(game_day(now, organisation.zone))
    if session.scalar(select(LibraryUse.ref).where(LibraryUse.monday >= monday).limit(1)) is not None:
        return []
    until = monday + WEEK
    of_library = Completion.ref.in_(sorted(LIBRARY))
    done = _by_ref(session, Completion, Completion.local_day < until, of_library) | _set_here(session, weeks)
    is_liked = (Verdict.verdict == USEFUL, is_about_something_done())
    liked = _by_ref(session, Verdict, Verdict.local_day < until, *is_liked)
    return [
        {"ref": ref, "monday": monday, "people": in_steps(people), "liked": min(people, in_steps(liked.get(ref, 0)))}
        for ref, people in done.items()
    ]


def keep_uses(session: Session, rows: Sequence[Row]) -> None:
    """Publish them, none lower than it was. Inside `write()`."""
    if rows:
        new = upsert_into(session, LibraryUse)
        known: dict[str, Any] = {"monday": new.excluded.monday}
        for name in ("people", "liked"):
            was, is_now = getattr(LibraryUse, name), new.excluded[name]
            known[name] = case((was > is_now, was), else_=is_now)
        session.execute(new.on_conflict_do_update(index_elements=["ref"], set_=known), list(rows))


def _by_ref(session: Session, table: type[Completion] | type[Verdict], *which: ColumnElement[bool]) -> dict[str, int]:
    people = func.count(table.person_id.distinct())
    rows = session.execute(
        select(table.ref, people)
        .join(Person, Person.id == table.person_id)
        .where(*which, ~led_in(table.local_day, table.local_day))
        .group_by(table.ref)
        .having(people >= LEAST)
    )
    found: dict[str, int] = dict(rows.all())
    return found


def _set_here(session: Session, weeks: Sequence[Row]) -> dict[str, int]:
    """By ref: the sum of what each team is told."""
    people = func.sum(ChallengeUse.people)
    rows = session.execute(
        select(ChallengeUse.ref, ChallengeUse.team_id, people).group_by(ChallengeUse.ref, ChallengeUse.team_id)
    )
    did = {(ref, team): int(number) for ref, team, number in rows}
    for week in weeks:
        for ref, number in week[FIRSTS].items():
            did[ref, week["team_id"]] = did.get((ref, week["team_id"]), 0) + number
    told: dict[str, int] = {}
    for (ref, _), number in did.items():
        if number >= LEAST:
            told[ref] = told.get(ref, 0) + in_steps(number)
    return told
