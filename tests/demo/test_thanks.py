"""The demo's compliments: within the allowance, among people who are there, and one for whoever looks around."""

from collections import Counter

from app.demo.acts import Act
from app.demo.personas import STAR
from app.recognition.rules import ALLOWANCE
from tests.conftest import MONDAY
from tests.demo.test_plan import planned


def thanks() -> list[Act]:
    return [act for act in planned(MONDAY).acts if act.kind == "compliment"]


def test_nobody_gives_more_than_the_allowance_nor_to_themselves() -> None:
    assert len(thanks()) > 30
    assert max(Counter((act.who, act.day) for act in thanks()).values()) <= ALLOWANCE
    assert not [act for act in thanks() if act.who in act.to]


def test_they_stay_within_a_team_and_come_from_who_is_there() -> None:
    players = {player.who: player for player in planned(MONDAY).players}
    for act in thanks():
        assert {players[who].figure.team for who in act.to} == {players[act.who].figure.team}
        assert act.day in players[act.who].present


def test_the_star_was_thanked_lately() -> None:
    (star,) = [player.who for player in planned(MONDAY).players if player.figure.persona == STAR]
    assert [act for act in thanks() if star in act.to]
