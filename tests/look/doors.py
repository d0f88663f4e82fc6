"""What the entry pages and the pages of an organisation are shown with."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.i18n import LANGUAGES
from app.people.departments import DEPARTMENTS
from app.people.own_days import OwnDays
from app.people.places import countries, place_of_zone, region_name, regions, zones, zones_for
from app.people.views.links import qr_code
from app.people.words import WORDS
from app.web.messages import MESSAGES
from tests.look.heard import LONG, MANAGER
from tests.look.samples import Model, person
from tests.look.told import Typed
from tests.look.tongue import say

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ORGANISATION = Model(name="Noorderhuis Thuiszorg en Hulpmiddelen", is_demo=False, country="NL")
LINK = "https://streepje.example/join/0b1c2d3e4f5a6b7c8d9e"


def door(to: str, *, wrong: dict[str, str] | None = None, **typed: str) -> dict[str, Any]:
    """An entry page for a reader of the language `to`: nobody is signed in."""
    form = Model(typed=Typed(typed), wrong=Typed(wrong or {}))
    return {
        "person": None,
        "organisation": ORGANISATION,
        "form": form,
        "erased": None,
        "leads_now": False,
        "LANGUAGES": LANGUAGES,
        "message_for": lambda code: say(to, MESSAGES[code]),
        "nav": "",
    }


def signing_in(language: str) -> dict[str, Any]:
    """A name and a password that do not belong together."""
    return door(language, wrong={"form": "sign_in_wrong"}, name="Fatma")


def demo(language: str) -> dict[str, Any]:
    """The door of a demo."""
    return {**door(language), "organisation": Model(name="Noorderhuis", is_demo=True)}


def joining(language: str) -> dict[str, Any]:
    """By an invitation for a team with a long name, with a password that is too short."""
    invitation = Model(team=Model(name="Klantcontactcentrum Noordoost-Brabant"))
    page = door(language, wrong={"password": "password_short"}, name=LONG, language="nl")
    return {**page, "invitation": invitation, "token": "0b1c"}


def recovering(language: str) -> dict[str, Any]:
    """By a link from the administrator."""
    return {**door(language), "owner": Model(name=LONG, first_name="Wilhelmina")}


def setting_up(language: str) -> dict[str, Any]:
    """The questions, of which one was forgotten."""
    typed = {"language": language, "country": "NL", "zone": "Europe/Amsterdam", "word": "guest"}
    kinds = [(key, say(language, label)) for key, label in DEPARTMENTS.items()]
    page = door(language, wrong={"organisation": "organisation_empty"}, **typed)
    places = {"countries": countries(language), "zones": zones(language), "departments": kinds, "words": WORDS}
    return {**page, **places}


def about(language: str) -> dict[str, Any]:
    """What was said at the set-up; its clock has to be meant."""
    said = {"organisation": LONG, "language": language, "country": "DE", "zone": "Europe/London", "word": "guest"}
    named = dict(countries(language))
    places = {"countries": list(named.items()), "zones": zones_for("DE", language), "words": WORDS}
    page = door(language, wrong={"zone": "zone_elsewhere"}, **said)
    return {**page, **places, "nav": "team", "person": person("administrator", LONG)}


def organisation(language: str) -> dict[str, Any]:
    """Three teams, one of them in a country with regions."""
    kinds = [(key, say(language, label)) for key, label in DEPARTMENTS.items()]
    names = ("Binnendienst", "Klantcontactcentrum Noordoost-Brabant", "Münster")
    where = (("NL", "", "Amsterdam"), ("NL", "", "Amsterdam"), ("DE", "NW", "Berlin"))
    teams = [
        (Model(id=n, name=name, department=kinds[n][0], country=country, region=region, zone=f"Europe/{town}"), 9 * n)
        for n, (name, (country, region, town)) in enumerate(zip(names, where, strict=True), 1)
    ]
    facts = {"teams": teams, "is_many": False, "asked": "", "page": 1, "pages": 1, "named": dict(countries(language))}
    made = {"labels": dict(kinds), "departments": kinds}
    places = {"countries": countries(language), "zones": zones(language), "region_name": region_name}
    places |= {"place_of_zone": lambda zone: place_of_zone(zone, language)}
    return {**door(language), **facts, **made, **places, "nav": "team", "person": person("administrator", LONG)}


def place(language: str) -> dict[str, Any]:
    """A team that goes to Germany, by a clock that has to be meant, with what is planned already."""
    page = door(language, wrong={"zone": "zone_elsewhere"}, region="BY", zone="Europe/London", since="2026-12-01")
    team = Model(id=3, name="Klantcontactcentrum Noordoost-Brabant")
    named = dict(countries(language))
    facts = {"team": team, "country": "DE", "countries": list(named.items()), "earliest": date(2026, 11, 24)}
    facts |= {"regions": [("", named["DE"]), *regions("DE")], "zones": zones_for("DE", language)}
    facts |= {
        "coming": [(date(2027, 1, 4), named["BE"]), (date(2027, 1, 4), place_of_zone("Europe/Brussels", language))]
    }
    return {**page, **facts, "nav": "team", "person": MANAGER}


def own_days(language: str, *, empty: bool = False) -> dict[str, Any]:
    """Days to come and gone by, for all and for some; the form says what is wrong. Or before there were any."""
    set_ones = [
        OwnDays(id=n, name=name, is_worked=n == 3, first=first, last=first + timedelta(days=more))
        for n, (name, first, more) in enumerate(
            (
                ("Tussen kerst en oud en nieuw", date(2026, 12, 28), 3),
                ("Carnaval", date(2027, 2, 8), 1),
                ("Tweede paasdag", date(2026, 4, 6), 0),
            ),
            1,
        )
    ]
    some = ["Klantcontactcentrum Noordoost-Brabant", "Den Bosch"]
    coming = [(days, some if days.id > 1 else []) for days in set_ones]
    teams = [Model(id=n, name=name) for n, name in enumerate(("Bezorging", "Klantcontactcentrum Noordoost-Brabant"))]
    wrong = {} if empty else {"last": "days_reversed", "teams": "own_days_nobody"}
    page = door(language, wrong=wrong, kind="closed", **({} if empty else {"for": "some", "first": "2027-05-05"}))
    facts = {
        "teams": teams,
        "chosen": set(),
        "coming": [] if empty else coming[:2],
        "past": [] if empty else coming[2:],
    }
    return {**page, **facts, "nav": "team", "person": MANAGER}


def invitations(language: str, *, fresh: bool) -> dict[str, Any]:
    """With a link that was just made and earlier ones, or before there was any."""
    team = Model(id=1, name="Klantcontactcentrum Noordoost-Brabant")

    def sent(is_open: bool, joined: int, closed: bool = False) -> Model:
        return Model(
            id=joined,
            team=team,
            revoked_at=NOW if closed else None,
            expires_at=NOW,
            joined=joined,
            is_open=lambda _now: is_open,
        )

    facts = {
        "teams": [team, team],
        "team_options": [(1, team.name)],
        "lasts": (1, 7, 30),
        "now": NOW,
        "is_local": False,
    }
    link = {"link": LINK if fresh else "", "code": qr_code(LINK) if fresh else "", "fresh_team": team}
    before = [sent(True, 4), sent(False, 11), sent(False, 0, closed=True)] if fresh else []
    page = door(language, team="1", days="7")
    return {**page, **facts, **link, "invitations": before, "nav": "team", "person": MANAGER}
