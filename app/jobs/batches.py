"""Taking and ending many jobs at once, for a process that does one kind of work in bulk.

The same contract as for one job (app.jobs.actions): a lease, a fresh owner for each batch that is taken, and an outcome
that is written only where that owner still holds the job. Each function is a handful of statements however long its
list is. Inside `write()`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from app.jobs.actions import is_due
from app.jobs.models import DEAD, DONE, OPEN, Job
from app.jobs.work import Outcome

_JOB = cast(Table, Job.__table__)
_END = (
    update(_JOB)
    .where(_JOB.c.id == bindparam("job"))
    .values({name: bindparam(f"new_{name}") for name in ("owner", "state", "run_at", "ended_at", "last_error")})
)
_KEEP = update(_JOB).where(_JOB.c.id == bindparam("job"), _JOB.c.owner == bindparam("held_by"), _JOB.c.state == OPEN)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that was taken, until its lease ends."""

    job_id: int
    owner: str
    payload: Mapping[str, Any]
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a job that was taken; its outcome's `effect` is left to whoever calls."""

    claim: Claim
    outcome: Outcome


def take_many(session: Session, lane: str, now: datetime, lease: timedelta, most: int) -> list[Claim]:
    """Take up to `most` jobs of a lane, those that are due longest first."""
    longest_due = (
        select(Job.id)
        .where(is_due(now, lane))
        .order_by(Job.run_at, Job.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    ids = list(session.scalars(longest_due))
    if not ids:
        return []
    owner = token_hex(16)
    taken = update(Job).where(Job.id.in_(ids), is_due(now, lane))
    values = {"owner": owner, "run_at": now + lease, "attempts": Job.attempts + 1}
    session.execute(taken.values(values).execution_options(synchronize_session=False))
    rows = select(Job.id, Job.payload, Job.attempts, Job.created_at).where(Job.id.in_(ids), Job.owner == owner)
    return [Claim(row.id, owner, row.payload, row.attempts, row.created_at) for row in session.execute(rows)]


def end_many(session: Session, ended: Sequence[Ended], now: datetime) -> list[Ended]:
    """Write outcomes; answers those that counted: a job that somebody else holds by now is left alone."""
    if not ended:
        return []
    ids = sorted({one.claim.job_id for one in ended})
    still = select(Job.id, Job.owner).where(Job.id.in_(ids), Job.state == OPEN).order_by(Job.id).with_for_update()
    owners = {row.id: row.owner for row in session.execute(still)}
    own = [one for one in ended if owners.get(one.claim.job_id) == one.claim.owner]
    if own:
        session.connection().execute(_END, [_values(one, now) for one in own])
    return own


def _values(ended: Ended, now: datetime) -> dict[str, Any]:
    outcome, state = ended.outcome, DONE
    if outcome.again_after is not None:
        state = OPEN
    elif outcome.given_up is not None:
        state = DEAD
    why = outcome.given_up or outcome.why
    return {
        "job": ended.claim.job_id,
        "new_owner": None,
        "new_state": state,
        "new_run_at": now + (outcome.again_after or timedelta()),
        "new_ended_at": None if state == OPEN else now,
        "new_last_error": why and why[:300],
    }


def keep_many(session: Session, held: Iterable[Claim], until: datetime) -> None:
    """Prolong the leases of what is still one's own."""
    rows = [{"job": claim.job_id, "held_by": claim.owner} for claim in sorted(held, key=lambda one: one.job_id)]
    if rows:
        session.connection().execute(_KEEP.values(run_at=until), rows)
