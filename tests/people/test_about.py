"""What was said at the set-up is no word for ever: name, word, language, and where new teams are."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import Act
from app.database import db, write
from app.people.models import Organisation, Team
from tests.conftest import Cast
from tests.roster.fresh import fresh

SAID = {
    "organisation": "Linden & Zoon",
    "word": "guest",
    "language": "nl",
    "country": "BE",
    "zone": "Europe/Brussels",
}


def say(ada: FlaskClient, **other: str) -> int:
    return ada.post("/organisation/about", data=SAID | other).status_code


def test_all_of_it_can_be_changed_and_what_changed_is_recorded_without_what_was_typed(
    ada: FlaskClient, cast: Cast
) -> None:
    assert 'value="Linden"' in ada.get("/organisation/about").text
    assert say(ada) == 303
    about = Organisation
    said = select(about.name, about.word, about.language, about.country, about.zone)
    assert list(db.session.execute(said).one()) == ["Linden & Zoon", "guest", "nl", "BE", "Europe/Brussels"]
    act = db.session.query(Act).one()
    assert act.act == "organisation.changed"
    assert "Zoon" not in str(act.details)
    assert "its name, its word, its language" in ada.get("/organisation/acts").text


def test_another_word_is_in_all_texts_at_once_and_renews_what_phones_keep(
    alice: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    assert "customer" in alice.get("/today").text
    before = fresh(cast.alice).revision
    say(ada)
    assert "guest" in alice.get("/today").text
    assert fresh(cast.alice).revision > before


def test_what_stays_as_it_was_is_no_act_and_renews_nothing(ada: FlaskClient, cast: Cast) -> None:
    say(ada)
    before = fresh(cast.alice).revision
    assert say(ada) == 303
    assert fresh(cast.alice).revision == before
    assert db.session.query(Act).count() == 1


def test_teams_stay_where_they_are_and_new_ones_are_where_the_organisation_is(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for team in session.scalars(select(Team)):
            team.country, team.region = "DE", "BY"
    say(ada)
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"})
    places = {team.name: (team.country, team.region, team.zone) for team in db.session.scalars(select(Team))}
    assert places["Front desk"] == ("BE", "", "Europe/Brussels")
    assert places["Delivery"] == ("DE", "BY", "Europe/Amsterdam")


def test_a_zone_that_lies_elsewhere_has_to_be_meant(ada: FlaskClient, cast: Cast) -> None:
    assert say(ada, zone="Asia/Tokyo") == 422
    assert say(ada, zone="Asia/Tokyo", meant="Asia/Tokyo") == 303


@pytest.mark.parametrize("wrong", [{"organisation": " "}, {"word": "punter"}, {"language": "tlh"}, {"country": "XX"}])
def test_a_mistake_changes_nothing(ada: FlaskClient, cast: Cast, wrong: dict[str, str]) -> None:
    assert say(ada, **wrong) == 422
    assert db.session.scalar(select(Organisation.name)) == "Linden"


def test_only_the_administrator_changes_it(maria: FlaskClient, cast: Cast) -> None:
    assert maria.get("/organisation/about").status_code == 404
