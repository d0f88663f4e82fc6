"""Me: one's own week, seen by its owner alone."""

from flask.testing import FlaskClient

from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def test_the_week_has_what_was_done_today(alice: FlaskClient, cast: Cast) -> None:
    deeds = [deed("tally", MONDAY) for _ in range(3)]
    send(alice, cast.alice, [*deeds, deed("surprise", MONDAY, what="Flowers for the porter")])
    page = alice.get("/me").text
    assert '<b class="number" data-number>3</b><span class="for-ears"> strokes</span>' in page
    assert "1 surprise" in page


def test_there_are_working_days_and_today(alice: FlaskClient, cast: Cast) -> None:
    assert alice.get("/me").text.count('<li class="my-day') == 5


def test_signing_out_is_a_plain_form(alice: FlaskClient) -> None:
    page = alice.get("/me").text
    assert '<form class="me-leave" method="post" action="/session/end" data-signout>' in page
    assert alice.post("/session/end").location == "/sign-in"


def test_nothing_of_others_is_on_it(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    send(bob, cast.bob, [deed("tally", MONDAY) for _ in range(7)])
    assert "data-number>7</b>" not in alice.get("/me").text
