"""The words of recognition: a badge, applause, a compliment. See words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date

from app.badges.catalogue import LOOKS
from app.i18n import gettext, listed, ngettext
from app.notifications.text import Text, short_text


def badge(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """A badge, of one's own or of the team; or those that came with late deeds."""
    if "late" in params:
        return _late_badges(params, word)
    badge = LOOKS.get(params["badge"])
    if badge is None:
        return short_text("badge")
    name = gettext(badge.name, **word)
    if "by" in params:
        return Text(gettext("%(name)s gives you a badge: %(badge)s", name=params["by"], badge=name), params["because"])
    together = "together" in params
    title = gettext("Your team earned a badge: %(badge)s", badge=name) if together else _you_earned(name)
    return Text(title, gettext(badge.text, **word))


def _you_earned(name: str) -> str:
    return gettext("You earned a badge: %(badge)s", badge=name)


def _late_badges(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    since, until = date.fromisoformat(params["since"]), date.fromisoformat(params["until"])
    names = [gettext(LOOKS[key].name, **word) for key in params["late"] if key in LOOKS]
    came, first = len(names), format_date(since, "EEEE d MMMM")
    if since == until:
        title = ngettext(
            "%(num)s badge came with what you did on %(day)s",
            "%(num)s badges came with what you did on %(day)s",
            came,
            day=first,
        )
    else:
        title = ngettext(
            "%(num)s badge came with what you did on %(day)s and later",
            "%(num)s badges came with what you did on %(day)s and later",
            came,
            day=first,
        )
    return Text(title, listed(names))


def applause(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """Who claps, and for what."""
    others = params["others"]
    if others:
        title = ngettext(
            "%(name)s and %(num)s other applaud you",
            "%(name)s and %(num)s others applaud you",
            others,
            name=params["by"],
        )
    else:
        title = gettext("%(name)s applauds you", name=params["by"])
    badge = LOOKS.get(params.get("badge", ""))
    if badge is not None:
        return Text(title, gettext("For your badge %(badge)s", badge=gettext(badge.name, **word)))
    if "surprise" in params:
        return Text(title, gettext("For your surprise: %(what)s", what=params["surprise"]))
    if "compliment" in params:
        return Text(title, gettext("For your compliment: %(what)s", what=params["compliment"]))
    if "voice" in params:
        return Text(title, gettext("For what was said about you: %(what)s", what=params["voice"]))
    return Text(title, short_text("applause").body)


def compliment(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    """Who has a compliment, for whom, and because of what."""
    if "team" in params:
        title = gettext("%(name)s has a compliment for %(team)s", name=params["by"], team=params["team"])
    else:
        title = gettext("%(name)s has a compliment for you", name=params["by"])
    return Text(title, params["because"])


def voice(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """What somebody from outside said."""
    return Text(gettext("A %(customer)s says…", **word), params["said"])


def to_read(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """How much of what was said to a team waits for who reads it first."""
    title = ngettext(
        "A %(customer)s said something to %(team)s",
        "%(num)s things were said to %(team)s",
        params["waiting"],
        team=params["team"],
        **word,
    )
    return Text(title, gettext("You read it first. Nothing shows before you say so."))
