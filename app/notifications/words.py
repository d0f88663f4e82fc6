"""The words of a notification, in the language that is being spoken: the reader's, or the one it is sent to.

`short` texts say nothing that a stranger may not read on a locked phone.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask_babel import gettext, ngettext

from app.badges.catalogue import BADGES
from app.notifications.models import Notification
from app.people.words import forms


class Text(NamedTuple):
    """A title, and a line below it."""

    title: str
    body: str


def full_text(notification: Notification, word_key: str) -> Text:
    """All that there is to tell."""
    makers = {"challenge": _challenge, "badge": _badge, "applause": _applause}
    maker = makers.get(notification.kind)
    return maker(notification.params, forms(word_key)) if maker else short_text(notification.kind)


def short_text(kind: str) -> Text:
    """What may be read by anybody who sees the phone."""
    bodies = {
        "challenge": gettext("There is a new challenge for you."),
        "badge": gettext("You earned a badge."),
        "applause": gettext("There is applause for you."),
        "test": gettext("This works. This is how we let you hear something."),
    }
    return Text("Streepje", bodies.get(kind) or gettext("There is something new for you."))


def _challenge(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    title = gettext("%(name)s challenges you", name=params["by"])
    minutes = ngettext("%(num)d minute", "%(num)d minutes", params["minutes"])
    return Text(title, f"{params['title']} · {minutes}")


def _badge(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    badge = BADGES.get(params["badge"])
    if badge is None:
        return short_text("badge")
    title = gettext("You earned a badge: %(badge)s", badge=gettext(badge.name, **word))
    return Text(title, gettext(badge.text, **word))


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
    badge = BADGES.get(params.get("badge", ""))
    if badge is not None:
        return Text(title, gettext("For your badge %(badge)s", badge=gettext(badge.name, **word)))
    if "surprise" in params:
        return Text(title, gettext("For your surprise: %(what)s", what=params["surprise"]))
    return Text(title, short_text("applause").body)
