"""One gettext catalogue for every language; the person's own language first, the browser's next."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flask_babel
from flask import Flask, has_request_context, request
from flask_login import current_user

LANGUAGES = {"nl": "Nederlands", "en": "English"}
CATALOGUE = Path(__file__).resolve().parent.parent / "translations"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a message for the catalogue without translating it yet."""
    return message


def nN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - after gettext's own names
    """Mark a message with a plural for the catalogue: the first two arguments of a later ngettext."""
    return one, many


def gettext(message: str, **values: Any) -> str:
    """The message in the reader's language, with its placeholders filled."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, num: int, **values: Any) -> str:
    """The message in the form for `num`, which also fills the placeholder of that name."""
    return str(flask_babel.ngettext(one, many, num, **values))


def chosen_language() -> str:
    """The language to speak in this request."""
    if not has_request_context():
        return "en"
    own = getattr(current_user, "language", None)
    asked = request.args.get("lang") or request.cookies.get("language")
    for language in (own, asked):
        if language in LANGUAGES:
            return str(language)
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def own_zone() -> str | None:
    """The zone in which moments are shown: that of the reader's team; None, which is UTC, for nobody."""
    team = getattr(current_user, "team", None) if has_request_context() else None
    return team.zone if team is not None else None


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside, whoever asks: what is sent to somebody is in their own language."""
    with flask_babel.force_locale(language if language in LANGUAGES else "en"):
        yield


def init(app: Flask) -> None:
    """Join the catalogue to the application."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUE)
    flask_babel.Babel(app, locale_selector=chosen_language, timezone_selector=own_zone)
    app.jinja_env.globals["LANGUAGES"] = LANGUAGES
