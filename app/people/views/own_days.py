"""Days that the organisation sets itself, for its administrator."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.leave import Span
from app.database import db, write
from app.errors import Invalid
from app.forms import Form, whole_number
from app.i18n import gettext
from app.people.models import Team
from app.people.own_days import AHEAD, NewDays, OwnDays, OwnDaysTeam, call_off, first_day_to_set, set_days
from app.people.schemas import OwnDaysForm
from app.people.views.blueprint import pages

SHOWN_PAST = 5


@pages.get("/organisation/days")
def own_days() -> str:
    """What is set, and one more."""
    return _page(Form({"kind": "closed"}))


@pages.post("/organisation/days")
def set_own_days() -> str | Response | tuple[str, int]:
    """Set days on which the organisation is closed, or public holidays on which it works."""
    form = Form(request.form)
    values = form.read(OwnDaysForm())
    if values is None:
        return _page(form), 422
    try:
        with write() as session:
            days = set_days(session, current_user, _asked(values), clock.now())
            audit.record(session, current_user, "days.set", days, first=days.first, last=days.last)
    except Invalid as error:
        form.refuse(error)
        return _page(form), 422
    flash(gettext("Saved. Everybody it is for has it in their days from now on."), "good")
    return redirect(url_for("people.own_days"), 303)


def _asked(values: Mapping[str, Any]) -> NewDays:
    """What was asked. Raises Invalid: own_days_nobody, where only some teams were to be chosen and none was."""
    teams = [number for text in request.form.getlist("teams") if (number := whole_number(text)) is not None]
    if request.form.get("for") == "some" and not teams:
        raise Invalid("own_days_nobody", field="teams")
    chosen = teams if request.form.get("for") == "some" else []
    span = Span(values["first"], values["last"] or values["first"])
    return NewDays(values["name"], span, values["kind"] == "worked", chosen)


@pages.post("/organisation/days/<int(max=2147483647):number>/removal")
def call_own_days_off(number: int) -> Response:
    """Let them be ordinary days again; what is past of them stays."""
    with write() as session:
        days = call_off(session, number, clock.now())
        audit.record(session, current_user, "days.called_off", ("own_days", number), first=days.first, last=days.last)
    flash(gettext("Removed. These are ordinary days again."), "good")
    return redirect(url_for("people.own_days"), 303)


def _page(form: Form) -> str:
    session = db.session()
    teams = session.scalars(select(Team).order_by(Team.name)).all()
    earliest = first_day_to_set(teams, clock.now())
    rows = select(OwnDays).where(OwnDays.last >= earliest).order_by(OwnDays.first, OwnDays.id)
    gone = select(OwnDays).where(OwnDays.last < earliest).order_by(OwnDays.last.desc(), OwnDays.id.desc())
    return render_template(
        "people/own_days.html",
        form=form,
        teams=teams,
        chosen=set(request.form.getlist("teams")),
        coming=_with_teams(session.scalars(rows).all()),
        past=_with_teams(session.scalars(gone.limit(SHOWN_PAST)).all()),
        earliest=earliest,
        latest=earliest + AHEAD,
        nav="team",
    )


def _with_teams(rows: Sequence[OwnDays]) -> list[tuple[OwnDays, list[str]]]:
    """Each with the names of its teams; none for everybody."""
    named = (
        select(OwnDaysTeam.own_days_id, Team.name)
        .join(Team, Team.id == OwnDaysTeam.team_id)
        .where(OwnDaysTeam.own_days_id.in_([one.id for one in rows]))
        .order_by(Team.name)
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for number, name in db.session.execute(named):
        names[number].append(name)
    return [(one, names[one.id]) for one in rows]
