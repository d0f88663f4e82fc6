"""Quiet mode over HTTP: the pages of the game are closed, kindly, to who switched it off."""

from flask import Flask, render_template, request
from flask_login import current_user

from app.people.visibility import is_quiet

GAME_PAGES = {"badges.badges", "giving.give", "teapot.pot", "ranks.rank", "seasons.season"}
"""Pages that are nothing but the game; other pages leave out what belongs to it (`quiet` in templates)."""


def answer_quietly() -> str | None:
    """What the page of a part of the game says to who wants none."""
    if request.endpoint not in GAME_PAGES or request.method != "GET" or not current_user.is_authenticated:
        return None
    return render_template("ranks/off.html", nav="me") if is_quiet(current_user) else None


def init(app: Flask) -> None:
    """Ask before every request, after the access table."""
    app.before_request(answer_quietly)
