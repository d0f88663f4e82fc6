"""The week of a team: numbers exist over five people or more, and the query itself sees to that."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from app.database import db, write
from app.insights.week import week_of_team
from app.people.actions import NewPerson, add_person
from app.people.models import Person
from app.people.visibility import LEAST
from app.scores.models import PersonDay
from tests.conftest import CORRECT_HORSE, MONDAY, Cast
from tests.queries import counted_statements

TODAY = date(2026, 11, 25)  # a Wednesday
SECRET = 4711  # a number of strokes that would stand out on a page


@pytest.fixture
def crowd(cast: Cast) -> list[int]:
    """Ids of seven people on Alice's team."""
    with write() as session:
        for n in range(4):
            new = NewPerson(f"Extra {n}", "correct horse", language="en")
            add_person(session, session.merge(cast.team), new, MONDAY, CORRECT_HORSE)
    return [row.id for row in db.session.query(Person).filter_by(team_id=cast.team.id).order_by(Person.id)]


def play(cast: Cast, person_ids: list[int], day: date, strokes: int = 2) -> None:
    with write() as session:
        for person_id in person_ids:
            session.add(
                PersonDay(
                    person_id=person_id,
                    day=day,
                    team_id=cast.team.id,
                    strokes=strokes,
                    completions=1,
                    points=12,
                    hours={},
                )
            )


def test_with_five_people_there_are_numbers(cast: Cast, crowd: list[int]) -> None:
    play(cast, crowd[:5], date(2026, 11, 23))
    week = week_of_team(db.session(), cast.team, cast.ada, TODAY)
    assert week.members == 7
    assert week.deeds is not None
    assert (week.deeds.people, week.deeds.strokes, week.deeds.completions) == (5, 10, 5)
    assert [bar.people for bar in week.days] == [5, None, None, None, None]


def test_with_four_people_there_are_none(cast: Cast, crowd: list[int], maria: FlaskClient) -> None:
    play(cast, crowd[:4], date(2026, 11, 23), SECRET)
    week = week_of_team(db.session(), cast.team, cast.ada, TODAY)
    assert week.deeds is None
    assert {bar.people for bar in week.days} == {None}


def test_whoever_reads_is_none_of_the_five(cast: Cast, crowd: list[int]) -> None:
    """They know their own numbers, so with them subtracted only four would be left."""
    play(cast, crowd[:5], date(2026, 11, 23))
    assert cast.maria.id in crowd[:5]
    assert week_of_team(db.session(), cast.team, cast.maria, TODAY).deeds is None
    play(cast, crowd[5:6], date(2026, 11, 23))
    seen = week_of_team(db.session(), cast.team, cast.maria, TODAY)
    assert seen.deeds is not None
    assert seen.deeds.people == 6


def test_people_count_once_however_many_days_they_play(cast: Cast, crowd: list[int]) -> None:
    for day in (23, 24, 25):
        play(cast, crowd[:4], date(2026, 11, day))
    assert week_of_team(db.session(), cast.team, cast.ada, TODAY).deeds is None


def test_who_did_nothing_fills_no_number(cast: Cast, crowd: list[int]) -> None:
    play(cast, crowd[:4], TODAY)
    with write() as session:
        session.add(PersonDay(person_id=crowd[4], day=TODAY, team_id=cast.team.id, strokes=0, points=0, hours={}))
    assert week_of_team(db.session(), cast.team, cast.ada, TODAY).deeds is None


def test_last_week_and_other_teams_do_not_count(cast: Cast, crowd: list[int]) -> None:
    play(cast, crowd[:5], date(2026, 11, 22))
    assert week_of_team(db.session(), cast.team, cast.ada, TODAY).deeds is None
    play(cast, crowd[:5], date(2026, 11, 23))
    assert week_of_team(db.session(), cast.other_team, cast.ada, TODAY).deeds is None


def test_the_page_of_a_small_group_says_so_kindly(maria: FlaskClient, cast: Cast, crowd: list[int]) -> None:
    play(cast, [number for number in crowd if number != cast.maria.id][:4], MONDAY.date(), SECRET)
    page = maria.get("/team").text
    assert "Numbers appear as soon as five people have taken part" in page
    assert str(SECRET) not in page
    assert str(SECRET * 4) not in page


def test_no_question_to_the_database_asks_for_less(cast: Cast) -> None:
    """Whatever the page does with the answers: a sum over people is never even fetched for fewer than five."""
    with counted_statements() as asked:
        week_of_team(db.session(), cast.team, cast.ada, TODAY)
    over_people = [text for text in asked if "person_day" in text]
    assert len(over_people) == 2
    assert all("HAVING count(DISTINCT" in text for text in over_people)
    assert LEAST == 5


def test_the_page_asks_no_more_when_there_is_more(maria: FlaskClient, cast: Cast, crowd: list[int]) -> None:
    maria.get("/team")
    with counted_statements() as with_little:
        maria.get("/team")
    for day in (18, 19, 20, 23):
        play(cast, crowd, date(2026, 11, day))
    with counted_statements() as with_more:
        maria.get("/team")
    assert len(with_more) == len(with_little)
