"""Countries and time zones to choose from, named in the reader's language."""

import unicodedata
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from babel import Locale
from babel.core import get_global

from app.calendar.rules import is_zone, zone_names
from app.errors import Invalid

AREAS = ("Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific")
LONGEST_REGION = 3  # letters of ISO 3166-2; what is longer is a town
HOME = {"nl": ("NL", "Europe/Amsterdam"), "en": ("GB", "Europe/London")}


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Countries whose public holidays are known."""
    return frozenset(holidays.list_supported_countries(include_aliases=False))


@lru_cache(maxsize=8)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every country, by name."""
    names = Locale.parse(language).territories
    named = ((code, names.get(code, code)) for code in country_codes())
    return tuple(sorted(named, key=lambda pair: _plain(pair[1])))


@lru_cache(maxsize=256)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """Code and own name of each part of a country that has public holidays of its own, by name; most have none."""
    if country not in country_codes():
        return ()
    named: dict[str, str] = {}
    for name, code in getattr(holidays.country_holidays(country), "subdivisions_aliases", {}).items():
        if len(code) <= LONGEST_REGION:
            named.setdefault(code, name)
    return tuple(sorted(named.items(), key=lambda pair: _plain(pair[1])))


@lru_cache(maxsize=1)
def zones() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Per area of the world: the zones, each with the place it is named after."""
    by_area: dict[str, list[tuple[str, str]]] = {area: [] for area in AREAS}
    for name in sorted(zone_names()):
        area, _, place = name.partition("/")
        if area in by_area and place:
            by_area[area].append((name, place.replace("_", " ").replace("/", ", ")))
    return tuple((area, tuple(places)) for area, places in by_area.items())


@lru_cache(maxsize=256)
def zones_in(country: str) -> tuple[str, ...]:
    """The zones of a country that can be chosen, by name."""
    territory_of = get_global("zone_territories")
    return tuple(sorted(zone for zone, code in territory_of.items() if code == country and is_place(zone)))


def is_in(zone: str, country: str) -> bool:
    """Whether a zone, by this name or a former one, is of a country; of one of which no zone is known all are."""
    known = zones_in(country)
    return not known or get_global("zone_aliases").get(zone, zone) in known


def zone_of(country: str, zone: str, home: str, meant: str) -> str:
    """The zone that was chosen, else that of the country, or `home` where it lies there.

    One that is elsewhere has to be `meant`. Raises Invalid: zone_elsewhere, and zone_unknown where the country has
    several clocks.
    """
    known = zones_in(country)
    if zone and not is_in(zone, country) and zone != meant:
        raise Invalid("zone_elsewhere", field="zone")
    if zone or home in known:
        return zone or home
    if len({_clock(one) for one in known}) != 1:
        raise Invalid("zone_unknown", field="zone")
    return known[0]


def _clock(zone: str) -> tuple[object, ...]:
    """What tells clocks apart: how far they are ahead in winter and in summer."""
    return tuple(datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))


def zones_for(country: str, name: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The same as `zones`, the zones of a country before those of all areas."""
    own = tuple((zone, zone.partition("/")[2].replace("_", " ").replace("/", ", ")) for zone in zones_in(country))
    return ((name, own), *zones()) if own else zones()


def is_country(code: str) -> bool:
    """Whether `code` can be chosen."""
    return code in country_codes()


def is_place(zone: str) -> bool:
    """Whether `zone` is a zone of a place: a bare UTC knows no summer time."""
    return zone.partition("/")[0] in AREAS and is_zone(zone)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
