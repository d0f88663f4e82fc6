"""The Team page: weeks that were published, a focus for next week, and teams side by side for directors."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from app.aggregates.collecting import FAMILIES
from app.aggregates.models import TeamWeek
from app.challenges.library import KIND_LABELS
from app.database import db, write
from app.insights.side_by_side import TeamRow
from app.people.models import Team
from app.teapot.actions import Pot
from app.teapot.focus import focus_of
from app.teapot.models import TeamFocus
from tests.aggregates.test_publishing import crowd, play, publish
from tests.conftest import MONDAY, Cast, TestClock
from tests.queries import counted_statements

DAY = date(2026, 11, 16)
FIRST, SECOND = list(KIND_LABELS)[:2]


@pytest.fixture
def weeks(cast: Cast, clock: TestClock) -> list[int]:
    """Eight people of Alice's team, with two weeks that were published; the other team is a small one."""
    people = crowd(cast.team, 8)
    with write() as session:
        session.execute(update(Team).values(created_at=MONDAY - timedelta(days=40)))
    for monday in (DAY - timedelta(weeks=1), DAY):
        play(cast.team, people, monday, strokes=3, completions=1)
    publish(clock)
    return people


def test_the_week_and_the_weeks_are_told_and_a_hidden_number_is_not(maria: FlaskClient, weeks: list[int]) -> None:
    page = maria.get("/team").text
    assert "6 or more of 10" in page  # eight of ten took part: who did not is a group of fewer than five
    assert '<dd class="number">24</dd><dt>strokes' in page
    assert "surprises</dt>" not in page
    assert page.count('class="week-bar"') == 6
    assert "6+ means 6 people or more: the exact number would show who did not take part." in page
    assert "<title" in page
    assert "fewer than five people" in page


def rows_of(page: str, title: str) -> list[list[str]]:
    """What is in the cells of the table that unfolds below a drawing, row by row."""
    table = page.split(f'aria-label="The numbers: {title}">')[1].split("</table>")[0]
    for_ears = re.sub(r'<span aria-hidden="true">.*?</span>', "", table)
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in for_ears.split("<tr>")[1:]]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in rows]


def test_who_took_part_by_week_is_a_table_too(maria: FlaskClient, weeks: list[int]) -> None:
    head, newest, *others = rows_of(maria.get("/team").text, "People who took part, by week")
    assert head == ["Week of", "Took part", "In the team"]
    assert newest == ["16 Nov", "6 or more of 10", "10"]
    assert len(others) == 5
    assert others[-1][1] == "fewer than five people"


def test_what_works_is_a_table_too(maria: FlaskClient, cast: Cast, weeks: list[int]) -> None:
    with write() as session:
        newest = session.get_one(TeamWeek, (cast.team.id, DAY))
        newest.kinds = {FIRST: {"done": 12, "useful": 7}, SECOND: {"swapped": 5}}
    page = maria.get("/team").text
    head, *rows = rows_of(page, "What works")
    assert head == ["Kind", "Times done", "Found useful", "Found meh", "Swapped away"]
    hidden = "fewer than five people"
    assert [row[1:] for row in rows] == [["12", "7", hidden, hidden], [hidden, hidden, hidden, "5"]]
    assert page.count('class="print-only weeks-numbers"') == 3


def test_a_new_team_reads_what_comes(maria: FlaskClient) -> None:
    page = maria.get("/team").text
    assert "The first week is still under way" in page
    assert "After four whole weeks" in page


def test_a_focus_is_picked_for_next_week_and_read_by_all_beside_the_pot(
    maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    picked = {"team": cast.team.id, "behaviour": "greet", "sentence": "  The desk sees\neverybody first. "}
    assert maria.post("/team/focus", data=picked).status_code == 303
    assert "We greet first" in maria.get("/team").text
    assert "The desk sees everybody first." not in alice.get("/pot").text
    clock.forward(days=7)
    assert "The desk sees everybody first." in alice.get("/pot").text
    assert focus_of(db.session(), cast.team, clock().date() + timedelta(days=7)) is None


def test_a_focus_changes_and_goes(maria: FlaskClient, cast: Cast) -> None:
    for behaviour in ("greet", "thank", ""):
        assert maria.post("/team/focus", data={"team": cast.team.id, "behaviour": behaviour}).status_code == 303
        assert [row.behaviour for row in db.session.query(TeamFocus)] == [behaviour][: bool(behaviour)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"behaviour": "shout"}, "Choose one of the behaviours"),
        ({"behaviour": "greet", "sentence": "x" * 141}, "at most 140 characters"),
    ],
)
def test_a_wrong_focus_is_refused_beside_its_question(
    maria: FlaskClient, cast: Cast, typed: dict[str, str], words: str
) -> None:
    page = maria.post("/team/focus", data={"team": str(cast.team.id), **typed})
    assert page.status_code == 422
    assert words in page.text
    assert db.session.query(TeamFocus).count() == 0
    assert maria.post("/team/focus", data={"team": str(cast.other_team.id), **typed}).status_code == 404


