"""A name that is expected is kept for who has the card: nobody comes in as somebody else of the list (decision 55)."""

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.people.invitees import Invitee
from app.people.models import Person, Role
from tests.conftest import Cast, TestClock
from tests.people.test_joining import NEW, make_link
from tests.roster.test_cards import codes, expect, made


def join(browser: FlaskClient, link: str, name: str) -> int:
    return browser.post(link, data=NEW | {"name": name}, headers={"Accept-Language": "en"}).status_code


@pytest.mark.parametrize(("role", "elsewhere"), [(Role.MANAGER, False), (Role.EMPLOYEE, True)])
def test_who_is_expected_as_more_or_elsewhere_stays_expected(
    ada: FlaskClient, browser: FlaskClient, cast: Cast, role: Role, elsewhere: bool
) -> None:
    number = expect(cast, "Piet Post", role, other=elsewhere)
    answer = browser.post(
        make_link(ada, cast.team.id), data=NEW | {"name": "piet  POST"}, headers={"Accept-Language": "en"}
    )
    assert answer.status_code == 422
    assert "Join by your card, or ask for one" in answer.text
    assert db.session.get(Invitee, number) is not None
    assert db.session.query(Person).filter_by(sign_in_name="piet post").count() == 0
    assert "Piet Post" in ada.get("/team/people/expected").text


def test_a_card_that_works_is_the_only_way_in_for_who_has_it(
    maria: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    expect(cast, "Piet Post")
    (code,) = codes(made(maria))
    link = make_link(maria, cast.team.id, days=30)
    assert join(browser, link, "Piet Post") == 422
    assert join(browser, link, "Piet Postma") == 303
    clock.forward(days=8)
    assert browser.get(f"/join/{code}").status_code == 404
    assert join(browser, link, "Piet Post") == 303


def test_one_code_for_all_lets_in_who_is_expected_just_there(
    maria: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    expect(cast, "Piet Post")
    assert join(browser, make_link(maria, cast.team.id), "Piet Post") == 303
    piet = db.session.query(Person).filter_by(sign_in_name="piet post").one()
    assert (piet.role, piet.team_id, piet.work_week) == (Role.EMPLOYEE, cast.team.id, "1110000")
    assert db.session.query(Invitee).count() == 0


def test_nobody_comes_in_by_their_own_card_as_somebody_else_of_the_list(
    maria: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    expect(cast, "Dora Dijk")
    (code,) = codes(made(maria))
    expect(cast, "Piet Post")
    assert join(browser, f"/join/{code}", "Piet Post") == 422
    assert join(browser, f"/join/{code}", "Dora D.") == 303
    assert [one.name for one in db.session.query(Invitee)] == ["Piet Post"]


def test_a_letter_that_nobody_sees_makes_no_other_name(ada: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    expect(cast, "Piet Post", Role.MANAGER)
    assert join(browser, make_link(ada, cast.team.id), "Piet\u200b Post\u2060") == 422
