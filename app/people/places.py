"""Countries and time zones to choose from, named in the reader's language."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from babel import Locale
from babel.core import get_global

from app.calendar.rules import is_zone, zone_names
from app.errors import Invalid
from app.i18n import N_

AREAS = ("Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific")
CONTINENTS = {"Europe": "150", "Africa": "002", "America": "019", "Asia": "142", "Australia": "AU", "Pacific": "009"}
OCEANS = {"Atlantic": N_("Atlantic Ocean"), "Indian": N_("Indian Ocean")}  # what Babel has no name for
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


def region_name(country: str, region: str) -> str:
    """What a part of a country calls itself; its code, where that is not known."""
    return dict(regions(country)).get(region, region)


Zones = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def zones(language: str, kept: str = "") -> Zones:
    """Per area of the world: the zones by their present name, `kept` by its own, each with its place.

    The name of an area may be a message yet to be translated.
    """
    territories = Locale.parse(language).territories
    by_area: dict[str, list[str]] = {area: [] for area in AREAS}
    for zone in _offered(current_zones(), kept):
        by_area[zone.partition("/")[0]].append(zone)
    return tuple(
        (OCEANS.get(area) or territories[CONTINENTS[area]], _named(found, language)) for area, found in by_area.items()
    )


@lru_cache(maxsize=1)
def current_zones() -> frozenset[str]:
    """The zones of places, without the names that they had before."""
    former = get_global("zone_aliases")
    return frozenset(zone for zone in zone_names() if is_place(zone) and zone not in former)


@lru_cache(maxsize=4096)
def place_of_zone(zone: str, language: str) -> str:
    """The place that a zone is named after, as the language calls it."""
    known, now = Locale.parse(language).time_zones, get_global("zone_aliases").get(zone, zone)
    for name in (zone, now, *_former(now)):
        if city := (known.get(name) or {}).get("city"):
            return str(city)
    return zone.rpartition("/")[2].replace("_", " ")


def _offered(found: Iterable[str], kept: str) -> set[str]:
    """What is found, and in the place of one that was kept by a former name, that name."""
    now = get_global("zone_aliases").get(kept, kept) if is_place(kept) else ""
    return {kept if zone == now else zone for zone in found}


def _former(zone: str) -> list[str]:
    return sorted(old for old, now in get_global("zone_aliases").items() if now == zone)


def _named(found: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    named = ((zone, place_of_zone(zone, language)) for zone in found)
    return tuple(sorted(named, key=lambda pair: _plain(pair[1])))


@lru_cache(maxsize=256)
def zones_in(country: str) -> tuple[str, ...]:
    """The zones of a country that can be chosen, by name."""
    territory_of = get_global("zone_territories")
    return tuple(sorted(zone for zone in current_zones() if territory_of.get(zone) == country))


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


def zones_for(country: str, language: str, kept: str = "") -> Zones:
    """The same as `zones`, the zones of a country before those of all areas."""
    own, name = _named(_offered(zones_in(country), kept), language), dict(countries(language)).get(country, "")
    return ((name, own), *zones(language, kept)) if own else zones(language, kept)


def is_country(code: str) -> bool:
    """Whether `code` can be chosen."""
    return code in country_codes()


def is_place(zone: str) -> bool:
    """Whether `zone` is a zone of a place: a bare UTC knows no summer time."""
    return zone.partition("/")[0] in AREAS and is_zone(zone)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
