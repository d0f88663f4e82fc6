"""The words of what a team does together: its pot, its goal, its mornings, its season, a week of two. See words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date

from app.i18n import gettext, listed, ngettext
from app.notifications.text import Text, short_text
from app.seasons.actions import BEGINS
from app.seasons.themes import THEMES


def cools(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    """How warm the pot still is."""
    body = gettext("%(degrees)s degrees. One small deed warms it again.", degrees=params["temperature"])
    return Text(short_text("cools").body.rstrip("."), body)


def goal(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    """How much the team did to reach it."""
    body = ngettext("%(num)s thing done, together.", "%(num)s things done, together.", params["target"])
    return Text(short_text("goal").body.rstrip("."), body)


def friendly(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """What two people arrange for a week of theirs."""
    titles = {
        "invited": gettext("%(name)s asks you for a friendly week", name=params["by"]),
        "accepted": gettext("%(name)s says yes to your week", name=params["by"]),
        "over": gettext("Your week with %(name)s is over", name=params["by"]),
    }
    body = gettext("In how many of your hours do you hear “%(customer)s”?", **word)
    return Text(titles.get(params["what"]) or short_text("friendly").body, body)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def before_ten(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    """How many still wait, and how long there is time."""
    waiting = ngettext("%(num)d still waits", "%(num)d still wait", params["waiting"])
    return Text(waiting, gettext("Until %(time)s there is time to help together.", time=_clock(params["until"])))


def morning_off(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    """How many mornings are off, and on which days the team is free."""
    first, last = (format_date(date.fromisoformat(params[name]), "EEEE d MMMM") for name in ("first", "last"))
    title = ngettext("A morning is cancelled", "%(num)s mornings are cancelled", params["mornings"])
    if params["mornings"] == 1:
        return Text(title, gettext("%(team)s is off on %(day)s.", team=params["team"], day=first))
    return Text(
        title, gettext("%(team)s is off then: from %(day)s to %(last)s.", team=params["team"], day=first, last=last)
    )


def report_words(params: Mapping[str, Any]) -> Text:
    """The short report of a morning: its sums as the title, and who still waits, what helps, and thanks."""
    waits = len(params["waiting"]) + params["more"]
    names = {"team": params["team"], "time": _clock(params["until"])}
    if not params["helped"] and not waits:
        title = gettext("%(team)s: nobody waited before %(time)s", **names)
    elif waits:
        sums = {"helped": params["helped"], "waiting": waits}
        title = gettext("%(team)s: %(helped)s helped before %(time)s, %(waiting)s open", **names, **sums)
    else:
        title = gettext(
            "%(team)s: everybody helped before %(time)s, %(helped)s in all", **names, helped=params["helped"]
        )
    said = (
        gettext("Still waiting: %(what)s.", what="; ".join(params["waiting"])) if waits else "",
        gettext("Tomorrow: %(what)s.", what="; ".join(params["advice"])) if params["advice"] else "",
        gettext("Thanks to %(names)s.", names=listed(params["thanks"])) if params["thanks"] else "",
    )
    return Text(title, " ".join(filter(None, said)))


def corrected_words(params: Mapping[str, Any]) -> Text:
    """The report as a mail that takes the place of the one before."""
    told = report_words(params)
    since = gettext(
        "More came in after the report of %(time)s. This is how the morning stands now.", time=_clock(params["until"])
    )
    return Text(gettext("Updated: %(report)s", report=told.title), " ".join(filter(None, (since, told.body))))


def season(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    """That a season begins, or that what came of it is there."""
    theme = THEMES.get(params["theme"])
    if theme is None:  # of another version
        return short_text("season")
    name = gettext(theme.name, **word)
    if params["what"] == BEGINS:
        about = f"{gettext(theme.text, **word)} {gettext(theme.accent)}."
        return Text(gettext("A new season: %(name)s", name=name), about)
    return Text(
        gettext("What came of the season: %(name)s", name=name), gettext("Your own part, and that of your team.")
    )
