"""In the rank deeds come before words: strokes and claps count at most as much as what somebody did besides."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.database import db, write
from app.people.models import Person
from app.ranks.actions import rank_of
from app.ranks.counting import in_rank
from app.scores.models import PersonDay
from tests.conftest import MONDAY, Cast

TODAY = MONDAY.date() + timedelta(days=4)


def did(person: Person, day: date, points: int, **counts: int) -> None:
    with write() as session:
        session.add(PersonDay(person_id=person.id, team_id=person.team_id, day=day, points=points, hours={}, **counts))


@pytest.mark.parametrize("many", [500, 0])
def test_a_week_of_talk_alone_wins_nothing(cast: Cast, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ranks.actions.MANY", many)
    with write() as session:
        for one in (cast.alice, cast.bob):
            session.get_one(Person, one.id).ranked_since = MONDAY
    for n in range(5):
        did(cast.alice, MONDAY.date() + timedelta(days=n), 15, strokes=40, applauses=9)
    did(cast.bob, TODAY, 50, completions=2, surprises=2)
    session = db.session()
    for one, own, ahead in ((cast.alice, 0, 50), (cast.bob, 50, None)):
        rank = rank_of(session, session.get_one(Person, one.id), TODAY, MONDAY)
        assert rank
        assert rank.week.own.points == own
        assert (rank.week.ahead and rank.week.ahead.points) == ahead
    did(cast.alice, TODAY - timedelta(days=7), 12, strokes=2, completions=1)
    rank = rank_of(session, session.get_one(Person, cast.alice.id), TODAY, MONDAY)
    assert rank
    assert rank.before == 12


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_no_talk_is_worth_more_than_the_deeds_beside_it(deeds: int, talk: int, more: int) -> None:
    assert in_rank(talk, talk) == 0
    assert deeds <= in_rank(deeds + talk, talk) <= 2 * deeds
    assert in_rank(deeds + talk, talk) <= in_rank(deeds + talk + more, talk + more)
    assert in_rank(deeds + talk, talk) <= in_rank(deeds + more + talk, talk)


def test_the_page_and_the_rules_say_so(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/rank", data={"takes_part": "yes"})
    assert "count for at most as much as everything else" in alice.get("/rank").text
    rules = alice.get("/rules").text
    assert "talk alone wins nothing" in rules
    assert "working hours in which they heard the word" in rules
