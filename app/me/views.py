"""The pages behind Me."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.badges.actions import awards_of
from app.badges.catalogue import LOOKS
from app.calendar.rules import game_day
from app.challenges.actions import offer_of
from app.database import db, write
from app.errors import Conflict, Invalid
from app.i18n import gettext
from app.me.devices import LONGEST_NAME, devices_of, name_device
from app.me.devices import end_device as end_one
from app.me.week import week_of_mine
from app.me.working_days import choose_working_days as choose_days
from app.me.working_days import weekdays_of
from app.people.actions import the_organisation, the_word
from app.people.sessions import end_sessions
from app.people.words import forms
from app.push.trial import outcome_of, phones_of, try_phones
from app.scores.actions import streak_of

pages = Blueprint("me", __name__)


@pages.get("/me")
def me() -> str:
    """My week, my phone, my choices."""
    session, now = db.session(), clock.now()
    return render_template(
        "me/me.html",
        week=week_of_mine(session, current_user, game_day(now, current_user.team.zone)),
        my_streak=streak_of(session, current_user, now),
        badges=len(awards_of(session, current_user)),
        all_badges=len(LOOKS),
        devices=len(devices_of(session, current_user, current_user.get_id(), now)),
        organisation=the_organisation(session),
        working_days=weekdays_of(current_user.work_week),
        nav="me",
    )


@pages.get("/unsent")
def unsent() -> str:
    """What is still only on the phone: it fills the page itself, with words and choices from here."""
    session, today = db.session(), game_day(clock.now(), current_user.team.zone)
    offer = offer_of(session, current_user._get_current_object(), today, forms(the_word(session)))
    return render_template("me/unsent.html", cards=[*offer.shown, *offer.reserve], nav="me")


@pages.get("/me/devices")
def devices() -> str:
    """Where somebody is signed in, which of them hear us, and what became of trying one."""
    session, trial = db.session(), request.args.get("trial", "")
    found = devices_of(session, current_user, current_user.get_id(), clock.now())
    return render_template(
        "me/devices.html",
        devices=found,
        trial=trial,
        tried=request.args.get("device", type=int),
        outcome=outcome_of(session, current_user, trial) if trial else None,
        longest_name=LONGEST_NAME,
        nav="me",
    )


@pages.post("/me/devices/<int(max=2147483647):number>/name")
def name(number: int) -> Response:
    """Call one device what its owner calls it."""
    with write() as session:
        name_device(session, current_user, number, request.form.get("name", ""))
    return redirect(url_for("me.devices"), 303)


@pages.post("/me/devices/<int(max=2147483647):number>/test")
def try_device(number: int) -> Response:
    """Send a test to one device; the list then says what became of it."""
    with write() as session:
        phones = phones_of(session, current_user, number)
        if not phones:
            raise Conflict("no_subscription")
        trial = try_phones(session, current_user, phones, clock.now())
    return redirect(url_for("me.devices", trial=trial, device=number), 303)


@pages.post("/me/devices/<int(max=2147483647):number>/end")
def end_device(number: int) -> Response:
    """Sign one device out; the one in hand then finds itself at the door."""
    with write() as session:
        end_one(session, current_user, number)
    return redirect(url_for("me.devices"), 303)


@pages.post("/me/devices/others/end")
def end_other_devices() -> Response:
    """Sign out everywhere but here."""
    with write() as session:
        end_sessions(session, current_user, keep=current_user.get_id())
    return redirect(url_for("me.devices"), 303)


@pages.get("/me/working-days")
def working_days() -> str:
    """On which days I work."""
    return render_template("me/working_days.html", days=weekdays_of(current_user.work_week), wrong="", nav="me")


@pages.post("/me/working-days")
def choose_working_days() -> Response | tuple[str, int]:
    """Choose them; at least one day is left."""
    try:
        with write() as session:
            choose_days(session, current_user, request.form.getlist("day"), clock.now())
    except Invalid as error:
        return render_template("me/working_days.html", days=weekdays_of("0" * 7), wrong=error.code, nav="me"), 422
    flash(gettext("Kept. These are your working days from now on."), "good")
    return redirect(url_for("me.me"), 303)
