"""Two looks at pots, one before somebody is moved or a phone comes back and one after, do not tell what they did."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app.database import db, write
from app.people.models import Person, Team
from app.roster.moving import move
from app.scores.team_days import raise_team_day
from app.teapot.course import Reading, course_of, degrees_by_week
from app.teapot.told import keep_weeks
from tests.aggregates.test_publishing import crowd, play, publish
from tests.conftest import MONDAY, Cast, TestClock

NOW = MONDAY + timedelta(weeks=3)
WEEKS = [MONDAY.date() + timedelta(weeks=n) for n in range(-1, 3)]


def warm(team: Team, people: list[int], day: date, **counts: int) -> None:
    play(team, people, day, **counts)
    with write() as session:
        together = {name: number * len(people) for name, number in {"points": 12, **counts}.items()}
        raise_team_day(session, team.id, day, together)


def moves(number: int, team: Team, days_ago: int) -> None:
    with write() as session:
        move(session, session.get_one(Person, number), team.id, NOW.date() - timedelta(days=days_ago), NOW)


def seen(cast: Cast) -> Sequence[tuple[Sequence[Reading], Mapping[date, int]]]:
    """The pots of both teams by day and by week, as a director sees them."""
    db.session.rollback()
    reader = db.session.get_one(Person, cast.ada.id)
    teams = [db.session.get_one(Team, team.id) for team in (cast.team, cast.other_team)]
    return [
        (course_of(db.session(), team, reader, NOW), degrees_by_week(db.session(), team, reader, WEEKS, NOW))
        for team in teams
    ]


@pytest.mark.parametrize("days_ago", [0, 1, 15, 30])
def test_no_day_and_no_week_of_a_pot_changes_with_a_move(cast: Cast, clock: TestClock, days_ago: int) -> None:
    people = crowd(cast.team, 8)
    others = crowd(cast.other_team, 7, "Other")
    for back in range(1, 28):
        warm(cast.team, people, NOW.date() - timedelta(days=back), surprises=1)
        warm(cast.other_team, others, NOW.date() - timedelta(days=back), strokes=2)
    clock.moment = NOW
    before = seen(cast)
    assert len({reading.degrees for course, _ in before for reading in course}) > 2
    moves(people[0], cast.other_team, days_ago)
    assert seen(cast) == before


def test_nor_do_the_pages(cast: Cast, clock: TestClock, ada: FlaskClient) -> None:
    people = crowd(cast.team, 8)
    for back in range(1, 28):
        warm(cast.team, people, NOW.date() - timedelta(days=back), surprises=1)
    clock.moment = NOW
    publish(clock)

    def drawings() -> list[str]:
        page = ada.get(f"/team?team={cast.team.id}").text
        return [part.split("</svg>")[0] for part in page.split('class="weeks-drawing')[1:]]

    before = drawings()
    assert before
    moves(people[0], cast.other_team, 20)
    assert drawings() == before


def test_a_day_follows_what_comes_in_late_and_the_page_says_so(cast: Cast, clock: TestClock, ada: FlaskClient) -> None:
    people = crowd(cast.team, 8)
    for back in (20, 10):
        warm(cast.team, people, NOW.date() - timedelta(days=back), strokes=1)
    clock.moment = NOW
    before = seen(cast)[0][0]
    warm(cast.team, people, NOW.date() - timedelta(days=3), surprises=9)
    assert seen(cast)[0][0] != before
    assert "a past day can still become a little warmer here" in ada.get(f"/pot?team={cast.team.id}").text


def test_a_week_that_was_told_stays_whatever_comes_in(cast: Cast, clock: TestClock, ada: FlaskClient) -> None:
    people = crowd(cast.team, 8)
    for back in range(1, 28):
        warm(cast.team, people[:7], NOW.date() - timedelta(days=back), surprises=1)
    clock.moment = NOW
    publish(clock)
    keep_weeks(NOW)
    told = seen(cast)[0][1]
    late = NOW.date() - timedelta(days=9)
    warm(cast.team, people[7:], late, surprises=9)
    keep_weeks(NOW + timedelta(hours=1))
    published = [monday for monday in WEEKS if monday + timedelta(days=8) <= NOW.date()]
    assert [seen(cast)[0][1][monday] for monday in published] == [told[monday] for monday in published]
    assert len(published) == 3
