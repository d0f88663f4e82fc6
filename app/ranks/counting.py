"""What days are worth in the rank: what somebody did, and at most as much of their talk, so that talk wins nothing.

Of the days of a team talk counts up to a number a day (scores.rules). Over a week that is as much as several deeds,
which is why the rank, in which people stand beside people, looks at the whole span once more.
"""

from functools import reduce
from operator import add

from sqlalchemy import ColumnElement, case, func

from app.scores.models import PersonDay
from app.scores.rules import POINTS, SCORED_A_DAY

TALK = ("strokes", "applauses")


def in_rank(points: int, talk: int) -> int:
    """What a span is worth of which `talk` of the points are of strokes and claps."""
    deeds = points - talk
    return deeds + min(talk, deeds)


def _talk(name: str) -> ColumnElement[int]:
    counted, cap = getattr(PersonDay, name), SCORED_A_DAY[name]
    return case((counted > cap, cap), else_=counted) * POINTS[name]


SUMS = (
    func.coalesce(func.sum(PersonDay.points), 0),
    func.coalesce(func.sum(reduce(add, map(_talk, TALK))), 0),
)
"""All points, and those of talk: what `in_rank` takes, for a query over days."""
