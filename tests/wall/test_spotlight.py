"""The spotlight: a week on top of the wall, by who leads the team, three at a time."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.badges.catalogue import GIVEN_BADGES
from app.badges.models import Award, Giving
from app.database import db, write
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.recognition.models import Compliment
from app.spotlights.models import Spotlight
from app.spotlights.rules import MOST
from app.surprises.models import Surprise
from app.wall.spots import Spot, spots_of
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.queries import counted_statements


def surprise(client: FlaskClient, person: Person, what: str = "Waved at the ferry") -> str:
    """One on the wall: its place."""
    send(client, person, [deed("surprise", MONDAY, what=what)])
    return f"surprise-{db.session.scalars(select(Surprise.id).where(Surprise.what == what)).one()}"


def compliment() -> str:
    """The place of the only one."""
    return f"compliment-{db.session.scalars(select(Compliment.id)).one()}"


def shine(leader: FlaskClient, place: str, sentence: str = "That is how we do it") -> int:
    return leader.post(f"/wall/{place}/spotlight", data={"sentence": sentence}).status_code


def spots(reader: Person, **later: float) -> list[Spot]:
    return list(spots_of(db.session(), reader, MONDAY + timedelta(**later), "customer"))


def told(person: Person) -> list[Notification]:
    mine = select(Notification).where(Notification.person_id == person.id, Notification.kind == "spotlight")
    return list(db.session.scalars(mine))


def test_it_stands_on_top_of_the_wall_for_a_week_with_a_sentence(
    alice: FlaskClient, maria: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    place = surprise(alice, cast.alice)
    assert shine(maria, place) == 303
    page = bob.get("/wall").text
    assert page.index("In the spotlight") < page.index("That is how we do it") < page.index("Waved at the ferry")
    assert page.count("Waved at the ferry") == 1  # not once more below
    clock.forward(days=7)
    assert "In the spotlight" not in bob.get("/wall").text
    assert "Waved at the ferry" in bob.get("/wall").text


def test_whose_it_is_hears_of_it_and_applause_goes_on(
    alice: FlaskClient, maria: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    place = surprise(alice, cast.alice)
    shine(maria, place)
    assert [one.params["sentence"] for one in told(cast.alice)] == ["That is how we do it"]
    answer = send(bob, cast.bob, [deed("applause", MONDAY, target=place.replace("-", ":"))])
    assert statuses(answer) == ["accepted"]
    assert [spot.entry.claps for spot in spots(cast.alice)] == [1]


def test_a_compliment_is_told_to_who_gave_it_and_who_got_it(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("compliment", MONDAY, to=[str(cast.bob.account)], because="you stayed")])
    assert shine(maria, compliment()) == 303
    assert (len(told(cast.alice)), len(told(cast.bob))) == (1, 1)


def test_what_is_private_is_not_put_in_the_light(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    private = deed("compliment", MONDAY, to=[str(cast.maria.account)], because="you listened", private=True)
    send(alice, cast.alice, [private])
    assert shine(maria, compliment()) == 409
    assert spots(cast.bob) == []


def test_a_badge_can_stand_there_too_but_not_of_who_wants_no_game(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    surprise(alice, cast.alice)
    number = db.session.scalars(select(Award.id).where(Award.person_id == cast.alice.id)).first()
    assert shine(maria, f"award-{number}") == 303
    assert [spot.entry.type for spot in spots(cast.bob)] == ["award"]
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    assert spots(cast.bob) == []


def test_a_badge_that_was_given_stands_there_for_who_got_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    badge = next(key for key, one in GIVEN_BADGES.items() if not one.is_leaders)
    given = deed("given_badge", MONDAY, to=[str(cast.alice.account)], badge=badge, because="you stayed")
    assert statuses(send(bob, cast.bob, [given])) == ["accepted"]
    place = f"giving-{db.session.scalars(select(Giving.id)).one()}"
    assert "Into the spotlight" in maria.get(f"/wall/{place}").text
    assert shine(maria, place) == 303
    assert [(spot.entry.type, spot.entry.what) for spot in spots(cast.bob)] == [("given", "you stayed")]
    assert "That is how we do it" in alice.get("/wall").text
    assert (len(told(cast.alice)), told(cast.bob)) == (1, [])
    send(bob, cast.bob, [deed("retraction", MONDAY, deed=given["id"])])
    assert (spots(cast.bob), told(cast.alice)) == ([], [])


def test_nobody_puts_a_badge_there_that_they_got(bob: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    badge = next(key for key, one in GIVEN_BADGES.items() if not one.is_leaders)
    send(bob, cast.bob, [deed("given_badge", MONDAY, to=[str(cast.maria.account)], badge=badge, because="you stayed")])
    assert shine(maria, f"giving-{db.session.scalars(select(Giving.id)).one()}") == 409


def test_three_at_a_time_and_each_once(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    places = [surprise(alice, cast.alice, f"Number {n}") for n in range(MOST + 1)]
    assert [shine(maria, place) for place in places] == [303] * MOST + [409]
    assert shine(maria, places[0]) == 409
    number = db.session.scalars(select(func.min(Spotlight.id))).one()
    assert maria.post(f"/wall/spotlights/{number}/end").status_code == 303
    assert [spot.number for spot in spots(cast.bob)] == [number + 2, number + 1]
    assert shine(maria, places[-1]) == 303


def test_it_says_why_or_it_does_not_shine(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    place = surprise(alice, cast.alice)
    answer = maria.post(f"/wall/{place}/spotlight", data={"sentence": "  "})
    assert (answer.status_code, "Say in a sentence" in answer.text) == (422, True)


@pytest.mark.parametrize("who", ["bob", "alice"])
def test_only_who_leads_the_team_does_so(
    alice: FlaskClient, request: pytest.FixtureRequest, cast: Cast, who: str
) -> None:
    place = surprise(alice, cast.alice)
    assert shine(request.getfixturevalue(who), place) == 403
    assert "spotlight" not in request.getfixturevalue(who).get(f"/wall/{place}").text


def test_a_manager_does_not_put_their_own_there_but_who_leads_all_can(
    maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    place = surprise(maria, cast.maria)
    assert shine(maria, place) == 409
    assert shine(ada, place) == 303
    assert [spot.by for spot in spots(cast.bob)] == ["Ada Adams"]


def test_what_is_taken_back_leaves_the_light_and_the_inbox(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    made = deed("surprise", MONDAY, what="Too early")
    send(alice, cast.alice, [made])
    shine(maria, f"surprise-{db.session.scalars(select(Surprise.id)).one()}")
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=made["id"])])
    assert db.session.scalars(select(func.count()).select_from(Spotlight)).one() == 0
    assert told(cast.alice) == []


def test_the_number_of_queries_does_not_grow(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    def asked() -> int:
        spots(cast.bob)
        with counted_statements() as statements:
            spots(cast.bob)
        return len(statements)

    shine(maria, surprise(alice, cast.alice, "One"))
    few = asked()
    shine(maria, surprise(alice, cast.alice, "Two"))
    assert asked() == few
