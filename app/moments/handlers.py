"""The jobs of this room: telling what is due. Who tells which kind joins in at app.work, so this room knows none."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy.exc import InterfaceError, OperationalError
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
                _tell(session, teller, list(moments), now)
    return len(due)


def _tell(session: Session, teller: Teller, moments: Sequence[Due], now: datetime) -> None:
    """Tell them; where that goes wrong for somebody, the others hear of it nevertheless.

    What is due is taken oldest first, so a moment that is never told would stand before all that come after it.
    """
    try:
        with session.begin_nested():
            teller(session, moments, now)
    except (OperationalError, InterfaceError):
        raise  # it is the database: all of it is tried again
    except Exception:
        if len(moments) > 1:
            half = len(moments) // 2
            _tell(session, teller, moments[:half], now)
            _tell(session, teller, moments[half:], now)
        else:
            log.exception("%s could not be told to person %s", moments[0].kind, moments[0].person_id)


def _forget(task: Task) -> Outcome:
    return Outcome(effect=lambda session: forget_old(session, task.now))


PERIODIC = (Periodic(FORGET, Every(timedelta(days=1))),)
