"""Finding something in the library: by words in any language, and by what it is."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.challenges.behaviours import Shown
from app.challenges.library import KIND_LABELS, LIBRARY, LibraryChallenge
from app.challenges.rules import fits
from app.i18n import LANGUAGES, gettext, speaking
from app.people.words import forms


@dataclass(frozen=True)
class Wanted:
    """What is looked for; whatever is None or empty does not matter. `minutes` is the most that it may take."""

    words: str = ""
    kind: str | None = None
    department: str | None = None
    courage: int | None = None
    minutes: int | None = None
    behaviour: str | None = None


def folded(text: str) -> str:
    """For comparing: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def find(
    library: Mapping[str, LibraryChallenge], order: Sequence[str], texts: Mapping[str, tuple[str, str]], wanted: Wanted
) -> list[str]:
    """What fits, in this order, but what has all the words in its title before what has them elsewhere.

    `texts` has the folded title and the folded whole of each key.
    """
    words = folded(wanted.words).split()
    found = [key for key in order if _is(library[key], wanted) and all(word in texts[key][1] for word in words)]
    return sorted(found, key=lambda key: not all(word in texts[key][0] for word in words))


def _is(challenge: LibraryChallenge, wanted: Wanted) -> bool:
    return (
        wanted.kind in (None, challenge.kind)
        and wanted.courage in (None, challenge.courage)
        and wanted.behaviour in (None, challenge.behaviour)
        and (wanted.minutes is None or challenge.minutes <= wanted.minutes)
        and (wanted.department is None or fits(challenge, wanted.department))
    )


def with_behaviours(
    texts: Mapping[str, tuple[str, str]], expected: Mapping[str, Shown]
) -> Mapping[str, tuple[str, str]]:
    """The same, with the words of the behaviour that each is an exercise in, as the organisation says it now."""
    said = {key: folded(f" {one.title} {one.act}") for key, one in expected.items()}
    return {key: (title, whole + said.get(LIBRARY[key].behaviour, "")) for key, (title, whole) in texts.items()}


@lru_cache(maxsize=16)
def texts_by_key(word: str) -> Mapping[str, tuple[str, str]]:
    """What `find` looks in: the folded title and whole of each, in every language at once."""
    titles: dict[str, list[str]] = {key: [] for key in LIBRARY}
    wholes: dict[str, list[str]] = {key: [] for key in LIBRARY}
    for language in LANGUAGES:
        with speaking(language):
            named = forms(word)
            for key, one in LIBRARY.items():
                titles[key].append(gettext(one.title, **named))
                wholes[key] += [gettext(one.what, **named), gettext(one.why, **named), gettext(KIND_LABELS[one.kind])]
    return {key: (folded(" ".join(titles[key])), folded(" ".join(titles[key] + wholes[key]))) for key in LIBRARY}
