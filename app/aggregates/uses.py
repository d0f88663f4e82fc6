"""How many people did a challenge: numbers that grow, so they are told in steps of five, and of weeks that are over."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.aggregates.models import LibraryUse
from app.aggregates.rules import WEEK, in_steps, newest_settled
from app.calendar.rules import game_day
from app.challenges.library import LIBRARY
from app.challenges.models import OF_SET, Completion, SetChallenge, Verdict
from app.challenges.verdicts import USEFUL
from app.database import upsert_into
from app.people.actions import the_organisation
from app.people.models import Person, Team
from app.people.roles import led_since
from app.people.visibility import LEAST

Row = dict[str, Any]


def people_who_did(session: Session, challenges: Sequence[SetChallenge], team: Team, today: date) -> dict[int, int]:
    """How many people of a team did each challenge, or more, by its id; nothing of those with fewer than five."""
    people = func.count(Completion.person_id.distinct())
    rows = session.execute(
        select(Completion.ref, people)
        .join(Person, Person.id == Completion.person_id)
        .where(
            Completion.ref.in_([row.ref for row in challenges]),
            Completion.team_id == team.id,
            Completion.local_day < newest_settled(today) + WEEK,
            ~led_since(Completion.local_day),
        )
        .group_by(Completion.ref)
        .having(people >= LEAST)
    )
    counts: dict[str, int] = dict(rows.all())
    return {row.id: in_steps(counts[row.ref]) for row in challenges if row.ref in counts}


def uses_of(session: Session, refs: Collection[str]) -> Mapping[str, LibraryUse]:
    """What is known of these challenges of the library; one small query."""
    rows = session.scalars(select(LibraryUse).where(LibraryUse.ref.in_(sorted(refs))))
    return {row.ref: row for row in rows}


def uses_due(session: Session, now: datetime) -> list[Row]:
    """The library as it is to be known now, with what was set here; nothing where it was counted since the newest week
    was over. Reads only.

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
    done = _by_ref(session, Completion, Completion.local_day < until, of_library) | _set_here(session, until)
    liked = _by_ref(session, Verdict, Verdict.local_day < until, Verdict.verdict == USEFUL)
    return [
        {"ref": ref, "monday": monday, "people": in_steps(people), "liked": min(people, in_steps(liked.get(ref, 0)))}
        for ref, people in done.items()
    ]


def keep_uses(session: Session, rows: Sequence[Row]) -> None:
    """Publish them. Inside `write()`."""
    if rows:
        new = upsert_into(session, LibraryUse)
        known = {name: new.excluded[name] for name in ("monday", "people", "liked")}
        session.execute(new.on_conflict_do_update(index_elements=["ref"], set_=known), list(rows))


def _by_ref(session: Session, table: type[Completion] | type[Verdict], *which: ColumnElement[bool]) -> dict[str, int]:
    people = func.count(table.person_id.distinct())
    rows = session.execute(
        select(table.ref, people)
        .join(Person, Person.id == table.person_id)
        .where(*which, ~led_since(table.local_day))
        .group_by(table.ref)
        .having(people >= LEAST)
    )
    found: dict[str, int] = dict(rows.all())
    return found


def _set_here(session: Session, until: date) -> dict[str, int]:
    people = func.count(Completion.person_id.distinct())
    rows = session.execute(
        select(Completion.ref, people)
        .join(Person, Person.id == Completion.person_id)
        .where(
            Completion.local_day < until,
            Completion.ref.startswith(OF_SET, autoescape=True),
            ~led_since(Completion.local_day),
        )
        .group_by(Completion.ref, Completion.team_id)
        .having(people >= LEAST)
    )
    told: dict[str, int] = {}
    for ref, number in rows:
        told[ref] = told.get(ref, 0) + in_steps(number)
    return told
