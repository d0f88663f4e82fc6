"""Merging somebody who is known twice: choose the other one, see what moves, and say that one is sure."""

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import whole_number
from app.i18n import gettext
from app.people.models import Person
from app.people.names import fold_name
from app.people.reach import find_to_change, find_within_reach, is_named, within_reach
from app.roster.merging import are_signed_in_on, merge
from app.roster.views.blueprint import pages
from app.roster.views.looking import note_that_i_looked
from app.roster.views.person import role_labels

SHOWN = 20
ONE = "/team/people/<int(max=2147483647):number>/merging"


@pages.get(ONE)
def choose_twin(number: int) -> str:
    """Whom is it? At first, those who share a part of the name."""
    session = db.session()
    one = find_within_reach(session, current_user, number)
    asked = " ".join(request.args.get("q", "").replace("\0", "").split())[:80]
    part = fold_name(asked) or max(fold_name(one.name).split(), key=len, default="")
    found = within_reach(current_user).where(is_named(part), Person.id != one.id).order_by(Person.name).limit(SHOWN)
    twins = session.scalars(found).all() if part else []
    return render_template("roster/twins.html", one=one, twins=twins, asked=asked, nav="team")


@pages.get(f"{ONE}/<int(max=2147483647):other>")
def merging(number: int, other: int) -> str:
    """What would move."""
    return _page(number, other, "")


@pages.post(ONE)
def merge_people(number: int) -> Response | tuple[str, int]:
    """Merge the one in the field `other` into this one."""
    other = whole_number(request.form.get("other", ""))
    if other is None:
        raise NotFound
    if request.form.get("sure") != "yes":
        return _page(number, other, "merge_unsure"), 422
    try:
        with write() as session:
            pair = {n: find_to_change(session, current_user, n) for n in sorted({number, other})}
            if other == current_user.id:
                raise Invalid("merge_same", field="form")
            merge(session, pair[number], pair[other], clock.now())
            audit.record(session, current_user, "person.merged", pair[number], other=other)
    except Invalid as error:
        return _page(number, other, error.code), error.status
    flash(gettext("They are one now, and each deed counts once."), "good")
    return redirect(url_for("roster.person", number=number), 303)


def _page(number: int, other: int, wrong: str) -> str:
    session = db.session()
    if other == number:
        raise NotFound
    one, twin = (find_within_reach(session, current_user, n) for n in (number, other))
    page = render_template(
        "roster/merging.html",
        one=one,
        twin=twin,
        role_labels=role_labels(),
        stay_signed_in=are_signed_in_on(one, twin),
        wrong=wrong,
        nav="team",
    )
    note_that_i_looked(one, twin)
    return page
