"""Changing what is known of somebody: team, role, leave, leaving and coming back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import flash, redirect, request, url_for
from flask_login import current_user
from marshmallow import Schema
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.leave import Span
from app.database import db, write
from app.errors import Forbidden, Invalid, NotFound
from app.forms import Form
from app.i18n import gettext
from app.people.models import Person, Role, Team
from app.people.reach import find_to_change, find_within_reach
from app.people.roles import ROLES
from app.planning.away import cancel_leave, enter_leave
from app.roster.leading import give_role
from app.roster.moving import cancel, move
from app.roster.parting import part, take_back
from app.roster.schemas import AwayForm, DepartureForm, MoveForm, ReturnForm, RoleForm
from app.roster.views.blueprint import pages
from app.roster.views.person import page_of

Answer = Response | tuple[str, int]
Values = dict[str, Any]
ONE = "/team/people/<int(max=2147483647):number>"


def _carry_out(
    number: int, name: str, schema: Schema, act: Callable[[Session, Person, Values], str], *, here: bool = True
) -> Answer:
    """Read the form `name`, and do `act` to whom it is about, who is `here` or left; it answers what to say."""
    form = Form(request.form)
    values = form.read(schema)
    if values is None:
        return _again(number, name, form, 422)
    try:
        with write() as session:
            one = find_to_change(session, current_user, number)
            if (one.left_at is None) != here:
                raise NotFound
            said = act(session, one, values)
    except Invalid as error:
        form.refuse(error)
        return _again(number, name, form, error.status)
    flash(said, "good")
    return redirect(url_for("roster.person", number=number), 303)


def _again(number: int, name: str, form: Form, status: int) -> tuple[str, int]:
    return page_of(find_within_reach(db.session(), current_user, number), {name: form}), status


@pages.post(f"{ONE}/team")
def change_team(number: int) -> Answer:
    """To another team, from a day on."""

    def act(session: Session, one: Person, values: Values) -> str:
        was = one.team_id
        move(session, one, values["team"], values["day"], clock.now())
        audit.record(session, current_user, "person.moved", one, team=values["team"], was=was, day=values["day"])
        return gettext("Done. From that day, what %(name)s does belongs to the new team.", name=one.first_name)

    return _carry_out(number, "move", MoveForm(), act)


@pages.post(f"{ONE}/team/removal")
def stay_in_team(number: int) -> Response:
    """The move that was planned is off."""
    with write() as session:
        one = find_to_change(session, current_user, number)
        cancel(session, one)
        audit.record(session, current_user, "person.move_called_off", one)
    flash(gettext("That move is cancelled."), "good")
    return redirect(url_for("roster.person", number=number), 303)


@pages.post(f"{ONE}/role")
def set_role(number: int) -> Answer:
    """Say what somebody may do."""

    def act(session: Session, one: Person, values: Values) -> str:
        role, was = Role(values["role"]), str(one.role)
        give_role(session, one.id, role, clock.now())
        if role != was:
            audit.record(session, current_user, "person.role_changed", one, role=role.value, was=was)
        return gettext(
            "%(name)s is now %(role)s, and has to sign in again.", name=one.shown_name, role=gettext(ROLES[role])
        )

    answer = _carry_out(number, "role", RoleForm(), act)
    is_mine = isinstance(answer, Response) and number == current_user.id
    return redirect(url_for("people.front"), 303) if is_mine else answer


@pages.post(f"{ONE}/leave")
def put_on_leave(number: int) -> Answer:
    """Enter days on which somebody is away."""

    def act(session: Session, one: Person, values: Values) -> str:
        first = values["first"]
        last = values["last"] or first
        enter_leave(session, one, Span(first, last), None, clock.now())
        audit.record(session, current_user, "person.put_on_leave", one, first=first, last=last)
        return gettext("Saved. Nothing is asked of %(name)s then.", name=one.first_name)

    return _carry_out(number, "leave", AwayForm(), act)


@pages.post(f"{ONE}/leave/removal")
def end_leave(number: int) -> Response:
    """Somebody is there after all, on the days of the span that begins on `first`."""
    with write() as session:
        one, first = find_to_change(session, current_user, number), _day_asked()
        cancel_leave(session, one, first, clock.now())
        audit.record(session, current_user, "person.leave_ended", one, first=first)
    flash(gettext("Removed. These are ordinary days again."), "good")
    return redirect(url_for("roster.person", number=number), 303)


def _day_asked() -> date:
    try:
        return date.fromisoformat(request.form.get("first", ""))
    except ValueError as error:
        raise Invalid("day_unknown", field="first") from error


@pages.post(f"{ONE}/departure")
def depart(number: int) -> Answer:
    """Somebody leaves the organisation."""

    def act(session: Session, one: Person, values: Values) -> str:
        if one.id == current_user.id:
            raise Forbidden
        name = one.first_name
        part(session, one, clock.now(), is_named=values["name"] == "stays")
        audit.record(session, current_user, "person.left", one, name=values["name"])
        return gettext("%(name)s has left, and is signed out everywhere. The team keeps what was done.", name=name)

    return _carry_out(number, "departure", DepartureForm(), act)


@pages.post(f"{ONE}/return")
def come_back(number: int) -> Answer:
    """Somebody who left takes part again."""

    def act(session: Session, one: Person, values: Values) -> str:
        team = session.get(Team, values["team"])
        if team is None or (team.id != one.team_id and not current_user.has_role(Role.DIRECTOR)):
            raise NotFound
        take_back(session, one, team, values["name"], clock.now())
        audit.record(session, current_user, "person.returned", one, team=team.id)
        return gettext("%(name)s takes part again, and signs in with the old password.", name=one.first_name)

    return _carry_out(number, "return", ReturnForm(), act, here=False)
