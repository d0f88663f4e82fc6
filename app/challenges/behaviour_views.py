"""The page of expected behaviour: everybody reads it, directors word it."""

from collections import Counter

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.challenges import behaviours as expected
from app.challenges.library import LIBRARY
from app.challenges.schemas import BehaviourForm
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.i18n import gettext
from app.people.models import Role

pages = Blueprint("behaviours", __name__, url_prefix="/behaviours")
Answer = str | Response | tuple[str, int]
NEW = "new"


@pages.get("")
def behaviours() -> str:
    """What is expected here, in concrete acts."""
    return _page()


@pages.post("")
def add() -> Answer:
    """One more, in own words."""
    return _save(NEW)


@pages.post("/<key>")
def word(key: str) -> Answer:
    """Say one in other words; without any, a proposed one speaks as it did."""
    return _save(key)


@pages.post("/<key>/retirement")
def retire(key: str) -> Response:
    """Expect it no longer."""
    with write() as session:
        expected.retire(session, key, current_user, clock.now())
        audit.record(session, current_user, "behaviour.retired", ("behaviour", key))
    return redirect(url_for("behaviours.behaviours"), 303)


@pages.post("/<key>/restoration")
def restore(key: str) -> Response:
    """Expect it again."""
    with write() as session:
        expected.restore(session, key, current_user, clock.now())
        audit.record(session, current_user, "behaviour.restored", ("behaviour", key))
    return redirect(url_for("behaviours.behaviours"), 303)


def _save(key: str) -> Answer:
    form = Form(request.form)
    values = form.read(BehaviourForm())
    if values is None:
        return _page(key, form), 422
    try:
        with write() as session:
            if key == NEW:
                row = expected.add_behaviour(session, values["title"], values["act"], current_user, clock.now())
                audit.record(session, current_user, "behaviour.added", row)
            else:
                expected.word_behaviour(session, key, values["title"], values["act"], current_user, clock.now())
                audit.record(session, current_user, "behaviour.worded", ("behaviour", key))
    except Invalid as error:
        form.refuse(error)
        return _page(key, form), error.status
    flash(gettext("Saved. Everybody reads it like this from now on."), "good")
    return redirect(url_for("behaviours.behaviours"), 303)


def _page(opened: str = "", form: Form | None = None) -> str:
    may_edit = current_user.has_role(Role.DIRECTOR)
    everything = expected.behaviours(db.session(), with_retired=may_edit)
    return render_template(
        "challenges/behaviours.html",
        behaviours=[one for one in everything if not one.is_retired],
        retired=[one for one in everything if one.is_retired],
        exercises=Counter(challenge.behaviour for challenge in LIBRARY.values()),
        may_edit=may_edit,
        may_set=current_user.has_role(Role.MANAGER),
        opened=opened,
        form=form or Form(),
        nav="team" if may_edit else "me",
    )
