"""The words of a notification, in the language that is being spoken: the reader's, or the one it is sent to."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from app.challenges.cards import library_card
from app.challenges.library import LIBRARY
from app.challenges.tongues import title_as_read
from app.i18n import gettext, ngettext
from app.notifications import own_words, praise_words, team_words, wall_words
from app.notifications.models import Notification
from app.notifications.text import Text, short_text
from app.people.words import forms

log = logging.getLogger(__name__)


def full_text(notification: Notification, word_key: str) -> Text:
    """All that there is to tell on a phone: of this one, and that it speaks for others too."""
    text = line_text(notification, word_key)
    if not notification.more:
        return text
    others = ngettext("and %(num)d more", "and %(num)d more", notification.more)
    return Text(text.title, f"{text.body} · {others}" if text.body else others)


def line_text(notification: Notification, word_key: str) -> Text:
    """All that there is to tell of this one, as a line of the inbox."""
    maker = _MAKERS.get(notification.kind)
    if maker is None:
        return short_text(notification.kind)
    try:
        return Text(*maker(notification.params, forms(word_key)))
    except (LookupError, TypeError, ValueError):  # the facts are those of another version
        log.exception("no words for notification %s (%s)", notification.id, notification.kind)
        return short_text(notification.kind)


def _challenge(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    if "by" not in params:
        return Text(gettext("Your challenges for today"), gettext("Pick one of three. A few minutes is enough."))
    title = gettext("%(name)s challenges you", name=params["by"])
    return Text(title, f"{_title(params)} · {_minutes(params)}")


def _title(params: Mapping[str, Any]) -> str:
    return title_as_read(params.get("idea"), params["title"])


def _minutes(params: Mapping[str, Any]) -> str:
    return ngettext("%(num)d minute", "%(num)d minutes", params["minutes"])


def _reminder(params: Mapping[str, Any], word: Mapping[str, str]) -> Text:
    found = LIBRARY.get(params["ref"])
    title = _title(params) if "title" in params else (library_card(found, word).title if found else "")
    if not title:
        return short_text("reminder")
    return Text(gettext("You chose: %(title)s", title=title), gettext("There is still time for it today."))


def _deadline(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    return Text(gettext("Last day: %(title)s", title=_title(params)), _minutes(params))


def _look_back(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    done = (
        ngettext("%(num)s stroke", "%(num)s strokes", params["strokes"]) if params["strokes"] else "",
        ngettext("%(num)s challenge", "%(num)s challenges", params["completions"]) if params["completions"] else "",
        ngettext("%(num)s surprise", "%(num)s surprises", params["surprises"]) if params["surprises"] else "",
        ngettext("%(num)s clap for you", "%(num)s claps for you", params["claps"]) if params["claps"] else "",
    )
    return Text(gettext("Your week"), " · ".join(filter(None, done)))


def _nudge(_params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    return Text(
        gettext("The pot has missed you"),
        gettext("Two minutes are enough: one stroke, one small challenge. Only you see this."),
    )


def _report(params: Mapping[str, Any], _word: Mapping[str, str]) -> Text:
    return team_words.report_words(params)


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, str]], tuple[str, str]]] = {
    "challenge": _challenge,
    "reminder": _reminder,
    "half_hour": own_words.half_hour,
    "idea": own_words.idea,
    "first_step": own_words.first_step,
    "badge": praise_words.badge,
    "applause": praise_words.applause,
    "compliment": praise_words.compliment,
    "voice": praise_words.voice,
    "to_read": praise_words.to_read,
    "spotlight": wall_words.spotlight,
    "wall": wall_words.wall,
    "cools": team_words.cools,
    "deadline": _deadline,
    "look_back": _look_back,
    "before_ten": team_words.before_ten,
    "morning_off": team_words.morning_off,
    "nudge": _nudge,
    "report": _report,
    "goal": team_words.goal,
    "friendly": team_words.friendly,
    "season": team_words.season,
}
