"""Which teams are about as warm as one, where very many race: the order of all is remembered for a few minutes.

To know who is just ahead, the pots of all have to be worked out. Where they are many, that is done once in a while by
each process, and only tells at whom to look: the degrees that are shown of those few are of this moment, and a team
that left the race is gone from it at once.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.people.models import Team
from app.remembered import Remembered
from app.teapot.pots import pots_of

MANY = 50
KEPT = timedelta(minutes=10)
NEAR = 5  # teams to either side: in ten minutes, few pots overtake so many


@dataclass(frozen=True, slots=True)
class Standing:
    """All who raced when it was looked at, as (degrees, team), the coldest first; of equally warm ones the last first.

    That is the order in which the race shows them (app/scores/neighbours.py), from its end. The numbers of teams are
    negative for it."""

    order: Sequence[tuple[int, int]]

    def near(self, degrees: int, team_id: int) -> list[int]:
        """The teams around one that has so many degrees now, however many are as warm as it is."""
        place = bisect_left(self.order, (degrees, -team_id))
        return [-team for _, team in self.order[max(0, place - NEAR) : place + NEAR + 1]]


_REMEMBERED = Remembered[None, Standing](KEPT)


def standing(session: Session, racing: Callable[[], Sequence[Team]], now: datetime) -> Standing:
    """How it stood a moment ago, where this process knows; else the pots of all who race, worked out now."""
    return _REMEMBERED.value(session, None, now, lambda: _look(session, racing(), now))


def _look(session: Session, teams: Sequence[Team], now: datetime) -> Standing:
    pots = pots_of(session, teams, now)
    return Standing(sorted((pots[team.id].temperature, -team.id) for team in teams))
