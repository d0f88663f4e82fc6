"""Public holidays of a part of a country: for its teams they are days off, and nowhere else."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from app.calendar.almanac import place_of, public_holidays
from app.calendar.rules import WorkWeek
from app.database import db, write
from app.people.models import Organisation, Team
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
    assert not WorkWeek(place=place_of(country, region)).is_working_day(day)
    assert WorkWeek(place=place_of(country, "")).is_working_day(day)
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


def test_a_new_team_gets_the_region_that_all_others_have(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for team in session.query(Team):
            team.country, team.region = "DE", "BY"
        session.query(Organisation).one().country = "DE"
    assert not cast.alice.week.is_working_day(EPIPHANY)
    more = {"zone": "Europe/Amsterdam", "meant": "Europe/Amsterdam"}
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"} | more)
    assert db.session.query(Team).filter_by(name="Front desk").one().place == "DE-BY"


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
