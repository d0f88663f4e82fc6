"""One gettext catalogue for every language; the person's own language first, the browser's next."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import flask_babel
from babel.lists import format_list
from flask import Flask, has_request_context, request
from flask_login import current_user
from jinja2 import pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context

LANGUAGES = {"nl": "Nederlands", "en": "English"}
BRITISH = "en_GB"  # the English of the pages: no comma before "and"
GROUPED = 999  # up to this a number has no groups of figures
DOT = " · "  # between facts; a line may end with it
_DAY_OF_MONTH = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=\b\w{3}) (?=\d{4}\b)")
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
    return str(flask_babel.ngettext(one, many, Counted(num), **values))


class Counted(int):
    """A number that is written as the reader's language does: ten thousand is 10.000 in Dutch and 10,000 in English."""

    def __str__(self) -> str:
        return str(flask_babel.format_decimal(int(self))) if self > GROUPED else int.__repr__(self)


def listed(parts: Iterable[str]) -> str:
    """Several names or things in a sentence, with a word before the last: Ann, Bob and Carol."""
    spoken = str(flask_babel.get_locale() or "en")
    return format_list(list(parts), locale=BRITISH if spoken == "en" else spoken)


def unbroken(date: str) -> str:
    """A written date whose day stays on the line of its month, and a short month on that of its year: 27 Nov 2026."""
    return _DAY_OF_MONTH.sub("\N{NO-BREAK SPACE}", date)


class DotsEndLines(Extension):
    """Keeps the dot between two facts with the first: a line ends with it and none begins with it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type == "data":
                token = token._replace(value=token.value.replace(DOT, "\N{NO-BREAK SPACE}· "))
            yield token


def chosen_language() -> str:
    """The language to speak in this request."""
    return asked_language() or "en"


def asked_language() -> str | None:
    """The one of ours that who asks chose, or that their browser asks for; None where it asks for others."""
    if not has_request_context():
        return None
    own = getattr(current_user, "language", None)
    asked = request.args.get("lang") or request.cookies.get("language")
    for language in (own, asked):
        if language in LANGUAGES:
            return str(language)
    return request.accept_languages.best_match(list(LANGUAGES))


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
    app.jinja_env.add_extension(DotsEndLines)
    app.jinja_env.globals["LANGUAGES"] = LANGUAGES
    app.jinja_env.globals["ngettext"] = _counting(cast(Callable[..., Any], app.jinja_env.globals["ngettext"]))
    app.jinja_env.filters["counted"] = Counted
    for name in ("dateformat", "datetimeformat"):
        app.jinja_env.filters[name] = _unbroken(app.jinja_env.filters[name])
    app.jinja_env.filters["listed"] = listed


def _counting(plain: Callable[..., Any]) -> Callable[..., Any]:
    """The ngettext of templates, with its number written for people."""

    @pass_context
    def counted(context: Context, one: str, many: str, num: int, **values: Any) -> Any:
        return plain(context, one, many, Counted(num), **values)

    return counted


def _unbroken(written: Callable[..., str]) -> Callable[..., str]:
    """A filter that writes dates, for pages: lines break between a date and what stands beside it."""

    def unbroken_date(*given: Any, **named: Any) -> str:
        return unbroken(written(*given, **named))

    return unbroken_date
