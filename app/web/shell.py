"""What every page has around its content: who is signed in, the state and the pages to keep."""

from datetime import date
from typing import Any

import orjson
from flask import Flask, current_app, g, url_for
from flask_login import current_user

from app import clock
from app.calendar.offsets import offsets_around
from app.calendar.rules import DAY_START_HOUR, game_day
from app.database import db
from app.deeds.way import Way
from app.i18n import chosen_language
from app.meetings.actions import open_meeting
from app.people.actions import the_word
from app.people.models import Person
from app.people.visibility import is_quiet
from app.people.words import forms
from app.tallies.facets import PLACES, QUESTIONS
from app.tallies.rules import pens, strokes
from app.today.page import kept_days

KEPT_PAGES = (
    "add.add",
    "recognition.compliment",
    "tallies.questions",
    "wall.wall",
    "half_hours.half_hour",
    "first_steps.first_step",
    "ideas.ideas",
    "badges.badges",
    "me.me",
    "me.unsent",
    "notifications.inbox",
)

DAY_BEGINS = f"{DAY_START_HOUR:02}:00"
"""The first minute of a game day, as a clock shows it to templates."""


def embedded(value: object) -> str:
    """JSON for inside a script element: nothing in it can end the element."""
    text = orjson.dumps(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def kept_addresses(person: Person) -> list[str]:
    """What the worker keeps on the phone for when there is no connection."""
    today = game_day(clock.now(), person.team.zone)
    days = [url_for("today.day", day=day.isoformat()) for day in kept_days(person, today)]
    kept = [*days, *(url_for(page) for page in KEPT_PAGES if page in current_app.view_functions)]
    meeting = open_meeting(db.session(), person, clock.now())
    return [*kept, url_for("meetings.meeting", meeting_ref=meeting)] if meeting else kept


def around() -> dict[str, Any]:
    """The names that the layout needs."""
    if not current_user.is_authenticated:
        return {"person": None, "quiet": False, "language": chosen_language()}
    way: Way = current_app.extensions["way"]
    now = clock.now()
    person: Person = current_user._get_current_object()
    state = g.pop("state", None) or way.state(db.session(), person, now)
    return {
        "person": person,
        "quiet": is_quiet(person),
        "language": person.language,
        "zone": person.team.zone,
        "offsets": offsets_around(date.fromisoformat(state["day"]), person.team.zone),
        "day_start": DAY_START_HOUR,
        "game_day": state["day"],
        "unread": state.get("unread", 0),
        "state_json": embedded(state),
        "keep": kept_addresses(person),
        "words": forms(the_word(db.session())),
    }


def account_here() -> str:
    """The account that a form's page is made for: by the time that it is sent, somebody else may be signed in."""
    if not current_user.is_authenticated:
        return ""
    return str(g.get("speaks_as") or current_user.account)


def init(app: Flask) -> None:
    """Give templates what is around every page."""
    app.context_processor(around)
    app.jinja_env.globals.update(
        pen_paths=pens,
        tally_sheet=strokes,
        stroke_places=lambda: PLACES,
        stroke_questions=lambda: QUESTIONS,
        account_here=account_here,
        day_begins=DAY_BEGINS,
    )
