"""What somebody chooses on the page, without JavaScript, is what the rule hears."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.notifications.groups import GROUPS
from app.notifications.kinds import KINDS
from app.notifications.models import Preference
from app.notifications.preferences import wishes_of
from app.notifications.rules import Wishes
from tests.conftest import Cast

PAGE = "/me/notifications"
AS_PROPOSED = {
    "morning_at": "08:00",
    "reminder_at": "14:00",
    "most_a_day": "3",
    "kind-challenge": "push",
    "kind-badge": "push",
}


def work(client: FlaskClient, since: str, until: str) -> Any:
    return client.post("/me/working-hours", data={"works_from": since, "works_until": until})


def choose(client: FlaskClient, **changes: str) -> Any:
    return client.post(PAGE, data=AS_PROPOSED | changes)


def wishes(cast: Cast) -> Wishes:
    db.session.rollback()
    db.session.expire_all()
    return wishes_of(db.session(), cast.alice)


def test_who_chose_nothing_sees_what_is_proposed(alice: FlaskClient) -> None:
    page = alice.get(PAGE).text
    for name in ("morning_at", "reminder_at"):
        assert f'name="{name}" type="time" value="{AS_PROPOSED[name]}"' in page
    assert page.count(" checked") == len(KINDS) - 3  # nothing to read, no mornings and no report for who leads nobody


@pytest.mark.parametrize(
    ("who", "unheard"), [("alice", {"to_read", "morning_off", "report"}), ("maria", {"report"}), ("ada", set())]
)
def test_each_is_asked_only_for_what_they_can_hear(
    request: pytest.FixtureRequest, cast: Cast, who: str, unheard: set[str]
) -> None:
    page = request.getfixturevalue(who).get(PAGE).text
    assert {name for name in KINDS if f'name="kind-{name}"' not in page} == unheard
    assert ("and when somebody reports something" in page) == (who != "alice")
    assert "If you lead a team" not in page


def test_every_kind_is_asked_for_once() -> None:
    assert sorted(name for group in GROUPS for name in group.kinds) == sorted(KINDS)


def test_what_is_folded_away_says_what_was_chosen_and_opens_where_something_is_wrong(alice: FlaskClient) -> None:
    choose(alice, **{"kind-badge": "inbox", "kind-applause": "off"})
    page = alice.get(PAGE).text
    assert "all on your phone" in page
    assert "3 on your phone, 1 in your messages, 1 not at all" in page
    assert "from 08:00 until 17:00" in page
    assert "<details" in page
    assert " open>" not in page
    assert 'id="hear-when" open>' in choose(alice, morning_at="early").text
    assert 'id="hear-praise" open>' in choose(alice, **{"kind-badge": "loudly"}).text


def test_who_switched_the_game_off_is_not_asked_about_it_and_keeps_what_they_chose(
    alice: FlaskClient, cast: Cast
) -> None:
    choose(alice, **{"kind-badge": "inbox"})
    alice.post("/me/game", data={"game": "quiet"})
    assert "kind-badge" not in alice.get(PAGE).text
    quietly = {name: value for name, value in AS_PROPOSED.items() if name != "kind-badge"}
    alice.post(PAGE, data=quietly | {"kind-applause": "off"})
    assert wishes(cast).channels == {"badge": "inbox", "applause": "off"}


def test_what_is_chosen_is_kept_and_shown(alice: FlaskClient, cast: Cast) -> None:
    answer = choose(
        alice,
        **{"kind-badge": "inbox", "morning_at": "07:15", "most_a_day": "0"},
    )
    assert (answer.status_code, answer.location) == (303, PAGE)
    found = wishes(cast)
    assert (found.channels, found.most_a_day) == ({"badge": "inbox"}, 0)
    assert (found.morning_at, found.reminder_at) == (7 * 60 + 15, None)
    assert 'name="kind-badge" value="inbox" checked' in alice.get(PAGE).text


def test_only_a_time_that_somebody_set_is_asked_for(alice: FlaskClient, cast: Cast) -> None:
    """Who moves the working hours does not thereby ask to be called at the old proposal."""
    work(alice, "14:00", "22:00")
    found = wishes(cast)
    assert (found.morning_at, found.reminder_at) == (None, None)
    assert (found.morning, found.reminder) == (14 * 60, 19 * 60 + 15)
    choose(alice, morning_at="13:30", reminder_at="19:15")
    found = wishes(cast)
    assert (found.morning_at, found.reminder_at) == (13 * 60 + 30, None)


def test_what_is_not_a_choice_is_refused_beside_its_question(alice: FlaskClient, cast: Cast) -> None:
    for wrong in ({"morning_at": "late"}, {"most_a_day": "99"}, {"kind-badge": "loud"}):
        answer = choose(alice, **wrong)
        assert answer.status_code == 422
        assert "field-wrong" in answer.text
    assert db.session.query(Preference).count() == 0


def test_me_leads_to_it(alice: FlaskClient) -> None:
    assert f'href="{PAGE}"' in alice.get("/me").text


def test_each_way_says_what_it_is_beside_every_kind(ada: FlaskClient) -> None:
    """The list is long: what stands on top of it is out of sight for most."""
    page = ada.get(PAGE).text
    for word in ("Phone", "Messages", "Not at all"):
        assert page.count(f'<span aria-hidden="true">{word}</span>') == len(KINDS)
