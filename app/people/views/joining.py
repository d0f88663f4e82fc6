"""Joining a team by an invitation: inside the app, so that an installed one is where it ends."""

from flask import render_template, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import Form
from app.limits import count_try
from app.people.actions import NewPerson, hash_password, the_organisation
from app.people.invitations import Invitation, find_invitation
from app.people.invitations import join as join_team
from app.people.invitees import Invitee, find_invitee, guess_limit, join_as, normal
from app.people.schemas import JoinForm
from app.people.views.blueprint import pages
from app.people.views.door import enter, open_door
from app.people.words import forms

Answer = str | Response | tuple[str, int]


@pages.get("/join/<token>")
def join(token: str) -> Answer:
    """The form to join, or a kind word about an invitation that is no longer good."""
    invitation = _open_invitation(token)
    if invitation is None:
        return render_template("people/join_closed.html"), 404
    known = {"name": invitation.name} if isinstance(invitation, Invitee) else {}
    return _page(token, invitation, Form({"language": str(get_locale())} | known))


@pages.post("/join/<token>")
def take_part(token: str) -> Answer:
    """Become part of the team, and be signed in at once."""
    invitation = _open_invitation(token)
    if invitation is None:
        return render_template("people/join_closed.html"), 404
    form = Form(request.form)
    values = form.read(JoinForm())
    if values is None:
        return _page(token, invitation, form), 422
    new = NewPerson(**values)
    password_hash = hash_password(new.password)
    try:
        with write() as session:
            join_now = join_as if isinstance(invitation, Invitee) else join_team
            person = join_now(session, token, new, clock.now(), password_hash)
            open_door(session, person, clock.now())
    except Invalid as error:
        form.refuse(error)
        return _page(token, _open_invitation(token), form), error.status
    except NotFound:
        return render_template("people/join_closed.html"), 404
    return enter(person, "purpose.welcome", joined="yes")


def _open_invitation(token: str) -> Invitation | Invitee | None:
    """The invitation into a team, or who is expected under this code; codes that do not exist can be tried a few times.

    Raises TooMany.
    """
    if normal(token):
        invitee = find_invitee(db.session(), token, clock.now())
        if invitee is None:
            count_try([guess_limit(request.remote_addr or "")], clock.now())
        return invitee
    invitation = find_invitation(db.session(), token)
    return invitation if invitation and invitation.is_open(clock.now()) else None


def _page(token: str, invitation: Invitation | Invitee | None, form: Form) -> str:
    organisation = the_organisation(db.session())
    return render_template(
        "people/join.html",
        token=token,
        invitation=invitation,
        form=form,
        organisation=organisation,
        words=forms(organisation.word if organisation else ""),
    )
