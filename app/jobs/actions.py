"""The life of a job: asked for with the business, taken with a lease, ended where it is still one's own.

1. `enqueue` adds the row in the transaction of the business itself: both happen, or neither.
2. `take` moves `run_at` to the end of a lease and signs with a fresh owner; only a due row can be taken.
3. `keep` prolongs the leases of what is being worked on.
4. `finish` writes the outcome if the owner is still the one who took it. A worker that was thought dead, and comes
   back after somebody else took its job, changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import random
from secrets import token_hex
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.errors import NotFound
from app.jobs.models import DEAD, DONE, OPEN, WORK, Job
from app.jobs.rules import pause
from app.jobs.wake import note_new_work
from app.jobs.work import Outcome, Periodic
from app.periods import JOB_DONE, JOB_FAILED


def enqueue(
    session: Session,
    kind: str,
    payload: Mapping[str, Any],
    *,
    now: datetime,
    key: str | None = None,
    run_at: datetime | None = None,
    lane: str = WORK,
) -> None:
    """Ask for work, at the earliest at `run_at`; with a `key` that was used for this kind before, nothing is added.

    Runs inside `write()`; after the commit a worker is woken.
    """
    enqueue_all(session, kind, [(key, payload)], now=now, run_at=run_at, lane=lane)


def enqueue_all(
    session: Session,
    kind: str,
    items: Sequence[tuple[str | None, Mapping[str, Any]]],
    *,
    now: datetime,
    run_at: datetime | None = None,
    lane: str = WORK,
) -> None:
    """Ask for several pieces of work of one kind: (key, payload) each. Only the lane of the workers is woken."""
    if not items:
        return
    rows = [
        {
            "kind": kind,
            "key": key,
            "payload": dict(payload),
            "lane": lane,
            "state": OPEN,
            "run_at": run_at or now,
            "attempts": 0,
            "created_at": now,
        }
        for key, payload in items
    ]
    session.execute(upsert_into(session, Job).on_conflict_do_nothing(), rows)
    if lane == WORK and (run_at is None or run_at <= now):
        note_new_work(session, len(rows))


def is_due(now: datetime, lane: str = WORK) -> ColumnElement[bool]:
    """Whether a job could be taken now by a process of this lane."""
    return and_(Job.lane == lane, Job.state == OPEN, Job.run_at <= now)


def count_due(session: Session, now: datetime, most: int, lane: str = WORK) -> int:
    """How many jobs could be taken now, counted up to `most`."""
    due = select(Job.id).where(is_due(now, lane)).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(due)) or 0


def take(session: Session, now: datetime, lease: timedelta) -> Job | None:
    """Take the job that is due longest, for the time of a lease; None where nothing is due. Inside `write()`."""
    longest_due = (
        select(Job.id).where(is_due(now)).order_by(Job.run_at, Job.id).limit(1).with_for_update(skip_locked=True)
    )
    job_id = session.scalar(longest_due)
    if job_id is None:
        return None
    taken = (
        update(Job)
        .where(Job.id == job_id, is_due(now))
        .values(owner=token_hex(16), run_at=now + lease, attempts=Job.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    if session.execute(taken).rowcount == 0:  # type: ignore[attr-defined]
        return None
    return session.get(Job, job_id, populate_existing=True)


def keep(session: Session, held: Mapping[int, str], until: datetime) -> None:
    """Prolong the leases of `held` (job id: owner) where they are still one's own. Inside `write()`."""
    for job_id, owner in sorted(held.items()):
        session.execute(_own(job_id, owner).values(run_at=until))


def finish(session: Session, job_id: int, owner: str, outcome: Outcome, now: datetime, error: str | None) -> bool:
    """Write the outcome and its effect; False, and nothing written, where the job is no longer one's own."""
    values: dict[str, Any] = {"owner": None, "last_error": error and error[:300]}
    if outcome.given_up is not None:
        values |= {"state": DEAD, "ended_at": now, "last_error": outcome.given_up[:300]}
    elif outcome.again_after is not None:
        values |= {"run_at": now + outcome.again_after}
    else:
        values |= {"state": DONE, "ended_at": now}
    if session.execute(_own(job_id, owner).values(values)).rowcount == 0:  # type: ignore[attr-defined]
        return False
    if outcome.effect is not None:
        outcome.effect(session)
    return True


def _own(job_id: int, owner: str) -> Any:
    mine = update(Job).where(Job.id == job_id, Job.owner == owner, Job.state == OPEN)
    return mine.execution_options(synchronize_session=False)


def after_failure(attempts: int, most: int, why: str) -> Outcome:
    """Try again after a back-off, or give up after `most` tries."""
    if attempts >= most:
        return Outcome(given_up=why)
    return Outcome(again_after=pause(attempts, random()))


def plan(session: Session, periodic: Sequence[Periodic], now: datetime) -> None:
    """Ask for the periodic work of the periods that `now` is in: one row for each, however many schedulers run."""
    for work in periodic:
        period = work.schedule.period(now)
        if period is None:
            continue
        known = select(Job.id).where(Job.kind == work.kind, Job.key == period)
        if session.scalar(known) is None:
            enqueue(session, work.kind, {}, key=period, now=now)


def revive(session: Session, job_id: int, now: datetime) -> None:
    """Let work that was given up be tried again, as often as new work. Raises NotFound where there is none such."""
    if not _revive(session, now, Job.id == job_id):
        raise NotFound


def revive_all(session: Session, now: datetime) -> None:
    """Let all work that was given up be tried again."""
    _revive(session, now)


def _revive(session: Session, now: datetime, *which: ColumnElement[bool]) -> int:
    dead = update(Job).where(Job.lane == WORK, Job.state == DEAD, *which)
    values = {"state": OPEN, "run_at": now, "attempts": 0, "ended_at": None, "owner": None}
    revived: int = session.execute(dead.values(values).execution_options(synchronize_session=False)).rowcount  # type: ignore[attr-defined]
    if revived:
        note_new_work(session, revived)
    return revived


def forget_old(session: Session, now: datetime) -> None:
    """Remove rows that ended long ago; their keys then no longer guard against a repeat."""
    session.execute(delete(Job).where(Job.state == DONE, Job.ended_at < now - JOB_DONE))
    session.execute(delete(Job).where(Job.state == DEAD, Job.ended_at < now - JOB_FAILED))