def test_directors_see_teams_side_by_side_by_head(ada: FlaskClient, maria: FlaskClient, weeks: list[int]) -> None:
    page = ada.get("/team/side-by-side").text
    assert page.index("Delivery") < page.index("Invoices")
    assert "1 of the 2 teams" in page
    assert "strokes<br>of 1 team</dt>" in page
    assert "1 team is left out of everything" in page
    assert '<td data-name="Strokes">2.2<br>' in page  # 48 strokes of eleven heads: who leads is one of them
    assert "over 2 weeks</span></td>" in page
    assert '<td data-name="Took part">60% or more</td>' in page
    assert "A · stands for fewer than five people." in page
    assert "order=people" not in page  # the least that it can be is no place in an order
    assert ada.get("/team/side-by-side?order=nonsense&page=-3").status_code == 200
    assert maria.get("/team/side-by-side").status_code == 404


def test_the_point_is_explained_only_where_there_is_one(ada: FlaskClient, cast: Cast) -> None:
    pot = Pot(18, "cold")
    whole = TeamRow(cast.team, pot, 10, 60, True, dict.fromkeys(FAMILIES, 4), dict.fromkeys(FAMILIES, 1.0))
    assert not whole.gaps
    assert replace(whole, took_part=None).gaps == {"took"}
    assert replace(whole, a_head={"strokes": 1.0}).gaps == set(FAMILIES) - {"strokes"}


def test_on_a_phone_the_point_is_explained_beside_what_is_shown(ada: FlaskClient, weeks: list[int]) -> None:
    def is_explained(order: str) -> bool:
        return 'beside-gaps" data-shown' in ada.get(f"/team/side-by-side?order={order}").text

    assert [is_explained(order) for order in ("name", "strokes", "surprises")] == [False, False, True]


def test_pages_ask_no_more_when_there_are_more_teams(ada: FlaskClient, cast: Cast, weeks: list[int]) -> None:
    def statements(page: str) -> int:
        ada.get(page)
        with counted_statements() as asked:
            assert ada.get(page).status_code == 200
        return len(asked)

    pages = ("/team/side-by-side", f"/team?team={cast.team.id}", f"/pot?team={cast.team.id}")
    before = {page: statements(page) for page in pages}
    with write() as session:
        moment = {"created_at": MONDAY, "zone": "Europe/Amsterdam", "country": "NL"}
        session.add_all(Team(name=f"Team {n}", department="office", **moment) for n in range(60))
    crowd(cast.team, 12, "More")
    assert {page: statements(page) for page in pages} == before
    assert "61 teams with nothing to show yet" in ada.get("/team/side-by-side").text


def test_a_phone_shows_one_measure_of_each_team(ada: FlaskClient, weeks: list[int]) -> None:
    page = ada.get("/team/side-by-side").text
    assert page.count(" data-shown>") == 1
    assert '<td data-name="Pot" data-shown>' in page
    page = ada.get("/team/side-by-side?order=strokes").text
    assert '<td data-name="Strokes" data-shown>2.2<br>' in page
    assert '<td data-name="Took part" data-shown>60% or more</td>' in ada.get("/team/side-by-side?order=took").text


def test_of_many_teams_some_are_found_by_name_and_silent_ones_are_folded_away(
    ada: FlaskClient, weeks: list[int]
) -> None:
    with write() as session:
        moment = {"created_at": MONDAY, "zone": "Europe/Amsterdam", "country": "NL"}
        session.add_all(Team(name=f"Group {n}", department="office", **moment) for n in range(1, 13))
    page = ada.get("/team/side-by-side").text
    assert "13 teams with nothing to show yet" in page
    assert page.index(">Group 2<") < page.index(">Group 10<")
    page = ada.get("/team/side-by-side?q=group 1").text
    assert "4 teams with nothing to show yet" in page
    assert "No team has that in its name." in ada.get("/team/side-by-side?q=nowhere").text
