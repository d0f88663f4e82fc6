"""Choosing the language to read: remembered by the browser, and by the person who is signed in."""

import re

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.database import write
from app.errors import Invalid
from app.i18n import LANGUAGES
from app.people.models import Person
from app.people.sessions import ABSOLUTE
from app.people.views.blueprint import pages

# Where the switch may lead back to: names, so that no address from outside is ever followed.
BACK = {"me": "me.me", "set-up": "people.new_organisation", "front": "people.front"}


TOKEN = re.compile(r"[\w-]{1,64}", re.ASCII)


@pages.post("/language")
def choose_language() -> Response:
    """Speak the chosen language from now on."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        raise Invalid("language_unknown", field="language")
    if current_user.is_authenticated:
        with write() as session:
            person = session.get_one(Person, current_user.id)
            person.language = language
    answer = redirect(_way_back(), 303)
    remember_language(answer, language)
    return answer


def remember_language(answer: Response, language: str) -> None:
    """The browser remembers it, also for when nobody is signed in."""
    answer.set_cookie(
        "language",
        language,
        max_age=int(ABSOLUTE.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def _way_back() -> str:
    token = request.form.get("join", "")
    if TOKEN.fullmatch(token):
        return url_for("people.join", token=token)
    return url_for(BACK.get(request.form.get("back", ""), BACK["front"]))
