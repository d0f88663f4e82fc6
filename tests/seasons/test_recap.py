"""The recap of a season in pictures: of one's own and of one's team, to keep and to show, light and dark."""

import struct
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.database import write
from app.scores.models import PersonDay
from app.scores.rules import POINTS
from app.seasons.models import Season, SeasonOutcome
from app.seasons.rules import worth_telling
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.seasons.test_seasons import TODAY, season


@pytest.fixture
def found(app: Any) -> Season:
    """A season about surprises."""
    return season()


def add_day(cast: Cast, **counted: int) -> None:
    with write() as session:
        session.add(PersonDay(person_id=cast.alice.id, day=TODAY, team_id=cast.team.id, points=9, hours={}, **counted))


def joins(cast: Cast, day: date) -> None:
    """Bob comes on this day, at noon."""
    with write() as session:
        session.merge(cast.bob).joined_at = datetime.combine(day, time(12), UTC)


def publish(cast: Cast, found: Season, **figures: int) -> None:
    with write() as session:
        row = SeasonOutcome(season_id=found.id, team_id=cast.team.id, version=1, figures=figures, published_at=MONDAY)
        session.add(row)


def written(client: FlaskClient, address: str) -> list[str]:
    """Every line of text of a picture."""
    answer = client.get(address)
    assert answer.mimetype == "image/svg+xml"
    texts = ElementTree.fromstring(answer.text).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()) for text in texts]


def sizes(client: FlaskClient, address: str) -> set[float]:
    texts = ElementTree.fromstring(client.get(address).text).iter("{http://www.w3.org/2000/svg}text")
    return {float(text.attrib["font-size"]) for text in texts}


@given(st.dictionaries(st.sampled_from([*POINTS]), st.integers(0, 300)), st.sampled_from([*POINTS]))
def test_what_is_told_is_all_that_was_done_and_begins_with_what_counted_double(
    figures: dict[str, int], doubles: str
) -> None:
    told = worth_telling(figures, doubles)
    assert dict(told) == {name: count for name, count in figures.items() if count}
    if told and figures.get(doubles):
        assert told[0][0] == doubles
    elif told:
        assert told[0][1] == max(figures.values())


def test_it_is_of_ones_own_and_of_ones_team(
    alice: FlaskClient, carol: FlaskClient, cast: Cast, clock: TestClock, found: Season
) -> None:
    send(alice, cast.alice, [deed("tally", clock()) for _ in range(7)])
    own = written(alice, f"/season/{found.id}/own.svg")
    assert {"Alice", "7", "strokes", "one active day"} <= set(own)
    assert "Carol" in written(carol, f"/season/{found.id}/own.svg")
    assert alice.get(f"/season/{found.id}/team.svg").status_code == 404  # nothing was published yet
    publish(cast, found, strokes=1234, surprises=3)
    assert {"Delivery", "1,234", "3", "surprises", "together"} <= set(written(alice, f"/season/{found.id}/team.svg"))
    assert carol.get(f"/season/{found.id}/team.png").status_code == 404  # of another team
    assert alice.get("/season/999/own.svg").status_code == 404


def test_what_was_not_done_is_not_told_and_a_quiet_season_has_a_kind_word(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, found: Season
) -> None:
    add_day(cast, surprises=2)
    assert "0" not in written(alice, f"/season/{found.id}/own.svg")
    quiet = " ".join(written(bob, f"/season/{found.id}/own.svg"))
    assert "A quiet season. That is fine" in quiet
    assert not any(letter == "0" for letter in quiet.split())
    publish(cast, found, surprises=0)
    small = " ".join(written(bob, f"/season/{found.id}/team.svg"))
    assert "What this team did together is in the pot" in small  # most of it is told of nobody
    assert "quiet" not in small


def test_who_joined_after_its_last_day_has_no_card_of_their_own(
    bob: FlaskClient, cast: Cast, clock: TestClock, found: Season
) -> None:
    joins(cast, found.ends_on + timedelta(days=1))
    clock.forward(days=40)
    assert "/season/" not in bob.get("/season").text  # nothing at all is told of it
    publish(cast, found, surprises=8)
    page = bob.get("/season").text
    assert f"/season/{found.id}/team.svg" in page
    assert f"/season/{found.id}/own" not in page
    for form in ("svg", "png"):
        assert bob.get(f"/season/{found.id}/own.{form}").status_code == 404
    assert bob.get(f"/season/{found.id}/team.svg").status_code == 200


def test_a_season_is_ones_own_from_the_day_of_joining(bob: FlaskClient, cast: Cast, found: Season) -> None:
    joins(cast, found.ends_on)
    with write() as session:
        days = (TODAY, found.ends_on)
        own = {"person_id": cast.bob.id, "team_id": cast.team.id, "points": 9, "hours": {}, "strokes": 7}
        session.add_all(PersonDay(day=day, **own) for day in days)
    told = written(bob, f"/season/{found.id}/own.svg")
    assert {"Bob", "7", "one active day"} <= set(told)


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5])
def test_everything_can_be_read_on_a_narrow_phone(alice: FlaskClient, cast: Cast, found: Season, most: int) -> None:
    """The picture is 302 wide there, of 1080 units: a label of 44 is more than 12."""
    add_day(cast, **dict.fromkeys([*POINTS][:most], 1234))
    assert min(sizes(alice, f"/season/{found.id}/own.svg")) * 302 / 1080 >= 12


def test_a_dark_page_shows_it_dark_and_the_png_is_the_same_picture(
    alice: FlaskClient, cast: Cast, found: Season
) -> None:
    add_day(cast, strokes=12, surprises=3)
    light, dark = (alice.get(f"/season/{found.id}/own.svg{way}") for way in ("", "?dark="))
    assert "#fbf7f0" in light.text
    assert "#fbf7f0" not in dark.text
    assert light.headers["ETag"] != dark.headers["ETag"]
    kept = alice.get(f"/season/{found.id}/own.png?download")
    assert struct.unpack(">II", kept.data[16:24]) == (1080, 1350)
    assert kept.headers["Content-Disposition"] == "attachment; filename=small-gestures-2026-11-23.png"


def test_the_page_shows_both_lets_them_be_kept_and_says_them_to_ears(
    alice: FlaskClient, cast: Cast, clock: TestClock, found: Season
) -> None:
    add_day(cast, strokes=12, surprises=3)
    publish(cast, found, surprises=8)
    clock.forward(days=30)
    page = alice.get("/season").text
    for whose in ("own", "team"):
        assert f'srcset="/season/{found.id}/{whose}.svg?dark="' in page
        assert f'href="/season/{found.id}/{whose}.png?download"' in page
    assert "Small gestures. 12 strokes, 3 surprises" in page
    assert "<share-picture" in page
    assert "js/share" in page
