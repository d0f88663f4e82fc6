"""The list of people, and the page of one of them."""

from typing import Any

from flask import render_template, request
from flask_login import current_user

from app import clock
from app.calendar.leave import is_open
from app.calendar.rules import game_day
from app.database import db
from app.forms import Form
from app.i18n import gettext
from app.people.invitations import teams_led_by
from app.people.models import Person, Role
from app.people.reach import find_within_reach, may_change
from app.people.roles import ROLES
from app.people.views.links import qr_code
from app.people.views.recovery import fresh_recovery
from app.roster.listing import list_people, teams_to_choose, wish_of
from app.roster.moving import planned_move
from app.roster.views.blueprint import pages
from app.roster.views.looking import note_that_i_looked


@pages.get("/team/people")
def people() -> str:
    """Whom I look after: `?q=` part of a name, `?team=`, `?state=left`, `?page=`."""
    session = db.session()
    wish = wish_of(request.args)
    return render_template(
        "roster/people.html",
        listing=list_people(session, current_user, wish),
        asked=" ".join(request.args.get("q", "").split())[:80],
        teams=teams_led_by(session, current_user),
        role_labels=role_labels(),
        today=game_day(clock.now(), current_user.team.zone),
        nav="team",
    )


@pages.get("/team/people/<int(max=2147483647):number>")
def person(number: int) -> str:
    """One of them, with what can be done for them."""
    return page_of(find_within_reach(db.session(), current_user, number), {})


def page_of(one: Person, forms: dict[str, Form]) -> str:
    """The page of somebody, who sees that it was looked at; `forms` are those that were refused, by name."""
    session, today = db.session(), game_day(clock.now(), one.team.zone)
    leave = sorted((span for span in one.week.leave if is_open(span, today)), reverse=True)
    link = fresh_recovery(one)
    page = render_template(
        "roster/person.html",
        one=one,
        forms={name: forms.get(name, Form(typed)) for name, typed in _beginnings(one, today).items()},
        may_change=may_change(current_user, one),
        is_me=one.id == current_user.id,
        may_move=current_user.has_role(Role.DIRECTOR),
        link=link,
        code=qr_code(link) if link else "",
        is_administrator=current_user.has_role(Role.ADMINISTRATOR),
        team_options=[(team.id, team.name) for team in teams_to_choose(session)],
        planned=planned_move(session, one),
        leave=leave,
        roles=[(role.value, gettext(label)) for role, label in ROLES.items()],
        role_labels=role_labels(),
        today=today,
        nav="team",
    )
    note_that_i_looked(one)
    return page


def _beginnings(one: Person, today: Any) -> dict[str, dict[str, str]]:
    """How each form begins."""
    return {
        "move": {"team": str(one.team_id), "day": today.isoformat()},
        "role": {"role": str(one.role)},
        "leave": {},
        "departure": {},
        "return": {"team": str(one.team_id), "name": one.name},
    }


def role_labels() -> dict[str, str]:
    """What each role is called, in the reader's language."""
    return {role.value: gettext(label) for role, label in ROLES.items()}
