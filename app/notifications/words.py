"""The words of a notification, in the language that is being spoken: the reader's, or the one it is sent to.

`short` texts say nothing that a stranger may not read on a locked phone.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from flask_babel import format_date

from app.badges.catalogue import LOOKS
from app.challenges.cards import library_card
from app.challenges.library import LIBRARY
from app.i18n import gettext, ngettext
from app.notifications import own_words, wall_words
from app.notifications.models import Notification
from app.people.words import forms


class Text(NamedTuple):
    """A title, and a line below it."""

    title: str
    body: str


def full_text(notification: Notification, word_key: str) -> Text:
    """All that there is to tell on a phone: of this one, and that it speaks for others too."""
    text = line_text(notification, word_key)
    if not notification.more:
        return text
    others = ngettext("and %(num)d more", "and %(num)d more", notification.more)
    return Text(text.title, f"{text.body} · {others}" if text.body else others)


def line_text(notification: Notification, word_key: str) -> Text:
    """All that there is to tell of this one, as a line of the inbox."""
    makers: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, str]], tuple[str, str]]] = {
        "challenge": _challenge,
        "reminder": _reminder,
        "half_hour": own_words.half_hour,
        "idea": own_words.idea,
        "first_step": own_words.first_step,
        "badge": _badge,
        "applause": _applause,
        "compliment": _compliment,
        "spotlight": wall_words.spotlight,
        "wall": wall_words.wall,
        "cools": _cools,
        "deadline": _deadline,
        "look_back": _look_back,
        "before_ten": _before_ten,
        "nudge": lambda _params, _word: Text(
            gettext("The pot has missed you"),
            gettext("Two minutes are enough: one stroke, one small challenge. Only you see this."),
        ),
        "report": lambda params, _word: report_words(params),
        "goal": _goal,
        "friendly": _friendly,
    }
    maker = makers.get(notification.kind)
    return Text(*maker(notification.params, forms(word_key))) if maker else short_text(notification.kind)


def short_text(kind: str) -> Text:
    """What may be read by anybody who sees the phone."""
    bodies = {
        "challenge": gettext("There is a new challenge for you."),
        "reminder": gettext("You wanted to do something today."),
        "first_step": gettext("How did your first step go?"),
        "idea": gettext("There is something about an idea."),
        "half_hour": gettext("Your half hour is here."),
        "cools": gettext("The teapot of your team cools."),
        "deadline": gettext("A challenge ends today."),
        "look_back": gettext("Your week, to look back on."),
        "nudge": gettext("It has been a while. Two minutes are enough."),
        "before_ten": gettext("Somebody in your team's list still waits."),
        "report": gettext("The report of a morning is there."),
        "goal": gettext("Your team reached its goal of the week."),
        "friendly": gettext("There is something about a friendly week."),
        "badge": gettext("You earned a badge."),
        "applause": gettext("There is applause for you."),
        "compliment": gettext("There is a compliment for you."),
        "spotlight": gettext("You are in the spotlight."),
        "wall": gettext("There is something about your team's wall."),
        "test": gettext("This works. This is how we let you hear something."),
    }
    return Text("Streepje", bodies.get(kind) or gettext("There is something new for you."))


def _challenge(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    if "by" not in params:
        return Text(gettext("Your challenges for today"), gettext("Pick one of three. A few minutes is enough."))
    title = gettext("%(name)s challenges you", name=params["by"])
    return Text(title, f"{params['title']} · {_minutes(params)}")


def _minutes(params: Mapping[str, Any]) -> str:
    return ngettext("%(num)d minute", "%(num)d minutes", params["minutes"])


def _reminder(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    found = LIBRARY.get(params["ref"])
    title = params.get("title") or (library_card(found, word).title if found else "")
    if not title:
        return short_text("reminder")
    return Text(gettext("You chose: %(title)s", title=title), gettext("There is still time for it today."))


def _cools(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    body = gettext("%(degrees)s degrees. One small deed warms it again.", degrees=params["temperature"])
    return Text(short_text("cools").body.rstrip("."), body)


def _deadline(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    return Text(gettext("Last day: %(title)s", title=params["title"]), _minutes(params))


def _look_back(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    done = (
        ngettext("%(num)s stroke", "%(num)s strokes", params["strokes"]) if params["strokes"] else "",
        ngettext("%(num)s challenge", "%(num)s challenges", params["completions"]) if params["completions"] else "",
        ngettext("%(num)s surprise", "%(num)s surprises", params["surprises"]) if params["surprises"] else "",
        ngettext("%(num)s clap for you", "%(num)s claps for you", params["claps"]) if params["claps"] else "",
    )
    return Text(gettext("Your week"), " · ".join(filter(None, done)))


def _goal(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    body = ngettext("%(num)s deed, together.", "%(num)s deeds, together.", params["target"])
    return Text(short_text("goal").body.rstrip("."), body)


def _friendly(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    titles = {
        "invited": gettext("%(name)s asks you for a friendly week", name=params["by"]),
        "accepted": gettext("%(name)s says yes to your week", name=params["by"]),
        "over": gettext("Your week with %(name)s is over", name=params["by"]),
    }
    body = gettext("In how many of your hours does “%(customer)s” fall?", **word)
    return Text(titles.get(params["what"]) or short_text("friendly").body, body)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _before_ten(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    waiting = ngettext("%(num)d still waits", "%(num)d still wait", params["waiting"])
    return Text(waiting, gettext("Until %(time)s there is time to help together.", time=_clock(params["until"])))


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
        gettext("Still waits: %(what)s.", what="; ".join(params["waiting"])) if waits else "",
        gettext("Tomorrow: %(what)s.", what="; ".join(params["advice"])) if params["advice"] else "",
        gettext("Thanks to %(names)s.", names=", ".join(params["thanks"])) if params["thanks"] else "",
    )
    return Text(title, " ".join(filter(None, said)))


def _badge(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
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
            "%(num)d badge came with your deeds of %(day)s",
            "%(num)d badges came with your deeds of %(day)s",
            came,
            day=first,
        )
    else:
        title = ngettext(
            "%(num)d badge came with your deeds of %(day)s and later",
            "%(num)d badges came with your deeds of %(day)s and later",
            came,
            day=first,
        )
    return Text(title, ", ".join(names))


def _applause(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    others = params["others"]
    if others:
        title = ngettext(
            "%(name)s and %(num)d other applaud you",
            "%(name)s and %(num)d others applaud you",
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
    return Text(title, short_text("applause").body)


def _compliment(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    if "team" in params:
        title = gettext("%(name)s has a compliment for %(team)s", name=params["by"], team=params["team"])
    else:
        title = gettext("%(name)s has a compliment for you", name=params["by"])
    return Text(title, params["because"])
