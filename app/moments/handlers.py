"""The jobs of this room: telling what is due. Who tells which kind joins in at app.work, so this room knows none."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from app.database import write
from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.moments.actions import FIRE, Due, forget_old, take_due

log = logging.getLogger(__name__)
FORGET = "moments.forget_old"
AT_ONCE = 250
"""People told in one transaction: others who write wait no longer than that takes."""

Teller = Callable[[Session, Sequence[Due], datetime], None]
"""Tells people what these moments are for, all of one kind, in the transaction that marks them as told."""


def handlers(tellers: Mapping[str, Teller]) -> dict[str, Handler]:
    """The handlers of this room, where each kind of moment has its teller."""

    def fire(task: Task) -> None:
        while _tell_some(tellers, task.now) == AT_ONCE:
            pass

    return {FIRE: fire, FORGET: _forget}


def _tell_some(tellers: Mapping[str, Teller], now: datetime) -> int:
    with write() as session:
        due = take_due(session, now, AT_ONCE)
        for kind, moments in groupby(sorted(due, key=lambda one: one.kind), key=lambda one: one.kind):
            teller = tellers.get(kind)
            if teller is None:
                log.warning("nobody tells %s", kind)  # an older version planned it
            else:
                teller(session, list(moments), now)
    return len(due)


def _forget(task: Task) -> Outcome:
    return Outcome(effect=lambda session: forget_old(session, task.now))


PERIODIC = (Periodic(FORGET, Every(timedelta(days=1))),)
