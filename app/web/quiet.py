"""Quiet mode over HTTP: the rooms of the game are closed, kindly, to who switched it off."""

from flask import Flask, render_template, request
from flask_login import current_user

from app.people.visibility import is_quiet

GAME_ROOMS = frozenset({"badges", "friendly", "giving", "ranks", "seasons", "sharing", "teapot"})
"""Blueprints that are nothing but the game, whole; other pages leave out what belongs to it (`quiet` in templates)."""
ALWAYS_OPEN = frozenset({"ranks.game", "ranks.choose_game"})
"""Where the game is switched off, and on again."""


def is_game(endpoint: str | None) -> bool:
    """Whether this is for who plays alone: everything in a room of the game, a new route too."""
    room, _, _ = (endpoint or "").rpartition(".")
    return room in GAME_ROOMS and endpoint not in ALWAYS_OPEN


def answer_quietly() -> tuple[str, int] | None:
    """What every part of the game says to who wants none: a page as it is, what would change something as a refusal."""
    if not is_game(request.endpoint) or not current_user.is_authenticated or not is_quiet(current_user):
        return None
    return render_template("ranks/off.html", nav="me"), 200 if request.method in {"GET", "HEAD"} else 403


def init(app: Flask) -> None:
    """Ask before every request, after the access table."""
    app.before_request(answer_quietly)
