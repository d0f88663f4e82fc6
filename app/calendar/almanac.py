"""Which days are free for a whole team: public holidays of a place, and those that the organisation sets itself. Pure.

Where holidays are looked up is a country (ISO 3166-1 alpha-2) or a part of it with days of its own ("DE-BY"). An
almanac says it by day, as one short text on the row of the team: where holidays are looked up, as that changed (see
steps), then the spans on which it is closed ("-2026-12-28/2026-12-31"), and those whose public holidays are worked
("+2026-04-03/2026-04-03"). Whoever knows a person and their team then knows all days of then (docs/adr/0052).
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import holidays

from app.calendar import steps
from app.calendar.leave import Span, joined

MOST_SPANS = 60
"""Spans that are kept, of both kinds together; the oldest go, once nobody looks at them any more (people.own_days)."""
LONGEST_TEXT = 6 + (steps.MOST + 1) * (steps.LENGTH + 6) + MOST_SPANS * 23
_NAMED_IN = {"en": "en_US", "nl": "nl"}  # a country that does not know a language names its days in its own
_BEGINNING, _END = date.min, date.max


def place_of(country: str, region: str) -> str:
    """Where holidays are looked up: a country, or a part of it."""
    return f"{country}-{region}" if region else country


@lru_cache(maxsize=256)
def public_holidays(place: str, year: int) -> frozenset[date]:
    """The public holidays of a place (see `place_of`); none for a country that is not known."""
    return frozenset(holiday_names(place, year))


@lru_cache(maxsize=256)
def holiday_names(place: str, year: int, language: str = "") -> Mapping[date, str]:
    """The public holidays with their names: in `language` where the country's are known in it, else as they come.

    A region that is not known has those of its whole country.
    """
    country, _, region = place.partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        return {}
    part = region if region in known[country] else None
    return dict(holidays.country_holidays(country, subdiv=part, years=year, language=_NAMED_IN.get(language)))


class Almanac(NamedTuple):
    """What a text says: the steps of places as their own text, and spans in order of their days."""

    places: str
    closed: tuple[Span, ...] = ()
    worked: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """As it is kept; with no more spans than fit."""
        spans = sorted([*((one, "-") for one in joined(self.closed)), *((one, "+") for one in joined(self.worked))])
        kept = (f"{sign}{first}/{last}" for (first, last), sign in spans[-MOST_SPANS:])
        return " ".join([self.places, *kept])

    def between(self, first: date, last: date) -> "Almanac":
        """The same with the spans of these days alone, both included."""
        return Almanac(self.places, _clipped(self.closed, first, last), _clipped(self.worked, first, last))


@lru_cache(maxsize=1024)
def almanac_of(text: str) -> Almanac:
    """The almanac in a text as `Almanac.text` makes it."""
    words = text.split(" ")
    spans: dict[str, list[Span]] = {"-": [], "+": []}
    for word in words:
        if word[:1] in spans:
            first, _, last = word[1:].partition("/")
            spans[word[0]].append(Span(date.fromisoformat(first), date.fromisoformat(last)))
    places = " ".join(word for word in words if word[:1] not in spans)
    return Almanac(places, tuple(spans["-"]), tuple(spans["+"]))


def _clipped(spans: Collection[Span], first: date, last: date) -> tuple[Span, ...]:
    cut = (Span(max(one.first, first), min(one.last, last)) for one in spans)
    return tuple(span for span in cut if span.first <= span.last)


def place_on(text: str, day: date) -> str:
    """Where holidays are looked up for `day`."""
    return text if " " not in text else steps.value_on(almanac_of(text).places, day)


def is_closed(text: str, day: date) -> bool:
    """Whether the organisation is closed on `day`."""
    return " " in text and any(day in span for span in almanac_of(text).closed)


@lru_cache(maxsize=512)
def holidays_in(text: str, year: int) -> frozenset[date]:
    """The public holidays of a year that are free by this almanac."""
    if " " not in text:
        return public_holidays(text, year)
    almanac = almanac_of(text)
    first, changes = steps.steps_of(almanac.places)
    known = {day for place in {first, *(place for _, place in changes)} for day in public_holidays(place, year)}
    return frozenset(
        day
        for day in known
        if day in public_holidays(steps.value_on(almanac.places, day), year)
        and not any(day in span for span in almanac.worked)
    )


def is_free(text: str, day: date) -> bool:
    """Whether nobody has to work on `day`."""
    return day in holidays_in(text, day.year) or is_closed(text, day)


def moved_to(text: str, day: date, place: str) -> str:
    """With the holidays of `place` from `day` on."""
    almanac = almanac_of(text)
    return almanac._replace(places=steps.starting(almanac.places, day, place)).text


def until(text: str, day: date) -> str:
    """What held before `day`, to be followed by another almanac (see steps)."""
    before = almanac_of(text).between(_BEGINNING, day - timedelta(days=1))
    return before._replace(places=steps.until(before.places, day)).text


@lru_cache(maxsize=1024)
def followed(past: str, then: str) -> str:
    """A past as `until` makes it, and from its end on what holds `then`."""
    if not past:
        return then
    before, after = almanac_of(past), almanac_of(then)
    after = after.between(steps.end_of(before.places), _END)
    places = steps.followed(before.places, after.places)
    return Almanac(places, (*before.closed, *after.closed), (*before.worked, *after.worked)).text
