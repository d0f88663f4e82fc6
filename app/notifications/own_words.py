"""The words of what came of somebody's own plans: a title, and a line below it. See words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date

from app.i18n import gettext, ngettext


def half_hour(params: Mapping[str, Any], word: Mapping[str, str]) -> tuple[str, str]:
    """A half hour that begins, or is over."""
    about = params["about"] or gettext("Half an hour for a %(customer)s", **word)
    if params.get("is_over"):
        return gettext("Your half hour is over. What did it bring?"), about
    if not params["minutes"]:
        return gettext("Your half hour begins now"), about
    minutes = params["minutes"]
    begins = ngettext("In %(num)d minute your half hour begins", "In %(num)d minutes your half hour begins", minutes)
    return begins, about


def first_step(params: Mapping[str, Any], _word: Mapping[str, str]) -> tuple[str, str]:
    """The question about a first step."""
    return gettext("How did your first step go?"), params["what"]


def idea(params: Mapping[str, Any], _word: Mapping[str, str]) -> tuple[str, str]:
    """A new idea for who leads the team, or the answer for who had it."""
    if "by" in params:
        return gettext("%(name)s has an idea for a challenge", name=params["by"]), params["title"]
    if params.get("begins"):
        day = format_date(date.fromisoformat(params["begins"]), "EEEE d MMMM")
        return gettext("Your idea is your team's challenge from %(day)s", day=day), params["title"]
    if params["is_adopted"]:
        return gettext("Your idea is your team's challenge now"), params["title"]
    return gettext("About your idea: %(title)s", title=params["title"]), params["word"] or gettext("Not now.")
