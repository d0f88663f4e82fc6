"""What is one's own: messages, devices, days, reasons, and the first visit."""

from collections.abc import Callable
from datetime import date
from functools import partial

from app.calendar.rota import rota_of
from app.calendar.rules import WorkWeek
from app.forms import Form
from app.i18n import LANGUAGES
from app.me.working_days import Rewritten
from app.people.working_days import weekdays_of
from app.purpose.examples import EXAMPLES
from app.purpose.rules import STEPS
from app.scores.streak import Streak
from tests.look import calendars, heard, machinery, own, told
from tests.look.screens.screen import Context, Screen
from tests.look.tongue import WORDS, say


def _messages(language: str) -> Context:
    return {"items": told.messages(language), "has_new": True, "nav": "me", "url_for": told.address}


HOURS = {"works_from": "22:00", "works_until": "06:30"}


def _hearing(language: str) -> Context:
    return {**told.hearing(language), "nav": "me", "url_for": told.address}


def _working_days(_language: str) -> Context:
    today = date(2026, 11, 23)
    facts = {
        "form": Form({"since": ""}),
        "hours": HOURS,
        "days": weekdays_of("0011110"),
        "changed": None,
        "today": today,
    }
    return {**facts, "coming": [(date(2027, 1, 4), weekdays_of("1111000"))], "nav": "me", "url_for": told.address}


def _other_days(language: str) -> Context:
    changed = Rewritten(date(2026, 11, 2), Streak(24, 3), Streak(11, 1))
    return {**_working_days(language), "changed": changed, "coming": []}


def _rota(_language: str) -> Context:
    """A Wednesday in the weeks of Christmas, the one after next by a rota."""
    today, week = date(2026, 12, 16), WorkWeek("1111100 2026-12-28=1010011")
    return {"weeks": rota_of(week, today), "today": today, "nav": "me", "url_for": told.address}


def _visit(number: int) -> Callable[[str], Context]:
    def context(language: str) -> Context:
        examples = [say(language, text, **WORDS[language]) for text in EXAMPLES["finance"]]
        facts = {
            "step": STEPS[number - 1],
            "number": number,
            "all": len(STEPS),
            "asks_to_play": True,
            "joined": None,
            "days": weekdays_of("1111100"),
            "hours": {"works_from": "08:00", "works_until": "17:00"},
            "why": "",
            "impact": "",
            "longest": 280,
        }
        facts |= {"why": "", "impact": "", "examples": examples}
        return {**facts, "LANGUAGES": LANGUAGES, "nav": "welcome", "url_for": told.address}

    return context


OWN_WORDS = "Omdat mijn moeder ook ooit aan zo'n loket stond, en er toen iemand opstond om mee te lopen."


def _purpose(language: str) -> Context:
    return {**_visit(4)(language), "why": OWN_WORDS, "impact": "", "nav": "me"}


SCREENS = {
    "me": Screen("me/me.html", own.me),
    "me-new": Screen("me/me.html", partial(own.me, is_new=True)),
    "me-quiet": Screen("me/me.html", partial(own.me, quiet=True)),
    "unsent": Screen("me/unsent.html", own.unsent),
    "data": Screen("privacy/data.html", own.data),
    "data-demo": Screen("privacy/data.html", partial(own.data, is_demo=True)),
    "data-sheet": Screen("privacy/data_sheet.html", own.data_sheet),
    "messages": Screen("notifications/inbox.html", _messages),
    "messages-none": Screen(
        "notifications/inbox.html",
        lambda _: {"items": [], "has_new": False, "nav": "me", "url_for": told.address},
    ),
    "hearing": Screen("notifications/preferences.html", _hearing),
    "devices": Screen("me/devices.html", lambda _: machinery.devices("delivered")),
    "devices-gone": Screen("me/devices.html", lambda _: machinery.devices("gone", 2)),
    "acts-mine": Screen("privacy/acts.html", heard.own_acts),
    **{
        f"visit-{number}-{step}": Screen(f"purpose/{step}.html", _visit(number)) for number, step in enumerate(STEPS, 1)
    },
    "purpose": Screen("purpose/purpose.html", _purpose),
    "working-days": Screen("me/working_days.html", _working_days),
    "working-days-past": Screen("me/working_days.html", _other_days),
    "rota": Screen("me/rota.html", _rota),
    "quiet-mode": Screen("ranks/game.html", lambda _: {"quiet": True, "nav": "me", "url_for": told.address}),
    "quiet-closed": Screen("ranks/off.html", lambda _: {"quiet": True, "nav": "me", "url_for": told.address}),
    "leave": Screen("me/leave.html", lambda _: calendars.leave()),
    "leave-none": Screen("me/leave.html", lambda _: calendars.no_leave()),
}
