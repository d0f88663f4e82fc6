"""A team goes to another country, or by another clock, from a day on; the past stays what it was."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.badges.rebuilding import rebuild
from app.calendar.rules import DayKind
from app.database import db, write
from app.people.models import Person, Team
from app.people.places import countries, current_zones, is_in, place_of_zone, region_name, zones, zones_for, zones_in
from app.teapot.actions import degrees_of
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.jobs.due import run_due

TODAY = MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)
ARMISTICE = date(2026, 11, 11)  # a Wednesday, and a holiday in Belgium


def place(team: Team) -> str:
    return f"/organisation/teams/{team.id}/place"


def go(client: FlaskClient, team: Team, country: str, since: date = TOMORROW, **more: str) -> int:
    data = {"country": country, "asked": country, "region": "", "zone": "", "since": since.isoformat()} | more
    return client.post(place(team), data=data).status_code


def fresh(team: Team) -> Team:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Team, team.id)


def test_from_its_day_on_other_holidays_are_free_and_none_before(ada: FlaskClient, cast: Cast) -> None:
    assert go(ada, cast.team, "BE", zone="Europe/Brussels", since=TOMORROW) == 303
    db.session.expire_all()
    week = db.session.get_one(Person, cast.alice.id).week
    assert week.kind_of(ARMISTICE) is DayKind.WORK
    assert week.kind_of(date(2027, 7, 21)) is DayKind.HOLIDAY
    assert fresh(cast.team).place == f"NL {TOMORROW}/BE"
    assert "Belgium" in ada.get(place(cast.team)).text


def test_a_region_holds_from_tomorrow_on(app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert go(ada, cast.team, "DE", region="BY", zone="Europe/Amsterdam", meant="Europe/Amsterdam") == 303
    clock.forward(days=1)
    run_due(app)
    team = fresh(cast.team)
    assert (team.country, team.region, team.almanac) == ("DE", "BY", f"NL {TOMORROW}/DE-BY")
    assert "Germany (Bayern)" in ada.get("/organisation").text


def test_whoever_chooses_a_country_with_regions_is_asked_which(ada: FlaskClient, cast: Cast) -> None:
    data = {"country": "DE", "asked": "NL", "region": "", "zone": "Europe/Amsterdam", "since": TOMORROW.isoformat()}
    page = ada.post(place(cast.team), data=data)
    assert page.status_code == 200
    assert 'name="asked" value="DE"' in page.text
    assert "Bayern" in page.text
    assert fresh(cast.team).place == "NL"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"country": "XX"}, "Choose a country"),
        ({"since": "2026-11-23"}, "what counts on it stays"),
        ({"since": "2031-01-01"}, "Choose a day within a year"),
        ({"country": "DE", "asked": "DE", "region": "ZZ", "zone": "", "since": "2026-11-24"}, "Choose a region"),
        ({"country": "NZ", "asked": "NZ", "zone": "Pacific/Kiritimati"}, "press the button again"),
        ({"country": "BE", "asked": "BE", "zone": "Asia/Tokyo"}, "press the button again"),
        ({"country": "US", "asked": "US", "zone": ""}, "Choose a time zone"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(
    ada: FlaskClient, cast: Cast, more: dict[str, str], words: str
) -> None:
    data = {"country": "NL", "asked": "NL", "region": "", "zone": "", "since": TOMORROW.isoformat()} | more
    answer = ada.post(place(cast.team), data=data)
    assert answer.status_code == 422
    assert words in answer.text
    assert fresh(cast.team).place == "NL"


def test_the_clock_of_another_country_is_for_who_means_it(ada: FlaskClient, cast: Cast) -> None:
    abroad = {"country": "BE", "asked": "BE", "zone": "Europe/London", "since": TOMORROW.isoformat()}
    page = ada.post(place(cast.team), data=abroad)
    assert 'name="meant" value="Europe/London"' in page.text
    assert ada.post(place(cast.team), data=abroad | {"meant": "Europe/London"}).status_code == 303
    team = {"team": "Front desk", "department": "service", "country": "JP", "zone": "Europe/Amsterdam"}
    refused = ada.post("/organisation/teams", data=team)
    assert refused.status_code == 422
    assert "press the button again" in refused.text
    assert ada.post("/organisation/teams", data=team | {"meant": "Europe/Amsterdam"}).status_code == 303
    assert db.session.query(Team).filter_by(name="Front desk").one().zone == "Europe/Amsterdam"


def test_a_country_of_one_clock_needs_no_question(ada: FlaskClient, cast: Cast) -> None:
    assert go(ada, cast.team, "DE", TOMORROW) == 303  # Büsingen has a zone of its own, and the same clock
    assert fresh(cast.team).clocks == f"Europe/Amsterdam {TOMORROW}/Europe/Berlin"


def test_zones_are_known_by_former_names_too() -> None:
    assert is_in("Asia/Calcutta", "IN")
    assert not is_in("Asia/Calcutta", "NL")
    assert all(is_in(zone, code) for code, _ in countries("en") for zone in zones_in(code))


def test_places_are_called_what_the_language_calls_them() -> None:
    towns = ("Europe/London", "Europe/Berlin", "Europe/Brussels", "Europe/Athens", "Europe/Vienna")
    assert [place_of_zone(town, "nl") for town in towns] == ["Londen", "Berlijn", "Brussel", "Athene", "Wenen"]
    assert [place_of_zone(town, "en") for town in towns] == ["London", "Berlin", "Brussels", "Athens", "Vienna"]
    assert place_of_zone("America/Argentina/Buenos_Aires", "nl") == "Buenos Aires"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_place_stands_once_in_its_area_and_by_name(language: str) -> None:
    for area, places in zones(language):
        names = [name for _, name in places]
        assert area
        assert len(set(names)) == len(names)
    assert {zone for _, places in zones(language) for zone, _ in places} == current_zones()
    assert not {"Europe/Kiev", "Africa/Asmera"} & current_zones()
    europe = [name for _, name in dict(zones(language))["Europa" if language == "nl" else "Europe"]]
    assert europe.index("Berlijn" if language == "nl" else "Berlin") < europe.index("Zagreb")


def test_a_former_name_that_was_kept_stands_in_the_place_of_the_present_one() -> None:
    europe = dict(dict(zones("en", "Europe/Kiev"))["Europe"])
    assert europe["Europe/Kiev"] == "Kyiv"
    assert "Europe/Kyiv" not in europe
    own = dict(zones_for("UA", "nl", "Europe/Kiev")[0][1])
    assert zones_for("UA", "nl")[0][0] == "Oekraïne"
    assert "Europe/Kiev" in own


def test_a_region_is_called_by_its_own_name() -> None:
    assert region_name("DE", "BY") == "Bayern"
    assert region_name("DE", "") == ""
    assert region_name("NL", "XX") == "XX"


def test_another_clock_begins_with_its_own_day(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert go(ada, cast.team, "JP", since=TOMORROW, zone="Asia/Tokyo") == 303
    assert fresh(cast.team).zone == "Europe/Amsterdam"
    clock.forward(hours=9)  # in Tokyo it is three at night
    run_due(app)
    assert fresh(cast.team).zone == "Europe/Amsterdam"
    clock.forward(hours=2)
    run_due(app)
    team = fresh(cast.team)
    assert (team.zone, team.country) == ("Asia/Tokyo", "JP")
    assert alice.get("/api/v1/state").get_json()["day"] == TOMORROW.isoformat()


def state(client: FlaskClient) -> dict[str, object]:
    known: dict[str, object] = client.get("/api/v1/state").get_json()["streak"]
    return known


def awards(person: Person) -> dict[str, tuple[object, ...]]:
    db.session.expire_all()
    rows = db.session.scalars(select(Award).where(Award.person_id == person.id))
    return {row.badge: (row.day, row.evidence) for row in rows}


@pytest.mark.parametrize("where", [{"country": "BE"}, {"country": "NZ", "zone": "Pacific/Auckland"}])
def test_what_was_counted_stays_and_a_rebuild_counts_the_same(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock, where: dict[str, str]
) -> None:
    for _ in range(6):
        send(alice, cast.alice, [deed("tally", clock()), deed("surprise", clock(), what="Card")])
        clock.forward(days=1)
    clock.forward(hours=-2)
    before, earned, joined = state(alice), awards(cast.alice), cast.alice.joined_on
    team = fresh(cast.team)
    pot = degrees_of(db.session(), team, clock())
    assert go(ada, cast.team, where["country"], clock().date() + timedelta(days=1), zone=where.get("zone", "")) == 303
    assert state(alice) == before
    assert degrees_of(db.session(), cast.team, clock()) == pytest.approx(pot)
    clock.forward(days=1)
    run_due(app)
    assert state(alice)["length"] == before["length"]
    db.session.expire_all()
    assert db.session.get_one(Person, cast.alice.id).joined_on == joined
    with write() as session:
        rebuild(session, clock())
    assert awards(cast.alice) == earned
