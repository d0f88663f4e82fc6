"""Storing a file, after somebody said so: a job, in portions, each with the note how far it came.

Rows are known by name, so storing one twice changes nothing; and the note is written in the same transaction as the
rows, so that a worker which dies in the middle leaves work that another one goes on with.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app import audit
from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Invalid
from app.holding import hold
from app.jobs.work import Handler, Task
from app.people.actions import add_team, teams_changed
from app.people.invitees import Invitee
from app.people.models import Organisation, Person, Role, Team
from app.people.names import fold_name
from app.roster.intake.comparing import Comparison, Line, compare
from app.roster.intake.giving import STORE, teams_unknown
from app.roster.intake.mistakes import with_more
from app.roster.intake.rules import Sheet, read_sheet
from app.roster.intake.wanted import RowError, Wanted, wanted
from app.roster.leading import give_role
from app.roster.models import DONE, RUNNING, Intake
from app.roster.moving import move

PORTION = 200  # rows in one transaction, so that no phone waits for long


class By(NamedTuple):
    """Who said that a file is to be stored, as acts name them; they may be gone when it is."""

    id: int


class File(NamedTuple):
    """A file as it is read: what its rows ask for, and what is wrong with those that ask for nothing."""

    sheet: Sheet
    rows: Sequence[Wanted]
    errors: Sequence[RowError]


class Around(NamedTuple):
    """What the rows of a portion share: the teams by folded name, the language of the organisation, who, and when."""

    teams: Mapping[str, Team]
    language: str
    by: By
    now: datetime


def store(number: int, by: int | None, now: datetime) -> None:
    """Store what is left of a file, portion by portion; `by` said so, without it who gave the file."""
    intake = db.session.scalar(select(Intake).where(Intake.id == number).options(undefer(Intake.content)))
    if intake is None or intake.state != RUNNING:
        return
    sheet = read_sheet(intake.content)
    file = File(sheet, *wanted(sheet))
    db.session.rollback()
    done = False
    while not done:
        with write() as session:
            done = _store_portion(session, number, file, by, now)


def _store_portion(session: Session, number: int, file: File, by: int | None, now: datetime) -> bool:
    """Store the next rows; True where that were the last."""
    intake = hold(session, Intake, number)
    if intake is None or intake.state != RUNNING:
        return True
    portion = file.rows[intake.done_rows : intake.done_rows + PORTION]
    found = compare(session, portion, file.sheet.headings, makes_teams=intake.makes_teams)
    language = session.scalars(select(Organisation.language)).one()
    around = Around(_teams(session, found, now), language, By(by or intake.uploaded_by_id), now)
    for line in found.lines:
        _store_line(session, line, intake, around)
    _note_mistakes(intake, file, found)
    intake.done_rows += len(portion)
    intake.added += len(found.new)
    intake.changed += len(found.changed)
    if intake.done_rows >= len(file.rows):
        intake.state, intake.content = DONE, b""
    session.flush()
    return intake.state == DONE


def _note_mistakes(intake: Intake, file: File, found: Comparison) -> None:
    """Keep the rows that are passed over: with the first portion those that ask for nothing, and then its own."""
    errors = list(found.errors)
    if intake.done_rows == 0:
        refused = {error.row for error in file.errors}
        errors += file.errors
        if not intake.makes_teams:
            errors += teams_unknown(file.sheet, refused, found.teams)
        intake.refused = len(refused)
    intake.refused += len(found.errors)
    intake.mistakes = with_more(intake.mistakes, file.sheet, errors)


def _teams(session: Session, found: Comparison, now: datetime) -> dict[str, Team]:
    home = session.scalars(select(Organisation)).one()
    for name, work in found.new_teams.items():
        try:
            add_team(session, home, name, work, now)
        except Invalid:  # the same name in other letters
            continue
    if found.new_teams:
        teams_changed(session, now)
    return {fold_name(team.name): team for team in session.scalars(select(Team))}


def _store_line(session: Session, line: Line, intake: Intake, around: Around) -> None:
    row, team = line.wanted, around.teams[fold_name(line.wanted.team)]
    if line.person is not None:
        _change(session, line.person, line, team, around)
        return
    invitee = line.invitee
    if invitee is None:
        invitee = Invitee(
            name=row.name,
            sign_in_name=fold_name(row.name),
            role=Role.EMPLOYEE,
            language=around.language,
            work_week=MONDAY_TO_FRIDAY,
            added_by_id=intake.uploaded_by_id,
            added_at=around.now,
            intake=intake.id,
        )
        session.add(invitee)
    was, role = Role(invitee.role), Role(row.role or invitee.role)
    invitee.team, invitee.role = team, role
    invitee.language, invitee.work_week = row.language or invitee.language, row.days or invitee.work_week
    if line.invitee is not None and role != was:
        audit.record(session, around.by, "expected.role_changed", invitee, role=role.value, was=was.value)


def _change(session: Session, person: Person, line: Line, team: Team, around: Around) -> None:
    """What the row changes of somebody who takes part, each an act of its own, as where it is done by hand."""
    by, now = around.by, around.now
    for change in line.changes:
        if change.what == "team":
            was, day = person.team_id, game_day(now, person.team.zone)
            move(session, person, team.id, day, now)
            audit.record(session, by, "person.moved", person, team=team.id, was=was, day=day)
        elif change.what == "role":
            give_role(session, person.id, Role(change.after), now)
            audit.record(session, by, "person.role_changed", person, role=change.after, was=change.before)


def _store(task: Task) -> None:
    store(task.payload["intake"], task.payload.get("by"), task.now)


HANDLERS: dict[str, Handler] = {STORE: _store}
