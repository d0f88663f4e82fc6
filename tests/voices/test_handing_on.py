"""A card of customers can be handed on as a link, and says where nobody else could follow it."""

from flask.testing import FlaskClient

from tests.conftest import Cast
from tests.voices.customers import card_for

NOWHERE = "This link only works on this computer"


def test_a_card_made_as_localhost_says_that_only_this_computer_can_open_it(alice: FlaskClient, cast: Cast) -> None:
    card_for(cast, cast.alice)
    for page in ("/me/voices", "/me/voices/card"):
        assert NOWHERE in alice.get(page).text
        assert NOWHERE not in alice.get(page, base_url="http://streepje.example").text


def test_its_link_is_copied_and_shared(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    card_for(cast, cast.alice)
    card_for(cast)
    assert "<share-link" in alice.get("/me/voices").text
    assert "<share-link" in maria.get("/team/voices").text
