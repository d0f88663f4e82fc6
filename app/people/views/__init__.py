"""People over HTTP: the first page, set-up, signing in and out, joining, invitations, teams and roles."""

from app.people.views import (
    about,
    front,
    invitations,
    joining,
    language,
    organisation,
    own_days,
    place,
    recovery,
    session,
    teams,
)
from app.people.views.blueprint import pages

__all__ = [
    "about",
    "front",
    "invitations",
    "joining",
    "language",
    "organisation",
    "own_days",
    "pages",
    "place",
    "recovery",
    "session",
    "teams",
]
