"""Reporting and hiding, by kind and number. Who may do so is asked above, where the things themselves are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, select, tuple_, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.database import upsert_into
from app.forms import in_pages
from app.moderation.models import Hiding, Report

LONGEST = 200  # characters of a reason, and of a word
SHOWN = 50
"""Things of a list; whoever asks says first which they may see, so that others take no place on it."""

Target = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reported:
    """A thing that waits to be looked at: since when, how many people reported it, and what they said of it."""

    target: Target
    since: datetime
    people: int
    why: Sequence[str]


def is_shown(kind: str, number: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether a thing is not hidden, for a query over things of this kind; `number` is the column of their ids."""
    return ~exists().where(Hiding.target_kind == kind, Hiding.target_id == number)


def short(text: str) -> str:
    """A reason or a word as it is kept: on one line, and not too long."""
    return " ".join(text.replace("\0", "").split())[:LONGEST]


def report(session: Session, person_id: int, target: Target, why: str, now: datetime) -> bool:
    """Report a thing. Answers whether this is news; who reported it before is heard, and nothing is added."""
    new = upsert_into(session, Report).on_conflict_do_nothing().returning(Report.id)
    row = {"person_id": person_id, "target_kind": target[0], "target_id": target[1], "why": short(why)}
    return session.execute(new, [{**row, "created_at": now}]).first() is not None


def open_reports(session: Session, which: ColumnElement[bool]) -> Sequence[Reported]:
    """What waits to be looked at of the reports that fit, the things that wait longest first; two queries."""
    is_open = Report.settled_at.is_(None)
    things = session.execute(
        select(Report.target_kind, Report.target_id, func.min(Report.created_at), func.count())
        .where(is_open, which)
        .group_by(Report.target_kind, Report.target_id)
        .order_by(func.min(Report.id))
        .limit(SHOWN)
    ).all()
    targets = [(kind, number) for kind, number, *_ in things]
    said = session.execute(
        select(Report.target_kind, Report.target_id, Report.why)
        .where(is_open, Report.why != "", tuple_(Report.target_kind, Report.target_id).in_(targets))
        .order_by(Report.id)
    )
    whys: dict[Target, list[str]] = {}
    for kind, number, why in said:
        whys.setdefault((kind, number), []).append(why)
    return [
        Reported((kind, number), since, people, whys.get((kind, number), ())) for kind, number, since, people in things
    ]


def count_open_reports(session: Session, which: ColumnElement[bool]) -> int:
    """How many things wait to be looked at of the reports that fit, also beyond what a list shows."""
    things = select(Report.target_kind, Report.target_id).where(Report.settled_at.is_(None), which).distinct()
    return session.scalar(select(func.count()).select_from(things.subquery())) or 0


def is_reported(session: Session, target: Target) -> bool:
    """Whether somebody reported this thing, and nobody has looked at it yet."""
    about = (Report.target_kind == target[0], Report.target_id == target[1], Report.settled_at.is_(None))
    return bool(session.scalar(select(exists().where(*about))))


def settle(session: Session, target: Target, now: datetime) -> None:
    """Somebody has looked at what was reported."""
    about = (Report.target_kind == target[0], Report.target_id == target[1], Report.settled_at.is_(None))
    session.execute(update(Report).where(*about).values(settled_at=now).execution_options(synchronize_session=False))


def hide(session: Session, target: Target, by_id: int, word: str, now: datetime) -> bool:
    """Take a thing off the wall; answers whether it stood there."""
    new = upsert_into(session, Hiding).on_conflict_do_nothing().returning(Hiding.target_id)
    row = {"target_kind": target[0], "target_id": target[1], "by_id": by_id, "word": short(word), "created_at": now}
    settle(session, target, now)
    return session.execute(new, [row]).first() is not None


def show_again(session: Session, target: Target) -> bool:
    """Put a thing back; answers whether it was hidden."""
    gone = delete(Hiding).where(Hiding.target_kind == target[0], Hiding.target_id == target[1])
    return session.execute(gone.returning(Hiding.target_id)).first() is not None


def hidings(session: Session, which: ColumnElement[bool], page: int = 1) -> tuple[Mapping[Target, Hiding], int, int]:
    """A page of what is hidden now of what fits, the newest first; its number, and how many pages there are."""
    found = session.scalar(select(func.count()).select_from(Hiding).where(which)) or 0
    page, pages = in_pages(found, SHOWN, page)
    newest = select(Hiding).where(which).order_by(Hiding.created_at.desc(), Hiding.target_kind, Hiding.target_id)
    rows = session.scalars(newest.limit(SHOWN).offset((page - 1) * SHOWN))
    return {(row.target_kind, row.target_id): row for row in rows}, page, pages


def hiding_of(session: Session, target: Target) -> Hiding | None:
    """That this thing is hidden, if it is."""
    return session.get(Hiding, target)


def forget_lost(session: Session, kind: str, number: InstrumentedAttribute[int]) -> None:
    """Things of this kind that are gone take along what was said of them; `number` is the column of their ids."""
    for rows in (Report, Hiding):
        gone = delete(rows).where(rows.target_kind == kind, ~exists().where(number == rows.target_id))
        session.execute(gone.execution_options(synchronize_session=False))
