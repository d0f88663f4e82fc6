"""Today is given again as it was rendered, and whatever changes it is in the very next look at it."""

import re
from collections.abc import Callable
from itertools import islice

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.models import SetChallenge
from app.challenges.publishing import NewChallenge, publish, withdraw
from app.database import db, write
from app.notifications.actions import Link, notify, read_all
from app.people.models import Person, Role
from app.people.roles import change_role
from app.people.sessions import end_sessions
from app.web.kept import COUNTED, fresh_ids
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send
from tests.queries import counted_statements

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
LINK = Link("today.today")


def looked(client: FlaskClient, address: str = "/today") -> tuple[str, int]:
    """The page, and how many statements it took."""
    with counted_statements() as statements:
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.text, len(statements)


def steady(page: str, nonce: str) -> str:
    return ID.sub("id", page).replace(nonce, "nonce")


def nonce_in(client: FlaskClient) -> tuple[str, str]:
    answer = client.get("/today")
    found = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    assert found
    assert f'nonce="{found[1]}"' in answer.text
    return answer.text, found[1]


def test_a_second_look_asks_one_thing(alice: FlaskClient) -> None:
    first, many = looked(alice)
    again, one = looked(alice)
    assert (many > 5, one) == (True, 1)
    assert len(first) == len(again)


def test_what_must_be_fresh_is_fresh_and_the_rest_is_the_same(alice: FlaskClient, cast: Cast) -> None:
    (first, one), (again, other) = nonce_in(alice), nonce_in(alice)
    assert one != other
    assert steady(first, one) == steady(again, other)
    ids, others = set(ID.findall(first)), set(ID.findall(again))
    assert len(ids) > 10
    assert ids & others == {str(cast.organisation.epoch)}  # which only a restored backup changes


def test_ids_of_a_page_are_alike_so_that_it_packs_and_none_is_given_twice() -> None:
    ids = list(islice(fresh_ids(), COUNTED + 1))
    assert len(set(ids)) == COUNTED + 1
    assert all(ID.fullmatch(one) for one in ids)
    assert len({(one[:15], one[18:]) for one in ids}) == 2


def test_it_is_nobody_elses(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    looked(alice)
    page, _ = looked(bob)
    assert str(cast.bob.account) in page
    assert str(cast.alice.account) not in page


def by_a_stroke(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY)])


def by_a_plain_form(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/deeds/tally")


def by_a_choice(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("choice", MONDAY, action="skip")])


def by_news(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        notify(session, [cast.alice.id], "test", {}, MONDAY, group_key="news", link=LINK)


def by_reading_it(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        read_all(session, session.get_one(Person, cast.alice.id), MONDAY)


def set_by(cast: Cast, author: Person) -> int:
    day = MONDAY.date()
    new = NewChallenge(cast.team, "Ring somebody", "Ask how it went", "", 10, 1, day, day)
    with write() as session:
        return publish(session, session.get_one(Person, author.id), new, MONDAY).id


def by_a_challenge_of_maria(alice: FlaskClient, cast: Cast) -> None:
    set_by(cast, cast.maria)


def by_its_withdrawal(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        withdraw(session, session.query(SetChallenge).one(), session.get_one(Person, cast.maria.id), MONDAY)


def by_another_language(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/language", data={"language": "nl"})


CAUSES: list[Callable[[FlaskClient, Cast], None]] = [
    by_a_stroke,
    by_a_plain_form,
    by_a_choice,
    by_news,
    by_a_challenge_of_maria,
    by_another_language,
]


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.__name__)
def test_it_changes_at_once(alice: FlaskClient, cast: Cast, cause: Callable[[FlaskClient, Cast], None]) -> None:
    page, nonce = nonce_in(alice)
    cause(alice, cast)
    other, new_nonce = nonce_in(alice)
    assert steady(page, nonce) != steady(other, new_nonce)


def test_what_was_read_or_withdrawn_is_gone_at_once(alice: FlaskClient, cast: Cast) -> None:
    page, nonce = nonce_in(alice)
    for cause, undone in ((by_news, by_reading_it), (by_a_challenge_of_maria, by_its_withdrawal)):
        cause(alice, cast)
        nonce_in(alice)
        undone(alice, cast)
    revision = re.compile(r'"revision":\d+')
    other, new_nonce = nonce_in(alice)
    assert revision.sub("", steady(page, nonce)) == revision.sub("", steady(other, new_nonce))


def test_a_new_role_is_another_page(app: Flask, alice: FlaskClient, cast: Cast) -> None:
    page, _ = looked(alice)
    with write() as session:
        change_role(session, cast.alice.id, Role.MANAGER, MONDAY)
    assert alice.get("/today").status_code == 302
    assert 'href="/team"' not in page
    assert 'href="/team"' in looked(client_for(app, db.session.get_one(Person, cast.alice.id)))[0]


def test_who_is_signed_out_gets_nothing_that_was_kept(alice: FlaskClient, cast: Cast) -> None:
    looked(alice)
    with write() as session:
        end_sessions(session, session.get_one(Person, cast.alice.id))
    assert alice.get("/today").status_code == 302


def test_a_colleagues_warmth_is_in_it_within_a_minute(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    page, nonce = nonce_in(alice)
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A card") for _ in range(3)])
    clock.forward(minutes=1)
    other, new_nonce = nonce_in(alice)
    assert steady(page, nonce) != steady(other, new_nonce)


def test_each_day_is_a_page_of_its_own(alice: FlaskClient) -> None:
    looked(alice)
    page, statements = looked(alice, "/day/2026-11-24")
    assert statements > 1
    assert 'data-day="2026-11-24"' in page
