"""What Me, one's own data and what waits on the phone are shown with."""

from collections import Counter
from datetime import timedelta
from typing import Any

from app.i18n import LANGUAGES
from app.people.working_days import weekdays_of
from app.privacy.sheet import CHAPTERS
from app.scores.streak import Streak
from tests.look.heard import MANAGER
from tests.look.samples import DAY, Model, card, streak_days
from tests.look.told import Typed


def _week(*strokes: int) -> list[Model]:
    """From Monday on; today is the last that has strokes."""
    return [
        Model(
            day=DAY + timedelta(days=n),
            strokes=strokes[n] if n < len(strokes) else 0,
            completions=n % 2,
            surprises=int(n == 2),
            is_today=n == len(strokes) - 1,
            is_ahead=n >= len(strokes),
        )
        for n in range(5)
    ]


def me(_language: str, *, quiet: bool = False, is_new: bool = False) -> dict[str, Any]:
    """A Thursday of somebody with a long name, of somebody who plays quietly, or a first day."""
    own = Model(
        why="Omdat mijn moeder ook ooit aan zo'n loket stond.", impact="Wie mij boos belt, kan opgelucht ophangen."
    )
    return {
        "person": MANAGER,
        "week": _week(0) if is_new else _week(4, 12, 31, 7),
        "my_streak": Streak(0, 2) if is_new else Streak(40, 2),
        "streak_days_shown": streak_days(),
        "badges": 0 if is_new else 47,
        "all_badges": 106,
        "devices": 3,
        "organisation": Model(name="Noorderhuis", is_demo=not is_new),
        "working_days": weekdays_of("1111100"),
        "day_kind": "work",
        "purpose": None if is_new else own,
        "asked": {} if is_new else {"think": 2, "value": 1},
        "places": Counter() if is_new else Counter(corridor=4, meeting=3, phone=3, desk=2, lunch=1),
        "heard": 0 if is_new else 3,
        "is_nameable": not is_new,
        "LANGUAGES": LANGUAGES,
        "quiet": quiet,
        "nav": "me",
    }


def unsent(language: str) -> dict[str, Any]:
    """The frame that the phone fills."""
    cards = [card(language, key) for key in ("call-for-no-reason", "bring-it-further")]
    return {"cards": cards, "nav": "me"}


def data(_language: str, *, is_demo: bool = False) -> dict[str, Any]:
    """With the form to be erased, or as a demo says it."""
    return {"form": Model(typed=Typed(), wrong=Typed()), "is_demo": is_demo, "nav": "me"}


def data_sheet(_language: str) -> dict[str, Any]:
    """All of it."""
    return {"chapters": CHAPTERS, "nav": "me"}
