"""Two who change one challenge at the same moment do it one after the other."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.models import ChallengeEvent
from app.database import db
from tests.conftest import Cast
from tests.insights.setting import WORDS, published, the_row
from tests.side_by_side import side_by_side


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
