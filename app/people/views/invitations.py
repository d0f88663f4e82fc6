"""Inviting people: a link and a code to scan, shown once."""

from typing import Any
from urllib.parse import urlsplit

from flask import redirect, render_template, request, url_for
from flask import session as cookie
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.config_schema import is_loopback
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.people.actions import the_organisation
from app.people.invitations import LASTS, invitations_of, invite, revoke, teams_led_by
from app.people.schemas import InvitationForm
from app.people.views.blueprint import pages
from app.people.views.links import qr_code, whole_link

_FRESH = "fresh_invitation"  # in the cookie of who made it, until the page has shown it


@pages.get("/team/invitations")
def invitations() -> str:
    """What was sent out, and right after making one: its link and its code."""
    return _page(Form({"team": str(current_user.team_id), "days": "7"}), cookie.pop(_FRESH, None))


@pages.post("/team/invitations")
def add_invitation() -> tuple[str, int] | Response:
    """Make a link into a team."""
    form = Form(request.form)
    values = form.read(InvitationForm())
    if values is None:
        return _page(form), 422
    try:
        with write() as session:
            invitation, token = invite(session, current_user, values["team"], values["days"], clock.now())
            audit.record(session, current_user, "invitation.made", invitation, team=values["team"], days=values["days"])
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    cookie[_FRESH] = {"token": token, "team": values["team"]}
    return redirect(url_for("people.invitations"), 303)


@pages.post("/team/invitations/<int(max=2147483647):number>/revocation")
def revoke_invitation(number: int) -> Response:
    """Close a link before its time."""
    with write() as session:
        revoke(session, current_user, number, clock.now())
        audit.record(session, current_user, "invitation.closed", ("invitation", number))
    return redirect(url_for("people.invitations"), 303)


def _page(form: Form, fresh: dict[str, Any] | None = None) -> str:
    session = db.session()
    teams = teams_led_by(session, current_user)
    link = whole_link("people.join", token=fresh["token"]) if fresh else ""
    return render_template(
        "people/invitations.html",
        form=form,
        teams=teams,
        team_options=[(team.id, team.name) for team in teams],
        lasts=LASTS,
        invitations=invitations_of(session, current_user),
        organisation=the_organisation(session),
        now=clock.now(),
        link=link,
        code=qr_code(link) if link else "",
        is_local=bool(link) and is_loopback(urlsplit(link).netloc),
        nav="team",
        fresh_team=next((team for team in teams if fresh and team.id == fresh["team"]), None),
    )
