"""Public holidays of a part of a country: for its teams they are days off, and nowhere else."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from app.calendar.rules import WorkWeek, place_of, public_holidays
from app.database import db, write
from app.people.models import Team
from app.people.places import country_codes, regions
from tests.conftest import Cast

EPIPHANY = date(2026, 1, 6)  # a Tuesday


@pytest.mark.parametrize(
    ("country", "region", "day"),
    [
        ("DE", "BY", EPIPHANY),
        ("CH", "TI", EPIPHANY),
        ("GB", "SCT", date(2026, 11, 30)),
        ("ES", "CT", date(2026, 9, 11)),
    ],
)
def test_a_region_has_days_of_its_own(country: str, region: str, day: date) -> None:
    assert not WorkWeek(country=place_of(country, region)).is_working_day(day)
    assert WorkWeek(country=place_of(country, "")).is_working_day(day)
    assert region in dict(regions(country))


def test_a_region_that_is_not_known_has_the_days_of_its_country() -> None:
    assert public_holidays("DE-XX", 2026) == public_holidays("DE", 2026)
    assert public_holidays("XX-BY", 2026) == frozenset()


def test_every_region_that_can_be_chosen_is_known_and_fits() -> None:
    for country in country_codes():
        for code, name in regions(country):
            assert 0 < len(code) <= 3
            assert name
            assert public_holidays(place_of(country, code), 2026) >= set()
    assert regions("NL") == ()
    assert ("BY", "Bayern") in regions("DE")


def test_an_administrator_chooses_it_by_team_and_a_new_team_follows(ada: FlaskClient, cast: Cast) -> None:
    assert "Public holidays by region" not in ada.get("/organisation").text
    with write() as session:
        for team in session.query(Team):
            team.country = "DE"
    numbers = [cast.team.id, cast.other_team.id]
    assert "Bayern" in ada.get("/organisation").text
    chosen = {f"region-{number}": "BY" for number in numbers}
    assert ada.post("/organisation/regions", data=chosen).status_code == 303
    db.session.expire_all()
    assert {team.place for team in db.session.query(Team)} == {"DE-BY"}
    assert not cast.alice.week.is_working_day(EPIPHANY)
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"})
    assert db.session.query(Team).filter_by(name="Front desk").one().region == "BY"
    ada.post("/organisation/regions", data={f"region-{numbers[0]}": "", f"region-{numbers[1]}": "XX"})
    db.session.expire_all()
    assert [db.session.get_one(Team, number).region for number in numbers] == ["", "BY"]


def test_a_team_abroad_has_its_own_country_and_clock(ada: FlaskClient) -> None:
    team = {"team": "Front desk", "department": "service"}
    assert 'id="field-country"' in ada.get("/organisation").text
    assert ada.post("/organisation/teams", data=team | {"country": "JP", "zone": ""}).status_code == 303
    made = db.session.query(Team).filter_by(name="Front desk").one()
    assert (made.country, made.zone, made.region) == ("JP", "Asia/Tokyo", "")


def test_a_country_of_many_zones_asks_which_and_offers_its_own_first(ada: FlaskClient) -> None:
    team = {"team": "Front desk", "department": "service", "country": "US"}
    answer = ada.post("/organisation/teams", data=team | {"zone": ""})
    assert answer.status_code == 422
    assert 'id="field-zone-wrong"' in answer.text
    assert answer.text.index('value="America/New_York"') < answer.text.index('value="Europe/Amsterdam"')
    assert ada.post("/organisation/teams", data=team | {"zone": "America/New_York"}).status_code == 303
    assert db.session.query(Team).filter_by(name="Front desk").one().zone == "America/New_York"


@pytest.mark.parametrize("where", [{"country": "XX"}, {"zone": "UTC"}, {"zone": "Mars/Base"}])
def test_a_place_that_there_is_not_is_refused(ada: FlaskClient, where: dict[str, str]) -> None:
    answer = ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"} | where)
    assert answer.status_code == 422
    assert db.session.query(Team).filter_by(name="Front desk").count() == 0


def test_without_a_word_about_it_a_team_is_at_home(ada: FlaskClient, cast: Cast) -> None:
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"})
    made = db.session.query(Team).filter_by(name="Front desk").one()
    assert (made.country, made.zone) == (cast.organisation.country, cast.organisation.zone)
