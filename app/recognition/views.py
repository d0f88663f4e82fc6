"""The sheet for a compliment, beside the one for a surprise."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from app import clock
from app.calendar.rules import game_day
from app.database import db
from app.forms import Form, refused_words
from app.people.models import Person
from app.recognition.actions import choice_of
from app.recognition.compliment import ComplimentKind
from app.recognition.rules import ALLOWANCE, MOST_RECEIVERS, SHOWN_AT_ONCE

pages = Blueprint("recognition", __name__)


@pages.get("/add/compliment")
def compliment() -> str:
    """Choose whom, and say why."""
    return _page(Form())


def compliment_again(typed: Mapping[str, Any], code: str) -> str:
    """The sheet with what was typed, and why it was refused."""
    if not typed.get("to"):
        return _page(Form(typed, {"to": "receiver_missing"}))
    is_about_people = code in {"own_compliment", "unknown_receiver"}
    wrong = {"to": code} if is_about_people else refused_words(ComplimentKind.payload, typed, code, "because")
    return _page(Form(typed, wrong))


def _page(form: Form) -> str:
    person: Person = current_user._get_current_object()
    today = game_day(clock.now(), person.team.zone)
    to = form.typed.get("to", [])
    return render_template(
        "add/compliment.html",
        form=form,
        chosen={to} if isinstance(to, str) else set(to),
        choice=choice_of(db.session(), person, today),
        allowance=ALLOWANCE,
        most=MOST_RECEIVERS,
        at_once=SHOWN_AT_ONCE,
        nav="add",
    )
