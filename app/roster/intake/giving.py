"""What somebody does with a file: give it, look it through, say that it is to be stored, and go on with one that was
broken off."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.holding import hold
from app.jobs.actions import enqueue
from app.jobs.models import OPEN, Job
from app.people.models import Person
from app.people.names import fold_name
from app.roster.intake.comparing import Comparison, compare
from app.roster.intake.rules import Sheet, read_sheet
from app.roster.intake.wanted import RowError, has_left, wanted
from app.roster.models import CHECKED, RUNNING, Intake

STORE = "roster.store"


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
    if not intake.makes_teams:
        errors += teams_unknown(sheet, {error.row for error in errors}, found.teams)
    found.errors = sorted([*errors, *found.errors])
    found.left = sum(map(has_left, sheet.rows))
    return sheet, found


def teams_unknown(sheet: Sheet, rows: set[int], teams: Sequence[str]) -> list[RowError]:
    """Of rows that have another mistake, and so are not compared: the teams that nobody knows."""
    known = {"", *map(fold_name, teams)}
    return [
        RowError(row.number, sheet.headings["team"], "no_such_team", row.cells["team"])
        for row in sheet.rows
        if row.number in rows and fold_name(row.cells["team"]) not in known
    ]


def confirm(session: Session, number: int, by: int, now: datetime) -> bool:
    """Let a file be stored, or let one that was broken off go on; False, and nothing changed, where that was said
    already. Raises NotFound."""
    intake = hold(session, Intake, number)
    if intake is None:
        raise NotFound
    if intake.state != CHECKED and not is_broken_off(session, intake):
        return False
    intake.state = RUNNING
    session.execute(delete(Job).where(*_its_job(intake)).execution_options(synchronize_session=False))
    enqueue(session, STORE, {"intake": intake.id, "by": by}, key=_key(intake), now=now)
    return True


def is_broken_off(session: Session, intake: Intake) -> bool:
    """Whether nobody is storing it any more, although it is not all there: its work was given up, or is gone."""
    at_work = select(Job.id).where(*_its_job(intake), Job.state == OPEN)
    return intake.state == RUNNING and session.scalar(at_work) is None


def _its_job(intake: Intake) -> tuple[ColumnElement[bool], ...]:
    return Job.kind == STORE, Job.key == _key(intake)


def _key(intake: Intake) -> str:
    return f"{intake.uploaded_at.timestamp()} {intake.id}"
