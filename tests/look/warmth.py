"""What the page of a pot is shown with."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as Model
from typing import Any

from app.people.working_days import weekdays_of
from app.ranks.actions import Rank, Ranked
from app.ranks.telling import Thinker, Told
from app.scores.neighbours import Neighbours
from app.seasons.outcomes import OwnSeason, TeamSeason
from app.seasons.themes import THEMES
from app.teapot.actions import Pot
from app.teapot.course import Reading
from app.teapot.focus import Focus
from app.teapot.goals import Goal
from app.teapot.nearing import Nearing
from app.teapot.page import Cooling, Source
from app.teapot.race import Race, Racer
from tests.look import told
from tests.look.tongue import say

TODAY = date(2026, 11, 23)


def pot(*, leads: bool = False) -> dict[str, Any]:
    """A hot pot of a large team in a race."""
    own = Racer(1, "Binnendienst", 74)
    page = {
        "pot": Pot(74, "hot"),
        "nearing": Nearing(4, "boiling"),
        "sources": [
            Source("completions", 55, 1.2),
            Source("surprises", 25, 1.8),
            Source("strokes", 16, 0.1),
            Source("compliments", 4, 0.6),
            Source("applauses", None, 0.1),
        ],
        "sources_of": TODAY - timedelta(days=14),
        "focus": Focus(TODAY, "greet", "We greet first", "Look up.", "De balie ziet iedereen als eerste."),
        "cooling": Cooling(12, "warm", TODAY + timedelta(days=1)),
        "goal": Goal(14, 2, False, True),
        "race": Race(own, Racer(2, "Klantcontactcentrum Noordoost-Brabant", 79), Racer(3, "Magazijn", 70), 5),
        "has_entered": True,
    }
    return _page(page, leads=leads)


def small_pot() -> dict[str, Any]:
    """A cold pot of a few people."""
    page = {
        "pot": Pot(21, "cold"),
        "story": "rising",
        "nearing": Nearing(2, "lukewarm"),
        "newcomers": 2,
        "sources": [Source(name, None, 4.5) for name in ("completions", "surprises", "strokes", "applauses")],
        "sources_of": None,
        "focus": None,
        "cooling": Cooling(1, None, None),
        "goal": Goal(3, None, False, False),
        "race": None,
        "has_entered": False,
    }
    return _page(page, leads=True)


def pot_of_others() -> dict[str, Any]:
    """The pot of a few people, as somebody sees it who is none of them."""
    page = {
        "pot": Pot(59, "warm", is_told=False),
        "sources": [Source(name, None, None) for name in ("completions", "surprises", "strokes", "applauses")],
        "sources_of": None,
        "focus": None,
        "cooling": Cooling(None, None, None),
        "goal": Goal(3, None, False, False, is_known=False),
        "race": None,
        "has_entered": False,
    }
    return _page(page, leads=True)


def rank(*, takes_part: bool = True) -> dict[str, Any]:
    """Somebody between two colleagues, or somebody who does not take part."""
    own = Ranked(1, "Fatma", "Binnendienst", 74)
    beside = Neighbours(Ranked(2, "Wilhelmina", "Klantcontactcentrum", 81), own, Ranked(3, "Youssef", "Bezorging", 70))
    found = Rank(beside, beside, 61, 9, Told(Thinker("Bram", "Bezorging", 31, 40), True, "Wilhelmina"))
    return {"rank": found if takes_part else None, "url_for": told.address, "nav": "rank"}


def season(language: str) -> dict[str, Any]:
    """The third week of a season, with one that is over and was corrected, as a director sees it."""
    running = Model(id=2, starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 13), theme="small-gestures")
    before = Model(id=1, starts_on=date(2026, 10, 5), ends_on=date(2026, 11, 8), theme="sharp-ears")
    corrected = TeamSeason(
        {"strokes": 812, "surprises": 41},
        datetime(2026, 11, 14, 9, tzinfo=UTC),
        [{"strokes": 806, "surprises": 41}, {"strokes": 815, "surprises": 41}, {"strokes": 812, "surprises": 41}],
    )
    own = OwnSeason(21, {"strokes": 141, "completions": 12, "surprises": 4, "applauses": 0}, date(2026, 10, 15))
    return {
        "running": running,
        "theme": THEMES["small-gestures"],
        "week": 3,
        "weeks": 5,
        "mine": OwnSeason(9, {"strokes": 61, "completions": 5, "surprises": 3, "applauses": 14}, date(2026, 11, 17)),
        "coming": None,
        "past": [Model(season=before, name=say(language, THEMES["sharp-ears"].name), own=own, team=corrected)],
        "sets": True,
        "themes": [(key, say(language, theme.name)) for key, theme in THEMES.items()],
        "lengths": (4, 5, 6),
        "usual": 5,
        "wrong": "",
        "url_for": lambda *_, **__: told.DRAWING,
        "nav": "season",
    }


def _page(page: dict[str, Any], *, leads: bool) -> dict[str, Any]:
    course = [Reading(TODAY - timedelta(days=n), 50 + (n * 7) % 30) for n in range(20, -1, -1)]
    base = {"team": Model(id=1, name="Binnendienst"), "today": TODAY, "people": 14, "story": None, "nearing": None}
    base |= {"newcomers": 0, "days": weekdays_of("1111100"), "days_to_come": weekdays_of("1111111")}
    return {
        "page": Model(**base | {"course": course if page["sources_of"] else []} | page),
        "leads": leads,
        "wrong": "",
        "days_wrong": "",
        "url_for": told.address,
        "nav": "pot",
    }
