"""What the page of a pot is shown with."""

from datetime import date, timedelta
from types import SimpleNamespace as Model
from typing import Any

from app.ranks.actions import Rank, Ranked, Thinker
from app.scores.neighbours import Neighbours
from app.teapot.actions import Pot
from app.teapot.course import Reading
from app.teapot.goals import Goal
from app.teapot.page import Cooling, Source
from app.teapot.race import Race, Racer
from tests.look import told

TODAY = date(2026, 11, 23)


def pot(*, leads: bool = False) -> dict[str, Any]:
    """A hot pot of a large team in a race."""
    own = Racer(1, "Binnendienst", 74)
    page = {
        "pot": Pot(74, "hot"),
        "sources": [
            Source("completions", 31, 1.2),
            Source("surprises", 14, 1.8),
            Source("strokes", 9, 0.1),
            Source("applauses", 2, 0.1),
        ],
        "shows_numbers": True,
        "cooling": Cooling(12, "warm", TODAY + timedelta(days=1)),
        "goal": Goal(14, 9, False, True),
        "race": Race(own, Racer(2, "Klantcontactcentrum Noordoost-Brabant", 79), Racer(3, "Magazijn", 70), 5),
        "has_entered": True,
    }
    return _page(page, leads=leads)


def small_pot() -> dict[str, Any]:
    """A cold pot of a few people."""
    page = {
        "pot": Pot(21, "cold"),
        "sources": [Source(name, 0, 4.5) for name in ("completions", "surprises", "strokes", "applauses")],
        "shows_numbers": False,
        "cooling": Cooling(1, None, None),
        "goal": Goal(3, None, False, False),
        "race": None,
        "has_entered": False,
    }
    return _page(page, leads=True)


def rank(*, takes_part: bool = True) -> dict[str, Any]:
    """Somebody between two colleagues, or somebody who does not take part."""
    own = Ranked(1, "Fatma", "Binnendienst", 74)
    beside = Neighbours(Ranked(2, "Wilhelmina", "Klantcontactcentrum", 81), own, Ranked(3, "Youssef", "Bezorging", 70))
    found = Rank(beside, 61, 9, Thinker("Bram", "Bezorging", 31))
    return {"rank": found if takes_part else None, "url_for": told.address, "nav": "rank"}


def _page(page: dict[str, Any], *, leads: bool) -> dict[str, Any]:
    course = [Reading(TODAY - timedelta(days=n), 50 + (n * 7) % 30) for n in range(20, -1, -1)]
    base = {"team": Model(id=1, name="Binnendienst"), "today": TODAY, "people": 14}
    return {
        "page": Model(**base, course=course if page["shows_numbers"] else [], **page),
        "leads": leads,
        "wrong": "",
        "url_for": told.address,
        "nav": "pot",
    }
