"""Quiet mode closes all of the game, kindly, and nothing else."""

import json
import re

import pytest
from flask import Flask

from app.database import write
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.web.access import ACCESS
from app.web.quiet import ALWAYS_OPEN, GAME_ROOMS, is_game
from tests.conftest import MONDAY, Cast, client_for
from tests.deeds.phone import deed, send, state_of
from tests.web.test_access import routes

ROOMS = ("app.badges.", "app.ranks.", "app.seasons.", "app.teapot.", "app.me.views.friendly")
"""The modules that are nothing but the game, whatever their blueprint is called."""


def in_game(app: Flask, endpoint: str) -> bool:
    return app.view_functions[endpoint].__module__.startswith(ROOMS)


def test_every_route_of_a_room_of_the_game_is_off_or_says_why_not(app: Flask) -> None:
    of_game = {rule.endpoint for rule in app.url_map.iter_rules() if in_game(app, rule.endpoint)}
    assert {endpoint for endpoint in ACCESS if is_game(endpoint)} == of_game - ALWAYS_OPEN
    assert of_game >= ALWAYS_OPEN
    assert {endpoint.partition(".")[0] for endpoint in of_game} == GAME_ROOMS


def test_who_is_quiet_meets_the_same_kind_answer_everywhere(app: Flask, cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.ada.id), quiet=True, now=MONDAY)
    client, asked = client_for(app, cast.ada), set()
    for rule, method, path in routes(app):
        if not is_game(rule.endpoint):
            continue
        answer = client.open(path, method=method)
        assert answer.status_code == (200 if method == "GET" else 403), (method, path)
        assert "You use Streepje quietly" in answer.text, (method, path)
        asked.add(rule.endpoint)
    assert asked >= {"badges.badge", "seasons.card", "friendly.friendly", "sharing.card", "teapot.aim"}


GAME = re.compile(
    r"\b(badges?|streak|the pot|teapot|season|friendly week|rank|reeks|theepot|de pot|seizoen|ranglijst)\b", re.I
)
NAMED_AS_DATA = frozenset({"privacy.data", "privacy.data_sheet", "ranks.game"})
"""Where it has to be named: what is kept, and the switch itself."""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_page_speaks_of_the_game_to_who_is_quiet(app: Flask, cast: Cast, language: str) -> None:
    with write() as session:
        alice = session.get_one(Person, cast.alice.id)
        alice.language = language
        choose_quiet(alice, quiet=True, now=MONDAY)
    client, said, pages = client_for(app, cast.alice), [], set()
    for rule, method, path in routes(app):
        if method != "GET" or is_game(rule.endpoint) or rule.endpoint in NAMED_AS_DATA:
            continue
        answer = client.get(path)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        pages.add(rule.endpoint)
        words = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", answer.text, flags=re.S)
        said += [(path, found[0]) for found in GAME.finditer(words)]
    assert pages >= {"today.today", "wall.wall", "me.me", "notifications.inbox", "notifications.preferences"}
    assert said == []


def test_the_way_back_into_the_game_stays_open(app: Flask, cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    alice = client_for(app, cast.alice)
    assert "You use Streepje quietly" not in alice.get("/me/game").text
    alice.post("/me/game", data={"game": "play"})
    assert "You use Streepje quietly" not in alice.get("/badges").text


def test_a_phone_in_quiet_mode_is_told_nothing_of_the_game(app: Flask, cast: Cast) -> None:
    client = client_for(app, cast.alice)
    before = send(client, cast.alice, [deed("tally", MONDAY)]).json["state"]
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    after = send(client, cast.alice, [deed("surprise", MONDAY, what="A card")]).json["state"]
    assert before.keys() - after.keys() == {"streak", "pot"}
    assert after["new_badges"] == []
    assert state_of(client).keys() == after.keys() - {"new_badges"}
    embedded = re.search(r'id="state">(.*?)</script>', client.get("/today").text)
    assert embedded
    assert json.loads(embedded[1]).keys() == state_of(client).keys()
