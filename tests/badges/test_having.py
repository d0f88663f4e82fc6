"""How many badges somebody has is one number, wherever it is told."""

import re

from flask.testing import FlaskClient

from app.badges.having import all_earned, badges_had
from app.badges.models import TeamAward
from app.database import db, write
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
    earned = [item.badge.key for item in all_earned(db.session(), cast.alice, "customer")]
    assert set(earned) == {"rock", "first-surprise", "team-surprises"}
    assert sorted(earned) == sorted(badges_had(db.session(), cast.alice))
    (told,) = re.findall(r'<b class="number">(\d+)</b> of \d+ badges', alice.get("/me").text)
    assert int(told) == len(earned) == alice.get("/badges").text.count('<li class="card won"')
