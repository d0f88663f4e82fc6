"""The devices on which I am signed in, over HTTP."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Conflict
from app.forms import whole_number
from app.me.devices import LONGEST_NAME, devices_of, name_device, own_device
from app.me.devices import end_device as end_one
from app.me.views.blueprint import pages
from app.people.sessions import end_sessions
from app.push.trial import outcome_of, phones_of, try_phones


@pages.get("/me/devices")
def devices() -> str:
    """Where somebody is signed in, which of them hear us, and what became of trying one."""
    session, trial = db.session(), request.args.get("trial", "")
    found = devices_of(session, current_user, current_user.get_id(), clock.now())
    return render_template(
        "me/devices.html",
        devices=found,
        trial=trial,
        tried=request.args.get("device", type=whole_number),
        outcome=outcome_of(session, current_user, trial) if trial.isalnum() else None,
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
        phones = phones_of(session, current_user, own_device(session, current_user, number).id)
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
