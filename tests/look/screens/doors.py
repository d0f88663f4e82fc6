"""The entry pages, and what an administrator looks after."""

from functools import partial

from app.web.messages import MESSAGES
from tests.look import doors
from tests.look.screens.screen import Context, Screen
from tests.look.tongue import say


def _error(language: str, code: str, status: int) -> Context:
    return {"message": say(language, MESSAGES[code]), "code": code, "status": status}


SCREENS = {
    "welcome": Screen("people/welcome.html", doors.door),
    "new-organisation": Screen("people/new_organisation.html", doors.setting_up),
    "sign-in": Screen("people/sign_in.html", doors.signing_in),
    "sign-in-demo": Screen("people/sign_in.html", doors.demo),
    "join": Screen("people/join.html", doors.joining),
    "join-closed": Screen("people/join_closed.html", doors.door),
    "new-password": Screen("people/new_password.html", doors.recovering),
    "organisation": Screen("people/organisation.html", doors.organisation),
    "about": Screen("people/about.html", doors.about),
    "place": Screen("people/place.html", doors.place),
    "own-days": Screen("people/own_days.html", doors.own_days),
    "own-days-none": Screen("people/own_days.html", partial(doors.own_days, empty=True)),
    "invitations": Screen("people/invitations.html", partial(doors.invitations, fresh=True)),
    "invitations-none": Screen("people/invitations.html", partial(doors.invitations, fresh=False)),
    "error-nowhere": Screen("web/error.html", partial(_error, code="not_found", status=404)),
    "error-failed": Screen("web/error.html", partial(_error, code="failed", status=500)),
}
