"""A challenge of the library that somebody set as it was, in the language of whoever reads it.

What is set keeps its words as its author read them. Where those are still the library's own, in whichever language, all
read them in theirs; words of somebody's own hand stay as they are.
"""

from collections.abc import Mapping
from functools import lru_cache

from app.challenges.library import LIBRARY
from app.challenges.models import SetChallenge
from app.challenges.wording import Said, said_by
from app.i18n import LANGUAGES, gettext, speaking
from app.people.words import WORDS, forms

TOLD = ("title", "what", "why")


def as_read(idea: str | None, said: Said) -> Said:
    """What a challenge that began with this one of the library says, to the reader."""
    key = _wordings(idea).get(tuple(said[name] for name in TOLD)) if idea in LIBRARY and idea else None
    return said if key is None or idea is None else {**said, **dict(zip(TOLD, _told(idea, key), strict=True))}


def told(row: SetChallenge) -> Said:
    """What a challenge that somebody set says now, to the reader."""
    return as_read(row.idea, said_by(row))


def as_kept(row: SetChallenge, values: Said) -> Said:
    """What somebody left as it was read to them stays what was kept: it is no change, in whichever language."""
    read = told(row)
    is_left = all(values[name] == read[name] for name in TOLD)
    return {**values, **{name: getattr(row, name) for name in TOLD}} if is_left else values


def title_as_read(idea: str | None, title: str) -> str:
    """The same of a title alone."""
    if not idea or idea not in LIBRARY:
        return title
    key = next((key for told, key in _wordings(idea).items() if told[0] == title), None)
    return title if key is None else _told(idea, key)[0]


@lru_cache(maxsize=len(LIBRARY))
def _wordings(idea: str) -> Mapping[tuple[str, ...], str]:
    """Everything that one of the library may say, in every language and with every word; and with which word."""
    found: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        with speaking(language):
            for key in WORDS:
                found.setdefault(_told(idea, key), key)
    return found


def _told(idea: str, key: str) -> tuple[str, ...]:
    word = forms(key)
    return tuple(gettext(getattr(LIBRARY[idea], name), **word) for name in TOLD)
