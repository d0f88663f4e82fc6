"""A meeting over HTTP: begin one, come in by its code, draw strokes, and hear together what was heard."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Invalid, TooMany
from app.forms import Form
from app.i18n import gettext
from app.limits import Limit, count_try, forget_tries
from app.meetings.actions import begin, find_seat, join, open_meeting, stand_up, table_of
from app.meetings.rules import LASTS, LENGTH
from app.people.views.links import qr_code, whole_link

pages = Blueprint("meetings", __name__)

MOST_TRIES = 10  # codes of one person in a quarter of an hour: guessing one of eight million takes centuries


@pages.get("/meetings")
def meetings() -> str:
    """Begin one, or come in; the code may have come with the link that was scanned."""
    return _door(Form({"code": request.args.get("token", "")}))


@pages.post("/meetings")
def begin_meeting() -> Response:
    """Begin one."""
    with write() as session:
        ref = begin(session, current_user, clock.now()).ref
    return redirect(url_for("meetings.meeting", meeting_ref=ref), 303)


@pages.post("/meetings/seats")
def join_meeting() -> Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Come in by a code. Tries are limited; a code that never was and one that is over look the same."""
    form, now = Form(request.form), clock.now()
    limits = (Limit(f"meeting code\0{current_user.id}", MOST_TRIES),)
    try:
        count_try(limits, now)
        with write() as session:
            ref = join(session, current_user, form.typed.get("code", ""), now).ref
        forget_tries(limits, now)
    except TooMany as error:
        form.wrong = {"code": error.code}
        return _door(form), error.status, {"Retry-After": str(error.details["retry_after"])}
    except Invalid as error:
        form.refuse(error)
        return _door(form), error.status
    return redirect(url_for("meetings.meeting", meeting_ref=ref), 303)


@pages.get("/meetings/<uuid:meeting_ref>")
def meeting(meeting_ref: UUID) -> str:
    """The table, for who sits at it."""
    session, now = db.session(), clock.now()
    table = table_of(session, current_user, find_seat(session, current_user, meeting_ref), now)
    link = whole_link("meetings.meetings", token=table.meeting.code) if table.meeting.code and not table.is_over else ""
    return render_template("meetings/table.html", table=table, code=qr_code(link) if link else "", nav="meeting")


@pages.post("/meetings/<uuid:meeting_ref>/departure")
def leave_meeting(meeting_ref: UUID) -> Response:
    """Stand up from the table, who sat down at it by mistake or has to go."""
    with write() as session:
        stand_up(session, current_user, meeting_ref, clock.now())
    flash(gettext("You have left the table. What you drew there no longer counts at it."), "good")
    return redirect(url_for("meetings.meetings"), 303)


def _door(form: Form) -> str:
    sits_in = open_meeting(db.session(), current_user, clock.now())
    return render_template(
        "meetings/door.html", form=form, sits_in=sits_in, hours=LASTS.seconds // 3600, length=LENGTH, nav="meeting"
    )
