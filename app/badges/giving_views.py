"""The sheet on which a badge is given by hand, with what one gave lately to take back."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request
from flask_login import current_user

from app import clock
from app.badges.catalogue import GIVEN_BADGES
from app.badges.gifts import given_by, giving_choice
from app.badges.given import MOST_RECEIVERS
from app.badges.giving import GivingKind
from app.calendar.rules import game_day
from app.database import db
from app.forms import Form, refused_words
from app.people.actions import the_word
from app.people.models import Person
from app.recognition.rules import SHOWN_AT_ONCE

pages = Blueprint("giving", __name__)


@pages.get("/badges/give")
def give() -> str:
    """Choose which badge and for whom, and say why; `?badge=` is chosen beforehand."""
    badge = request.args.get("badge", "")
    return _page(Form({"badge": badge} if badge in GIVEN_BADGES else {}))


def giving_again(typed: Mapping[str, Any], code: str) -> str:
    """The sheet with what was typed, and why it was refused."""
    if not typed.get("badge") or code in {"unknown_badge", "leaders_badge"}:
        return _page(Form(typed, {"badge": code if typed.get("badge") else "badge_missing"}))
    if not typed.get("to"):
        return _page(Form(typed, {"to": "colleague_missing"}))
    is_about_people = code in {"own_badge", "unknown_receiver", "badges_enough"}
    wrong = {"to": code} if is_about_people else refused_words(GivingKind.payload, typed, code, "because")
    return _page(Form(typed, wrong))


def _page(form: Form) -> str:
    session = db.session()
    person: Person = current_user._get_current_object()
    today, word = game_day(clock.now(), person.team.zone), the_word(session)
    to = form.typed.get("to", [])
    return render_template(
        "badges/give.html",
        form=form,
        chosen={to} if isinstance(to, str) else set(to),
        choice=giving_choice(session, person, today, word),
        given=given_by(session, person, word),
        most=MOST_RECEIVERS,
        at_once=SHOWN_AT_ONCE,
        nav="badges",
    )
