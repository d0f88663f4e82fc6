"""A batch over which the server stumbles: what is wrong with one deed must not hold up the others for ever.

A phone keeps a batch that is answered 500 and sends it again, the same deeds first. Were a hole in one of our own
rules behind that, nothing of that phone would ever arrive again. So the batch is halved until the deed stands alone:
the others are stored, and that one gets a result which leaves it where it is, until the hole is mended.
"""

import logging
from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from app.database import write
from app.deeds.actions import Batch, Recorded, record
from app.deeds.way import Way
from app.errors import Problem
from app.people.models import Person

log = logging.getLogger(__name__)

NOT_ABOUT_A_DEED = (Problem, OperationalError, InterfaceError, InternalError, NoConnection, OSError, MemoryError)
"""What says nothing about the deeds: a refusal of the whole, or a database that cannot be reached or written now."""


def record_apart(way: Way, person: Person, batch: Batch, now: datetime) -> Recorded:
    """Record what can be recorded of a batch, in as many transactions as that takes; `failed` is what is left.

    Raises what NOT_ABOUT_A_DEED names; what was stored by then is a duplicate the next time.
    """
    done = _record_some(way, person, batch, now)
    days = {day for one in done for day in one.days}
    return Recorded(batch.results, sorted(days), [badge for one in done for badge in one.new_badges])


def _record_some(way: Way, person: Person, batch: Batch, now: datetime) -> list[Recorded]:
    items = batch.readable
    for item in items:
        item.result.accept()  # whatever was found out before was rolled back
    try:
        with write() as session:
            return [record(session, way, person, replace(batch, results=[], readable=list(items)), now)]
    except NOT_ABOUT_A_DEED:
        raise
    except Exception:
        if len(items) > 1:
            half = len(items) // 2
            halves = (replace(batch, readable=some) for some in (items[:half], items[half:]))
            return [done for some in halves for done in _record_some(way, person, some, now)]
        log.exception("a deed of the kind %s could not be stored; it stays on its phone", items[0].deed.kind)
        items[0].result.fail()
        return []
