"""The details of acts as people read them: names for numbers, days as days, and how many of what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import format_date

from app.audit.catalogue import KINDS
from app.i18n import N_, gettext, ngettext, nN_
from app.people.roles import ROLES

COUNTED = {
    "rows": nN_("%(num)s row", "%(num)s rows"),
    "cards": nN_("%(num)s card", "%(num)s cards"),
    "days": nN_("%(num)s day", "%(num)s days"),
    "people": nN_("%(num)s person", "%(num)s people"),
    "mornings": nN_("%(num)s morning", "%(num)s mornings"),
    "weeks": nN_("%(num)s week", "%(num)s weeks"),
    "target": nN_("%(num)s thing done this week", "%(num)s things done this week"),
}
CHOSEN: dict[str, dict[Any, str]] = {
    "name": {"stays": N_("the name stays on what was done"), "goes": N_("the name is removed from what was done")},
    "renew": {True: N_("earlier cards no longer work"), False: N_("earlier cards keep working")},
    "what": {
        "name": N_("its name"),
        "word": N_("its word"),
        "language": N_("its language"),
        "country": N_("the country of new teams"),
        "zone": N_("the time zone of new teams"),
    },
    "behaviour": {"": N_("nothing in particular")},
}
DAYS = ("day", "first", "last", "since", "until")
TEAMS = ("team", "teams", "was")


@dataclass(frozen=True, slots=True)
class Names:
    """What numbers and keys in details are called; `titles` by the name of a detail: of behaviours and themes."""

    people: Mapping[int, str]
    teams: Mapping[int, str]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def details_said(act: str, details: Mapping[str, Any], names: Names) -> str:
    """The details of an act as a few words; empty where there are none. What no wording names is told as it is."""
    wording = KINDS[act].more if act in KINDS else ""
    said = {name: _value(name, value, names) for name, value in details.items() if value is not None}
    try:
        return gettext(wording, **said) if wording and said else _as_they_are(said)
    except KeyError:  # recorded by a version that noted other things
        return _as_they_are(said)


def _as_they_are(said: Mapping[str, str]) -> str:
    return ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in said.items())


def _value(name: str, value: Any, names: Names) -> str:
    if isinstance(value, list):
        return ", ".join(_value(name, one, names) for one in value)
    wordings: tuple[tuple[bool, Callable[[], str]], ...] = (
        (value in names.titles.get(name, {}), lambda: names.titles[name][value]),
        (value in CHOSEN.get(name, {}), lambda: gettext(CHOSEN[name][value])),
        (name in COUNTED and isinstance(value, int), lambda: ngettext(*COUNTED[name], value)),
        (name in TEAMS and isinstance(value, int), lambda: names.teams.get(value, str(value))),
        (name == "person", lambda: names.people.get(value) or gettext("somebody who was erased")),
        (name in ("role", "was") and value in ROLES, lambda: gettext(ROLES[value])),
        (name in DAYS and isinstance(value, str), lambda: format_date(date.fromisoformat(value), "d MMMM y")),
    )
    return next((word() for fits, word in wordings if fits), str(value))
