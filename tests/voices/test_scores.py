"""The scores that customers give: sums of five answers or more, of whole weeks, whoever is erased."""

from datetime import date, timedelta
from itertools import pairwise

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.database import db, write
from app.people.models import Person
from app.privacy.erasing import erase
from app.voices.actions import team_scores
from app.voices.models import State
from app.voices.rules import LEAST_SCORES, cells_of, scores_of
from tests.conftest import Cast, TestClock, client_for
from tests.voices.customers import card_for, say, voices

SCORES = st.lists(st.integers(0, 10), max_size=40)


def test_a_score_alone_needs_no_reading(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    token = card_for(cast)
    for score in (10, 9, 8, 8):
        assert say(browser, token, "", score=str(score)).status_code == 303
    assert "A number appears when a week is over" in maria.get("/team/voices").text
    assert say(browser, token, "", score="11").status_code == 422
    say(browser, token, "Good", score="5")
    assert "A number appears when a week is over" in maria.get("/team/voices").text
    clock.forward(days=7)
    page = client_for(app, cast.maria).get("/team/voices").text
    assert "from 5 answers in three months" in page
    assert ">8</b>" in page
    assert len([one for one in voices() if one.state == State.SCORE]) == 4


def test_erasing_does_not_change_the_scores_of_weeks_that_are_over(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    own, teams = card_for(cast, cast.alice), card_for(cast)
    for score in (10, 2, 7):
        say(browser, own, "" if score == 7 else "To Alice", score=str(score))
    for score in (9, 9, 1):
        say(browser, teams, "", score=str(score))
    maria.post(f"/team/voices/{voices()[0].id}", data={"verdict": "wall", "person": str(cast.alice.id)})
    say(browser, own, "No score")
    clock.forward(days=7)
    before = team_scores(db.session(), cast.team, clock())
    assert before is not None
    assert before.answers == 6
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), clock())
    assert team_scores(db.session(), cast.team, clock()) == before
    kept = voices()
    assert {(one.said, one.helped, one.person_id, one.card_id, one.surprise_id) for one in kept[:3]} == {
        ("", "", None, None, None)
    }
    assert [one.state for one in kept] == [State.GONE] * 2 + [State.SCORE] * 4
    assert "To Alice" not in maria.get("/team/voices").text


@given(SCORES)
def test_sums_are_of_five_answers_or_more(given_scores: list[int]) -> None:
    sums = scores_of(given_scores)
    assert (sums is None) == (len(given_scores) < LEAST_SCORES)
    if sums is not None:
        assert sums.answers == len(given_scores)
        assert min(given_scores) <= sums.average <= max(given_scores)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 10)), max_size=40))
def test_no_two_looks_at_the_scores_differ_by_fewer_than_five(answers: list[tuple[int, int]]) -> None:
    """Else the words that came in between would have a score."""
    weeks = [(date(2026, 11, 2) + timedelta(weeks=week), score) for week, score in sorted(answers)]
    shown = [cells_of([one for one in weeks if one[0] < weeks[0][0] + timedelta(weeks=n)]) for n in range(14) if weeks]
    for before, after in pairwise(shown):
        assert after[: len(before)] == before
        assert all(len(cell) >= LEAST_SCORES for _, cell in after)
