"""Two who change one challenge, or fill the days of one team, at the same moment do it one after the other."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.audiences import EVERYBODY, follow_teams
from app.challenges.models import ChallengeEvent, StandingAudience
from app.challenges.setting import set_on
from app.database import db, write
from tests.conftest import MONDAY, Cast
from tests.insights.setting import WEEK, WORDS, published, the_row, written
from tests.side_by_side import side_by_side

TEAMS = "SELECT id FROM team"


def publishing(who: FlaskClient, number: int) -> Callable[[], int]:
    return lambda: who.post(f"/team/challenges/{number}/days", data=WEEK).status_code


def rewording(who: FlaskClient, number: int, title: str) -> Callable[[], int]:
    return lambda: who.post(f"/team/challenges/{number}/words", data=WORDS | {"title": title}).status_code


def test_two_who_say_it_in_other_words_make_two_editions(
    app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    number = published(maria, cast.team.id)
    titles = ("Climb the tower", "Make coffee")
    held = f"SELECT id FROM set_challenge WHERE id = {number}"
    acts = [rewording(who, number, title) for who, title in zip((maria, ada), titles, strict=True)]
    assert side_by_side(app, held, *acts) == [303, 303]
    changed = select(ChallengeEvent.was).where(ChallengeEvent.kind == "changed").order_by(ChallengeEvent.id)
    was = [one["title"] for one in db.session.scalars(changed) if one and "title" in one]
    assert the_row(number).edition == len(was) == 2
    assert {*was, the_row(number).title} == {WORDS["title"], *titles}


def test_two_who_publish_for_one_team_leave_a_card_free_between_them(
    app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    published(maria, cast.team.id)
    home = {"teams": [str(cast.team.id), str(cast.other_team.id)]}
    hers, adas = written(maria, cast.team.id), written(ada, cast.other_team.id)
    assert ada.post(f"/team/challenges/{adas}/audience", data=home).status_code == 303
    acts = [publishing(who, number) for who, number in ((maria, hers), (ada, adas))]
    assert sorted(side_by_side(app, TEAMS, *acts)) == [303, 422]
    assert sum(the_row(number).is_draft for number in (hers, adas)) == 1


def test_what_is_aimed_anew_and_what_comes_to_new_teams_do_not_wait_for_each_other(
    app: Flask, ada: FlaskClient, cast: Cast
) -> None:
    one, two = (published(ada, cast.team.id) for _ in range(2))
    both = {"teams": [str(cast.team.id), str(cast.other_team.id)]}
    with write() as session:
        session.add(StandingAudience(challenge_id=one, department=EVERYBODY, person_id=cast.ada.id))

    def follow() -> int:
        with write() as session:
            return len(follow_teams(session, MONDAY))

    def aim_anew(number: int) -> Callable[[], int]:
        return lambda: ada.post(f"/team/challenges/{number}/audience", data=both).status_code

    assert side_by_side(app, TEAMS, follow, aim_anew(one), aim_anew(two)) in ([1, 303, 303], [0, 303, 303])
    assert len(set_on(db.session(), [cast.other_team.id], MONDAY.date())) == 2
