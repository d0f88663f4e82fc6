"""What is set stands in groups and on pages; what was begun with one tap and left is not kept for ever."""

from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from app.challenges.models import SetChallenge
from app.challenges.setting import SHOWN, all_of, standing_of
from app.database import db, write
from app.people.actions import add_team
from app.people.models import Organisation, Person
from app.seasons.actions import add_season
from tests.conftest import MONDAY, Cast
from tests.insights.setting import WEEK, the_row, written

TODAY = MONDAY.date()


def made(cast: Cast, **said: object) -> int:
    day = {"starts_on": TODAY, "ends_on": TODAY, "published_at": MONDAY} | said
    with write() as session:
        row = SetChallenge(
            team_id=cast.team.id, author_id=cast.maria.id, title="One", what="Two", why="", minutes=5, courage=1,
            days="", created_at=MONDAY, **day,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def listed(cast: Cast, page: int = 1) -> tuple[list[SetChallenge], int]:
    rows, _, pages = all_of(db.session(), db.session.get_one(Person, cast.maria.id), TODAY, page)
    return list(rows), pages


def test_drafts_come_first_then_what_is_on_then_what_comes_then_what_is_over(maria: FlaskClient, cast: Cast) -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    over = made(cast, starts_on=yesterday, ends_on=yesterday)
    draft = made(cast, published_at=None)
    coming = made(cast, starts_on=tomorrow, ends_on=tomorrow)
    on = made(cast)
    taken_back = made(cast, withdrawn_at=MONDAY)
    rows, _ = listed(cast)
    assert [row.id for row in rows] == [draft, on, coming, taken_back, over]
    assert [standing_of(row, TODAY) for row in rows] == ["draft", "on", "coming", "over", "over"]
    page = maria.get("/team/challenges").text
    titles = [page.index(f'id="set-{key}"') for key in ("draft", "on", "coming", "over")]
    assert titles == sorted(titles)


def test_older_ones_stand_on_the_next_pages(maria: FlaskClient, cast: Cast) -> None:
    numbers = [made(cast) for _ in range(SHOWN + 1)]
    rows, pages = listed(cast)
    assert (len(rows), pages) == (SHOWN, 2)
    last, _ = listed(cast, 2)
    assert [row.id for row in last] == numbers[:1]
    assert 'href="/team/challenges?page=2"' in maria.get("/team/challenges").text


def tapped(maria: FlaskClient, cast: Cast, key: str) -> int:
    answer = maria.post("/team/challenges/new", data={"team": str(cast.team.id), "idea": key})
    assert answer.status_code == 303
    return int(answer.location.split("/")[-2])


def drafts(cast: Cast) -> set[int]:
    db.session.rollback()
    return {row.id for row in listed(cast)[0]}


def test_the_next_tap_takes_the_place_of_one_that_was_left(maria: FlaskClient, cast: Cast) -> None:
    one, two, *_ = LIBRARY
    first = tapped(maria, cast, one)
    second = tapped(maria, cast, two)
    assert drafts(cast) == {second}
    assert first != second


def test_one_that_was_kept_or_changed_or_written_stays(maria: FlaskClient, cast: Cast) -> None:
    one, two, three, *_ = LIBRARY
    kept = tapped(maria, cast, one)
    keep = {"rhythm": "once", "starts_on": TODAY.isoformat()}
    assert maria.post(f"/team/challenges/{kept}/days", data=keep).status_code == 303
    changed = tapped(maria, cast, two)
    with write() as session:
        session.get_one(SetChallenge, changed).title = "Ours"
    own = written(maria, cast.team.id)
    last = tapped(maria, cast, three)
    assert drafts(cast) == {kept, changed, own, last}
    assert maria.post(f"/team/challenges/{kept}/removal").status_code == 303
    assert drafts(cast) == {changed, own, last}


def test_a_season_is_the_organisations_where_there_is_one(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id)
    assert "Five weeks, on days that suit." in maria.get(f"/team/challenges/{number}/days").text
    with write() as session:
        ends_on = add_season(session, "small-gestures", 4, TODAY - timedelta(days=7), MONDAY).ends_on
    assert "Until the season ends, on Sunday 13 December" in maria.get(f"/team/challenges/{number}/days").text
    assert maria.post(f"/team/challenges/{number}/days", data=WEEK | {"rhythm": "season"}).status_code == 303
    assert the_row(number).ends_on == ends_on == date(2026, 12, 13)
    assert 'value="season" checked' in maria.get(f"/team/challenges/{number}/days").text


def test_one_day_on_which_most_are_off_is_asked_about_once(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    for day, other in (("2026-11-28", "2026-11-29"), ("2026-12-25", "2026-12-26")):
        number = written(maria, cast.team.id)
        once = WEEK | {"rhythm": "once", "starts_on": day}
        asked = maria.post(f"/team/challenges/{number}/days", data=once)
        assert asked.status_code == 422
        assert "Most people are off on that day." in asked.text
        assert f'name="meant" value="{day}"' in asked.text
        assert maria.post(f"/team/challenges/{number}/days", data=once | {"meant": other}).status_code == 422
        assert maria.post(f"/team/challenges/{number}/days", data=once | {"meant": day}).status_code == 303
        assert the_row(number).starts_on.isoformat() == day


def test_a_draft_for_nobody_is_not_published_whatever_step_was_passed_over(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        home = session.get_one(Organisation, cast.organisation.id)
        empty = add_team(session, home, "Nobody yet", "care", MONDAY).id
    number = written(ada, empty)
    assert ada.post(f"/team/challenges/{number}/audience", data={"teams": str(empty)}).status_code == 422
    refused = ada.post(f"/team/challenges/{number}/days", data=WEEK)
    assert refused.status_code == 422
    assert "Choose other teams" in refused.text
    assert the_row(number).is_draft


def test_of_many_teams_the_first_few_are_named(ada: FlaskClient, cast: Cast) -> None:
    def added(*names: str) -> list[int]:
        with write() as session:
            home = session.get_one(Organisation, cast.organisation.id)
            return [add_team(session, home, name, "care", MONDAY).id for name in names]

    def named() -> list[str]:
        page = ada.get(f"/team/challenges/{number}").text + ada.get("/team/challenges").text
        return [words for words in ("Ants, Bees, Cats and Delivery", "Ants, Bees, Cats and 3 more") if words in page]

    number = written(ada, cast.team.id)
    few = [*added("Ants", "Bees", "Cats"), cast.team.id]
    ada.post(f"/team/challenges/{number}/audience", data={"who": "teams", "teams": [str(one) for one in few]})
    assert named() == ["Ants, Bees, Cats and Delivery"]
    many = [*few, *added("Dogs", "Eels")]
    ada.post(f"/team/challenges/{number}/audience", data={"who": "teams", "teams": [str(one) for one in many]})
    assert named() == ["Ants, Bees, Cats and 3 more"]
