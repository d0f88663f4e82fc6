"""How many badges somebody has is one number, wherever it is told."""

import re
from datetime import timedelta

from flask.testing import FlaskClient

from app.badges.having import all_earned, badges_had
from app.badges.models import TeamAward
from app.database import db, write
from app.people.models import Person
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def test_me_counts_what_the_badges_page_shows(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    given = deed("given_badge", MONDAY, badge="rock", to=[str(cast.alice.account)], because="you kept calm")
    send(maria, cast.maria, [given])
    send(maria, cast.maria, [given | {"id": deed("tally", MONDAY)["id"]}])  # twice, and one badge
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Wrote a card")])
    with write() as session:
        for team, key in (
            (cast.team, "team-surprises"),
            (cast.other_team, "team-fifty-challenges"),
            (cast.team, "of-old"),
        ):
            session.add(
                TeamAward(team_id=team.id, badge=key, day=MONDAY.date(), awarded_at=MONDAY, evidence={"have": 9})
            )
    had, before = all_earned(db.session(), cast.alice, "customer")
    earned = [item.badge.key for item in had]
    assert before == []
    assert set(earned) == {"rock", "first-surprise", "team-surprises"}
    assert sorted(earned) == sorted(badges_had(db.session(), cast.alice))
    (told,) = re.findall(r'<b class="number">(\d+)</b> of \d+ badges', alice.get("/me").text)
    assert int(told) == len(earned) == alice.get("/badges").text.count('<li class="card won"')


def earned_together(cast: Cast, key: str, days_ago: int) -> None:
    at = MONDAY - timedelta(days=days_ago)
    with write() as session:
        session.add(
            TeamAward(team_id=cast.team.id, badge=key, day=at.date(), awarded_at=at, evidence={"have": 9, "of": 9})
        )


def test_what_a_team_earned_before_somebody_joined_is_of_the_team_and_not_counted(
    alice: FlaskClient, cast: Cast
) -> None:
    earned_together(cast, "team-surprises", 8)
    earned_together(cast, "team-claps", 7)
    with write() as session:
        session.get_one(Person, cast.alice.id).joined_at = MONDAY - timedelta(days=7)
    db.session.rollback()
    alice_now = db.session.get_one(Person, cast.alice.id)
    assert badges_had(db.session(), alice_now) == {"team-claps"}  # that of the very day they came is theirs
    page = alice.get("/badges").text
    earned, _, rest = page.partition("Of your team")
    assert "team-claps" in earned
    assert "team-surprises" not in earned
    assert "team-surprises" in rest.partition("</section>")[0]
    assert "1 badge<" in page
    assert re.findall(r'<b class="number">(\d+)</b> of \d+ badges', alice.get("/me").text) == ["1"]
    assert "before you came" in alice.get("/badges/team-surprises").text
    assert "before you came" not in alice.get("/badges/team-claps").text


def test_who_moved_has_what_the_new_team_earned_from_the_day_of_moving_on(cast: Cast) -> None:
    earned_together(cast, "team-surprises", 3)
    earned_together(cast, "team-claps", 2)
    with write() as session:
        alice = session.get_one(Person, cast.alice.id)
        alice.joined_at = MONDAY - timedelta(days=90)
        alice.past_teams = f"{cast.other_team.id}/{(MONDAY - timedelta(days=3)).date()}"
    assert badges_had(db.session(), db.session.get_one(Person, cast.alice.id)) == {"team-claps"}
