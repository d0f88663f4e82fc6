"""Today: full, new, on a day off, quiet, and what else it carries."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from app.half_hours.actions import Clock
from app.half_hours.rules import LENGTH, Stands
from app.scores.streak import Streak
from tests.look import samples
from tests.look.screens.challenges import STEP
from tests.look.screens.me import OWN_WORDS
from tests.look.screens.screen import Context, Screen

BEGAN = datetime(2026, 11, 23, 12, 55, tzinfo=UTC)


def _half(stands: Stands) -> Clock:
    return Clock(stands, samples.DAY, BEGAN, BEGAN, BEGAN + LENGTH, "De bakker, over dinsdag")


def _today(**changes: Any) -> Callable[[str], Context]:
    return lambda language: {"today": samples.today(language, **changes)}


def _alone(role: str, quiet: bool = False) -> Callable[[str], Context]:
    """The very first of a team, who may invite the others or may not."""
    new = {"strokes": 0, "last_stroke_id": None, "streak": Streak(0, 2)}
    view = _today(**new, pot=samples.Model(temperature=21, state="cold"), is_alone=True, quiet=quiet)
    return lambda language: {**view(language), "person": samples.person(role), "quiet": quiet}


def _manager_today(language: str) -> Context:
    cards = [
        samples.card(language, "call-for-no-reason", chosen=True),
        samples.card(language, "bring-it-further", done=True, line="Ze belde meteen terug om te bedanken."),
        samples.card(language, "one-small-wish"),
    ]
    long = samples.person("manager", "Wilhelmina van den Heuvel-Oosterbaan", "Klantcontactcentrum Noordoost-Brabant")
    warm = {"pot": samples.Model(temperature=91, state="boiling"), "streak": Streak(262, 3, is_long=True)}
    view = samples.today(language, 63, first_name="Wilhelmina", cards=cards, **warm)
    return {"today": view, "person": long}


SCREENS = {
    "today": Screen("today/today.html", _today()),
    "today-new": Screen(
        "today/today.html",
        _today(
            strokes=0,
            last_stroke_id=None,
            pot=samples.Model(temperature=21, state="cold"),
            streak=Streak(0, 2),
        ),
    ),
    "today-alone": Screen("today/today.html", _alone("employee")),
    "today-alone-manager": Screen("today/today.html", _alone("manager")),
    "today-alone-quiet": Screen("today/today.html", _alone("employee", quiet=True)),
    "today-off": Screen("today/today.html", _today(strokes=0, last_stroke_id=None, is_day_off=True, day_kind="off")),
    "today-leave": Screen(
        "today/today.html", _today(strokes=0, last_stroke_id=None, is_day_off=True, day_kind="leave")
    ),
    "today-manager": Screen("today/today.html", _manager_today),
    "today-half": Screen("today/today.html", _today(half=_half(Stands.RUNS))),
    "today-half-kept": Screen("today/today.html", _today(half=_half(Stands.WAITS))),
    "today-half-over": Screen("today/today.html", _today(half=_half(Stands.OVER))),
    "today-half-missed": Screen("today/today.html", _today(half=_half(Stands.MISSED))),
    "today-step": Screen("today/today.html", _today(step=STEP)),
    "today-own-words": Screen("today/today.html", _today(own_words=OWN_WORDS, is_visit_open=True)),
    "questions": Screen("tallies/questions.html", lambda _: {"nav": "questions"}),
    "today-quiet": Screen("today/today.html", lambda language: {**_today(quiet=True)(language), "quiet": True}),
    "offline": Screen("pwa/offline.html", lambda _: {"case": ""}),
}
