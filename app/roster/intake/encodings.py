"""In which encoding a file was saved. Pure.

A file says so by a mark, or by being valid UTF-8. Where it says nothing, one byte is one letter, and which one is a
guess: Windows, a Mac and MS-DOS each have their own. The guess is the reading in which names look most like names, and
whoever gave the file is asked.
"""

import codecs
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PLACES: Mapping[str, str] = {"windows": "cp1252", "mac": "mac_roman", "dos": "cp850"}
"""What is guessed among, the likeliest first, by the names that pages use."""
LETTERS = {**dict.fromkeys("áàâäãåæêíìîñóòôõøœßšúùûýÿž", 2), **dict.fromkeys("çéèëïöü", 3)}
"""How much a letter speaks for a reading in which it stands in a name: more where names have it more often."""
SHOWN = 4  # words of a reading
_SAMPLE = 200_000  # bytes that are looked at


class Reading(NamedTuple):
    """One way to read a file: by the name of where it would come from, and words that tell it from the others."""

    place: str
    words: Sequence[str]


def encoding_of(data: bytes) -> str:
    """The name of the encoding, as Python knows it."""
    return _said(data) or PLACES[_likeliest(data)]


def readings(data: bytes) -> Sequence[Reading]:
    """Of a file that does not say in which encoding it is: how it is read, and then how else it could be."""
    if _said(data):
        return []
    first = _likeliest(data)
    places = [first, *(place for place in PLACES if place != first)]
    found = [Reading(place, words) for place in places if (words := _telling(_decoded(data, place)))]
    return [one for at, one in enumerate(found) if one.words not in [other.words for other in found[:at]]]


def _said(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:2000]
    if sample[1::2].count(0) * 2 > len(sample[1::2]):
        return "utf-16-le"
    if sample[::2].count(0) * 2 > len(sample[::2]):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _likeliest(data: bytes) -> str:
    sample = data[:_SAMPLE]
    on_mac = b"\r" in sample and b"\n" not in sample  # how its programs used to end lines

    def likely(place: str) -> int:
        return _looks_like_names(_decoded(sample, place)) + (on_mac and place == "mac")

    return max(PLACES, key=likely)


def _decoded(data: bytes, place: str) -> str:
    return data.decode(PLACES[place], "replace")


def _looks_like_names(text: str) -> int:
    around = f" {text} "
    return sum(_fits(around[at - 1], letter, around[at + 1]) for at, letter in enumerate(text, 1) if letter > "\x7f")


def _fits(before: str, letter: str, after: str) -> int:
    """How well a letter stands in a name: a capital in the middle of a word does not, nor a sign between letters."""
    weight = LETTERS.get(letter.lower())
    if weight is None:
        return -2 if before.isalpha() or after.isalpha() or letter == "\ufffd" else 0
    if letter.isupper():
        return -2 if before.islower() or (before.isupper() and after.islower()) else weight
    if before.isupper() and after.isupper():
        return -2
    return weight if before.isalpha() else 0


def _telling(text: str) -> list[str]:
    words = text[:_SAMPLE].replace(";", "\n").replace(",", "\n").replace("\t", "\n").splitlines()
    telling = (word.strip(' "') for word in words if not word.isascii())
    return list(dict.fromkeys(telling))[:SHOWN]
