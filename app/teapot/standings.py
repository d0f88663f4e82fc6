"""Which teams are about as warm as one, where very many race: the order of all is remembered for a few minutes.

To know who is just ahead, the pots of all have to be worked out. Where they are many, that is done once in a while by
each process, and only tells at whom to look: the degrees that are shown of those few are of this moment, and a team
that left the race is gone from it at once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from app.people.models import Team
from app.teapot.pots import pots_of

MANY = 50
KEPT = timedelta(minutes=10)
NEAR = 5  # teams to either side: in ten minutes, few pots overtake so many


@dataclass(frozen=True, slots=True)
class Standing:
    """All who raced when it was looked at, as (degrees, team), the coldest first."""

    at: datetime
    order: Sequence[tuple[int, int]]

    def near(self, degrees: int) -> list[int]:
        """The teams that were closest to so many degrees."""
        place = bisect_left(self.order, (degrees, 0))
        equals = bisect_left(self.order, (degrees + 1, 0))
        return [team for _, team in self.order[max(0, place - NEAR) : equals + NEAR]]

    def is_fresh(self, now: datetime) -> bool:
        """Whether it still tells whom to look at."""
        return timedelta(0) <= now - self.at < KEPT


_REMEMBERED: WeakKeyDictionary[Any, Standing] = WeakKeyDictionary()


def remembered(session: Session, now: datetime) -> Standing | None:
    """How it stood a moment ago, where this process knows."""
    known = _REMEMBERED.get(session.get_bind().engine)
    return known if known is not None and known.is_fresh(now) else None


def remember(session: Session, teams: Sequence[Team], now: datetime) -> Standing:
    """Work out the pots of all these teams, and keep their order."""
    pots = pots_of(session, teams, now)
    standing = Standing(now, sorted((pots[team.id].temperature, team.id) for team in teams))
    _REMEMBERED[session.get_bind().engine] = standing
    return standing
