"""One thing of the wall on its own page: report it; and for who leads, the spotlight, and taking it off the wall."""

from collections.abc import Callable
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import NotFound, Problem
from app.forms import whole_number
from app.i18n import gettext
from app.people.actions import the_word
from app.people.invitations import teams_led_by
from app.people.models import Person
from app.spotlights.actions import put_out, shining
from app.spotlights.rules import MOST
from app.wall import care
from app.wall.things import Thing, find
from app.wall.views.blueprint import pages
from app.wall.whose import whose, whose_light

ONE = "/<string(maxlength=32):place>"
"""Such as `surprise-12`, which is also where it stands on the page of the wall."""


@pages.get(ONE)
def thing(place: str) -> str | tuple[str, int]:
    """It, and what the reader can do about it."""
    return _page(found(db.session(), place))


@pages.post(f"{ONE}/reports")
def report_thing(place: str) -> Response:
    """Somebody finds that it should not stand there."""
    why = request.form.get("why", "")
    _do(place, lambda session, reader, one, now: care.report(session, reader, one, why, now))
    flash(gettext("Thank you. The team's manager will look at it; your name is not mentioned."), "good")
    return redirect(url_for("wall.wall"), 303)


@pages.post(f"{ONE}/hiding")
def hide_thing(place: str) -> Response:
    """Off the wall, with a kind word."""
    word = request.form.get("word", "")
    _do(place, lambda session, reader, one, now: care.hide(session, reader, one, word, now), "wall.hidden")
    is_ours = not place.startswith("voice-")  # a customer hears nothing of it
    told = gettext("It is off the wall. The person who wrote it will hear about it, in your words.")
    flash(told if is_ours else gettext("It is off the wall."), "good")
    return redirect(url_for("wall.reports"), 303)


@pages.post(f"{ONE}/showing")
def show_thing(place: str) -> Response:
    """On the wall again."""
    _do(place, care.show_again, "wall.shown")
    flash(gettext("It is on the wall again."), "good")
    return redirect(url_for("wall.reports"), 303)


@pages.post(f"{ONE}/clearance")
def leave_thing(place: str) -> Response:
    """It was reported, and may stay."""
    _do(place, lambda session, _reader, one, now: care.leave(session, one, now), "wall.left")
    flash(gettext("It stays on the wall."), "good")
    return redirect(url_for("wall.reports"), 303)


@pages.post(f"{ONE}/spotlight")
def shine_on_thing(place: str) -> Response | tuple[str, int]:
    """In the spotlight for a week, with a sentence."""
    sentence = request.form.get("sentence", "")
    try:
        _do(place, lambda session, reader, one, now: care.shine(session, reader, one, sentence, now), "spotlight.lit")
    except Problem as problem:
        if problem.status == 404:
            raise
        return _page(found(db.session(), place), sentence, problem.code), problem.status
    flash(gettext("It is at the top of the wall for a week."), "good")
    return redirect(url_for("wall.wall"), 303)


@pages.post("/spotlights/<int(max=2147483647):number>/end")
def end_spotlight(number: int) -> Response:
    """The light goes out; the thing itself stays on the wall."""
    with write() as session:
        light = put_out(session, number, [team.id for team in teams_led_by(session, current_user)], clock.now())
        audit.record(session, current_user, "spotlight.ended", light, whose=whose_light(session, light))
    flash(gettext("The spotlight is off."), "good")
    return redirect(url_for("wall.wall"), 303)


def found(session: Session, place: str) -> Thing:
    """The thing that an address names, for who is signed in. Raises NotFound."""
    kind, _, number = place.partition("-")
    numbered = whole_number(number)
    if numbered is None:
        raise NotFound
    return find(session, current_user, kind, numbered, the_word(session))


def _do(place: str, what: Callable[[Session, Person, Thing, datetime], object], act: str = "") -> None:
    with write() as session:
        thing = found(session, place)
        what(session, current_user._get_current_object(), thing, clock.now())
        if act:
            audit.record(session, current_user, act, thing.row, whose=whose(session, thing.row))


def _page(one: Thing, sentence: str = "", code: str = "") -> str:
    session = db.session()
    lights = [light for team in one.led for light in shining(session, team, clock.now())]
    on = next((light for light in lights if light.target == one.target), None)
    is_full = len(lights) >= MOST and on is None
    return render_template(
        "wall/thing.html", thing=one, light=on, is_full=is_full, sentence=sentence, wrong=code, nav="wall"
    )
