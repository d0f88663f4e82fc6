"""Courage grows with what was done, one level at a time, and never past what somebody wants."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.actions import Offer, offer_of
from app.challenges.courage import COMFORT, DARING, FALLS_AFTER, RISES_AFTER, STRETCH, course, level_of
from app.challenges.library import LIBRARY
from app.database import db
from app.people.models import Person
from app.people.words import forms
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send

FIRST = date(2026, 11, 2)
DAYS = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
DONE = st.lists(st.tuples(DAYS, st.integers(COMFORT, DARING)), max_size=40)
CEILINGS = st.integers(COMFORT, DARING)


def days(count: int, since: int = 0) -> list[date]:
    return [FIRST + timedelta(days=since + n) for n in range(count)]


@given(DONE, st.sets(DAYS), CEILINGS)
def test_it_never_passes_the_ceiling_and_never_moves_by_two(
    done: list[tuple[date, int]], skipped: set[date], ceiling: int
) -> None:
    levels = [COMFORT, *course(done, skipped, ceiling)]
    assert all(COMFORT <= level <= ceiling for level in levels)
    assert all(abs(one - other) <= 1 for one, other in pairwise(levels))


@given(DONE, st.sets(DAYS), CEILINGS, st.randoms())
def test_it_does_not_matter_in_which_order_deeds_arrive(
    done: list[tuple[date, int]], skipped: set[date], ceiling: int, luck: Random
) -> None:
    mixed = [*done]
    luck.shuffle(mixed)
    assert level_of(mixed, skipped, ceiling) == level_of(done, skipped, ceiling)


@given(DONE, CEILINGS)
def test_nobody_falls_who_puts_nothing_aside(done: list[tuple[date, int]], ceiling: int) -> None:
    levels = list(course(done, (), ceiling))
    assert levels == sorted(levels)


def test_it_rises_after_three_at_ones_level() -> None:
    comfort = [(day, COMFORT) for day in days(RISES_AFTER)]
    assert level_of(comfort[:-1], ()) == COMFORT
    assert level_of(comfort, ()) == STRETCH
    assert level_of([*comfort, *((day, COMFORT) for day in days(9, 10))], ()) == STRETCH  # these are easy by now
    assert level_of([*comfort, *((day, STRETCH) for day in days(RISES_AFTER, 10))], ()) == DARING


def test_it_falls_gently_after_days_put_aside_in_a_row() -> None:
    risen = [(day, COMFORT) for day in days(RISES_AFTER)]
    assert level_of(risen, days(FALLS_AFTER - 1, 10)) == STRETCH
    assert level_of(risen, days(FALLS_AFTER, 10)) == COMFORT
    assert level_of([*risen, (days(1, 12)[0], COMFORT)], days(FALLS_AFTER + 1, 10)) == STRETCH  # one was done between


def offer(person: Person, day: date) -> Offer:
    db.session.rollback()
    return offer_of(db.session(), db.session().get_one(Person, person.id), day, forms("customer"))


def test_a_newcomer_is_offered_comfort_and_who_did_three_a_stretch(alice: FlaskClient, cast: Cast) -> None:
    assert {card.courage for card in offer(cast.alice, MONDAY.date()).shown} == {COMFORT}
    easy = [ref for ref, card in LIBRARY.items() if card.courage == COMFORT][:RISES_AFTER]
    deeds = [deed("completion", MONDAY - timedelta(days=n + 1), challenge=ref) for n, ref in enumerate(easy)]
    send(alice, cast.alice, deeds)
    after = offer(cast.alice, MONDAY.date())
    assert sorted(card.courage for card in after.shown) == [COMFORT, STRETCH, STRETCH]


def test_what_is_done_today_changes_tomorrow_and_not_today(alice: FlaskClient, cast: Cast) -> None:
    before = offer(cast.alice, MONDAY.date())
    done = [deed("completion", MONDAY, challenge=card.ref) for card in (*before.shown, *before.reserve)[:RISES_AFTER]]
    send(alice, cast.alice, done)
    after = offer(cast.alice, MONDAY.date())
    assert {card.ref for card in after.shown} == {card.ref for card in before.shown}
    assert after.level == COMFORT
    assert offer(cast.alice, MONDAY.date() + timedelta(days=1)).level == STRETCH


def test_it_can_be_turned_down_at_once(alice: FlaskClient, cast: Cast) -> None:
    brave = [ref for ref, card in LIBRARY.items() if card.courage == STRETCH][:RISES_AFTER]
    send(alice, cast.alice, [deed("completion", MONDAY - timedelta(days=1), challenge=ref) for ref in brave])
    assert STRETCH in {card.courage for card in offer(cast.alice, MONDAY.date()).shown}
    assert "As much courage as you like" in alice.get("/today").text
    assert alice.post("/me/courage", data={"level": "1"}).status_code == 303
    turned = offer(cast.alice, MONDAY.date())
    assert {card.courage for card in (*turned.shown, *turned.reserve)} == {COMFORT}
    assert 'value="1" checked' in alice.get("/me/courage").text


def test_a_level_that_there_is_not_is_refused(alice: FlaskClient) -> None:
    for level in ("0", "4", "much", ""):
        assert alice.post("/me/courage", data={"level": level}).status_code == 422
