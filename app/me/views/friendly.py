"""Friendly weeks over HTTP: who is asked, yes or no with one tap, and how it stands."""

from datetime import datetime
from functools import partial
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import clock
from app.badges.actions import award_mark
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import Form
from app.friendly.actions import accept, invite, stop
from app.friendly.models import FriendlyWeek
from app.friendly.rules import monday_for
from app.i18n import gettext
from app.me.friendly import also_in, colleagues_to_ask, keep_what_is_told, weeks_of
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_friendly import forget_invitation, tell_friendly

pages = Blueprint("friendly", __name__)


@pages.get("/friendly")
def friendly() -> str:
    """My friendly weeks, and asking a colleague for one."""
    return _page(Form())


@pages.post("/friendly")
def invite_colleague() -> Response | tuple[str, int]:
    """Ask a colleague."""
    form, now = Form(request.form), clock.now()
    try:
        with write() as session:
            week = invite(session, current_user._get_current_object(), _account(form), now)
            _follow(session, week, now)
    except (Invalid, Conflict) as error:
        form.wrong = {"colleague": error.code}
        return _page(form), error.status
    flash(gettext("Asked. You will hear when they say yes."), "good")
    return redirect(url_for("friendly.friendly"), 303)


@pages.post("/friendly/<int(max=2147483647):number>/acceptance")
def accept_week(number: int) -> Response:
    """Yes."""
    now = clock.now()
    with write() as session:
        _follow(session, accept(session, current_user._get_current_object(), number, now), now)
    return redirect(url_for("friendly.friendly"), 303)


@pages.post("/friendly/<int(max=2147483647):number>/end")
def end_week(number: int) -> Response:
    """No, or no longer. Nobody is told."""
    with write() as session:
        forget_invitation(session, stop(session, current_user._get_current_object(), number, clock.now()))
    return redirect(url_for("friendly.friendly"), 303)


def _follow(session: Session, week: FriendlyWeek, now: datetime) -> None:
    """Tell the other of an invitation, or of a yes; saying yes may be worth a badge."""
    tell_friendly(session, week, now)
    if week.accepted_at:
        tell_badges(session, award_mark(session, week.invited, "friendly_week", now), now)


def _account(form: Form) -> UUID | None:
    try:
        return UUID(form.typed.get("colleague", ""))
    except ValueError:
        return None


def _page(form: Form) -> str:
    session, person, now = db.session(), current_user._get_current_object(), clock.now()
    asked = request.args.get("q", "").replace("\0", "")[:80]
    weeks = weeks_of(session, person, now)
    if keep_what_is_told(weeks):
        weeks = weeks_of(session, person, now)
    return render_template(
        "friendly/friendly.html",
        asked=asked,
        form=form,
        weeks=weeks,
        monday=monday_for(game_day(now, person.team.zone)),
        also_in=partial(also_in, weeks),
        colleagues=colleagues_to_ask(session, person, asked, now),
        nav="me",
    )
