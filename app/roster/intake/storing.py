"""Storing a file, after somebody said so: a job, in portions, each with the note how far it came.

Rows are known by name, so storing one twice changes nothing; and the note is written in the same transaction as the
rows, so that a worker which dies in the middle leaves work that another one goes on with.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.calendar.rules import MONDAY_TO_FRIDAY, game_day
from app.database import db, write
from app.errors import Invalid, NotFound
from app.jobs.actions import enqueue
from app.jobs.work import Handler, Task
from app.people.actions import add_team, fold_name
from app.people.invitees import Invitee
from app.people.models import Organisation, Person, Role, Team
from app.people.roles import change_role
from app.roster.intake.comparing import Comparison, Line, compare
from app.roster.intake.rules import Sheet, read_sheet
from app.roster.intake.wanted import Wanted, has_left, wanted
from app.roster.models import CHECKED, DONE, RUNNING, Intake
from app.roster.moving import move

STORE = "roster.store"
PORTION = 200  # rows in one transaction, so that no phone waits for long


def keep_file(session: Session, by: Person, name: str, content: bytes, makes_teams: bool, now: datetime) -> Intake:
    """Keep a file that can be read until somebody says what to do with it; flushes. Raises what read_sheet raises."""
    sheet = read_sheet(content)
    intake = Intake(
        uploaded_by_id=by.id,
        uploaded_at=now,
        file_name=" ".join(name.split())[:120],
        content=content,
        makes_teams=makes_teams,
        rows=len(sheet.rows),
    )
    session.add(intake)
    session.flush()
    return intake


def look_through(session: Session, intake: Intake) -> tuple[Sheet, Comparison]:
    """What storing a file would do now."""
    sheet = read_sheet(intake.content)
    rows, errors = wanted(sheet)
    found = compare(session, rows, sheet.headings, makes_teams=intake.makes_teams)
    found.errors = sorted([*errors, *found.errors])
    found.left = sum(map(has_left, sheet.rows))
    return sheet, found


def confirm(session: Session, number: int, now: datetime) -> bool:
    """Let a file be stored; False, and nothing changed, where that was said already. Raises NotFound."""
    intake = session.get(Intake, number, with_for_update={"of": Intake}, populate_existing=True)
    if intake is None:
        raise NotFound
    if intake.state != CHECKED:
        return False
    intake.state = RUNNING
    enqueue(session, STORE, {"intake": intake.id}, key=f"{intake.uploaded_at.timestamp()} {intake.id}", now=now)
    return True


def store(number: int, now: datetime) -> None:
    """Store what is left of a file, portion by portion."""
    intake = db.session.scalar(select(Intake).where(Intake.id == number).options(undefer(Intake.content)))
    if intake is None or intake.state != RUNNING:
        return
    sheet = read_sheet(intake.content)
    rows, errors = wanted(sheet)
    db.session.rollback()
    done = False
    while not done:
        with write() as session:
            done = _store_portion(session, number, rows, sheet.headings, len(errors), now)


def _store_portion(
    session: Session, number: int, rows: Sequence[Wanted], headings: Mapping[str, str], refused: int, now: datetime
) -> bool:
    """Store the next rows; True where that were the last."""
    intake = session.get(Intake, number, with_for_update={"of": Intake}, populate_existing=True)
    if intake is None or intake.state != RUNNING:
        return True
    portion = rows[intake.done_rows : intake.done_rows + PORTION]
    found = compare(session, portion, headings, makes_teams=intake.makes_teams)
    teams = _teams(session, found, now)
    for line in found.lines:
        _store_line(session, line, teams, intake, now)
    intake.done_rows += len(portion)
    intake.added += len(found.new)
    intake.changed += len(found.changed)
    intake.refused += len(found.errors)
    if intake.done_rows >= len(rows):
        intake.state, intake.content = DONE, b""
        intake.refused += refused
    session.flush()
    return intake.state == DONE


def _teams(session: Session, found: Comparison, now: datetime) -> dict[str, Team]:
    home = session.scalars(select(Organisation)).one()
    for name, work in found.new_teams.items():
        try:
            add_team(session, home, name, work, now)
        except Invalid:  # the same name in other letters
            continue
    return {fold_name(team.name): team for team in session.scalars(select(Team))}


def _store_line(session: Session, line: Line, teams: Mapping[str, Team], intake: Intake, now: datetime) -> None:
    row, team = line.wanted, teams[fold_name(line.wanted.team)]
    if line.person is not None:
        for change in line.changes:
            if change.what == "team":
                move(session, line.person, team.id, game_day(now, line.person.team.zone), now)
            elif change.what == "role":
                change_role(session, line.person.id, Role(change.after))
        return
    invitee = line.invitee
    if invitee is None:
        invitee = Invitee(
            name=row.name,
            sign_in_name=fold_name(row.name),
            role=Role.EMPLOYEE,
            language=session.scalars(select(Organisation.language)).one(),
            work_week=MONDAY_TO_FRIDAY,
            added_by_id=intake.uploaded_by_id,
            added_at=now,
            intake=intake.id,
        )
        session.add(invitee)
    invitee.team, invitee.role = team, Role(row.role or invitee.role)
    invitee.language, invitee.work_week = row.language or invitee.language, row.days or invitee.work_week


def _store(task: Task) -> None:
    store(task.payload["intake"], task.now)


HANDLERS: dict[str, Handler] = {STORE: _store}
