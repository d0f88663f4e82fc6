"""What somebody chose stays theirs that day, also where it is taken back, pauses, or is for others or later now."""

import pytest
from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.insights.setting import WEEK, published

TAKEN_BACK = "Maria has taken this back. You may still do it, or choose another."
NO_LONGER = "This is asked no longer today. You may still do it, or choose another."
LATER = WEEK | {"starts_on": "2026-11-24"}
TO_OTHERS = {"teams": "the other team"}


def card_of(who: FlaskClient, number: int) -> str:
    """Its card on Today; nothing where there is none."""
    cards = who.get("/today").text.split('<li class="card challenge"')[1:]
    return next((card for card in cards if f'data-ref="set-{number}"' in card), "")


@pytest.mark.parametrize(
    ("stop", "form", "words"),
    [
        ("withdrawal", {}, TAKEN_BACK),
        ("pause", {}, NO_LONGER),
        ("audience", TO_OTHERS, NO_LONGER),
        ("days", LATER, NO_LONGER),
    ],
)
def test_it_says_so_and_can_still_be_done(
    alice: FlaskClient,
    bob: FlaskClient,
    ada: FlaskClient,
    maria: FlaskClient,
    cast: Cast,
    stop: str,
    form: dict[str, str],
    words: str,
) -> None:
    number = published(maria, cast.team.id)
    send(alice, cast.alice, [deed("choice", MONDAY, action="choose", challenge=f"set-{number}")])
    assert words not in card_of(alice, number)
    form = {"teams": str(cast.other_team.id)} if form is TO_OTHERS else form
    assert ada.post(f"/team/challenges/{number}/{stop}", data=form).status_code in (302, 303)
    assert "data-chosen" in card_of(alice, number)
    assert words in card_of(alice, number)
    assert card_of(bob, number) == ""
    done = send(alice, cast.alice, [deed("completion", MONDAY, challenge=f"set-{number}")])
    assert statuses(done) == ["accepted"]
    assert "data-done" in card_of(alice, number)


def test_what_goes_on_says_nothing_of_it(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    send(alice, cast.alice, [deed("choice", MONDAY, action="choose", challenge=f"set-{number}")])
    for act in ("pause", "resumption"):
        maria.post(f"/team/challenges/{number}/{act}")
    assert "or choose another." not in card_of(alice, number)


def test_who_chooses_another_has_seen_the_last_of_it(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    send(alice, cast.alice, [deed("choice", MONDAY, action="choose", challenge=f"set-{number}")])
    maria.post(f"/team/challenges/{number}/withdrawal")
    send(alice, cast.alice, [deed("choice", MONDAY, action="choose", challenge=next(iter(LIBRARY)))])
    assert card_of(alice, number) == ""
