"""A badge as a picture to keep and to show: what is written in it, and that it can be read."""

import struct
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from app.database import write
from app.drawing.picture import SIDE
from app.people.models import Person
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send

KEY = "first-surprise"


@pytest.fixture(autouse=True)
def earned(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card with the invoice")])


def test_the_picture_has_the_badge_the_name_the_day_and_the_word(alice: FlaskClient, bob: FlaskClient) -> None:
    answer = alice.get(f"/badges/{KEY}/card.svg")
    assert answer.mimetype == "image/svg+xml"
    said = " ".join(ElementTree.fromstring(answer.text).itertext())
    for words in ("The first surprise", "Alice Ahmed", "23 November 2026", "Warm for our customers"):
        assert words in said
    assert bob.get(f"/badges/{KEY}/card.svg").status_code == 404
    assert alice.get("/badges/forty-surprises/card.svg").status_code == 404
    assert alice.get("/badges/no-such/card.png").status_code == 404


def test_the_png_is_a_square_and_is_not_drawn_again_for_who_has_it(alice: FlaskClient) -> None:
    answer = alice.get(f"/badges/{KEY}/card.png")
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answer.data[16:24]) == (SIDE, SIDE)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = alice.get(f"/badges/{KEY}/card.png", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    kept = alice.get(f"/badges/{KEY}/card.png?download").headers["Content-Disposition"]
    assert kept == f"attachment; filename={KEY}.png"


def test_the_picture_can_be_read_on_a_narrow_phone_and_is_dark_on_a_dark_page(alice: FlaskClient) -> None:
    """It is 290 wide there, of 1080 units."""
    light, dark = (alice.get(f"/badges/{KEY}/card.svg{way}").text for way in ("", "?dark="))
    texts = ElementTree.fromstring(light).iter("{http://www.w3.org/2000/svg}text")
    assert min(float(text.attrib["font-size"]) for text in texts) * 290 / SIDE >= 12
    assert "#fbf7f0" in light
    assert "#fbf7f0" not in dark
    page = alice.post(f"/badges/{KEY}/share").location
    assert f'srcset="{page}/card.svg?dark="' in alice.get(page).text


def test_a_name_cannot_draw_in_the_picture(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).name = '<script>"&'
    answer = alice.get(f"/badges/{KEY}/card.svg")
    assert '<script>"&' in " ".join(ElementTree.fromstring(answer.text).itertext())
    assert "<script>" not in answer.text
