"""A badge for strokes or days is its owner's: colleagues see it only where it is shared."""

from flask.testing import FlaskClient
from sqlalchemy import update

from app.badges.models import Award, SharedBadge
from app.badges.sharing import share as put_on_wall
from app.database import write
from app.people.models import Person
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


def earned(cast: Cast, badge: str) -> int:
    """Alice earned this one today; the number of her award."""
    day = {"day": MONDAY.date(), "awarded_at": MONDAY, "team_id": cast.team.id, "evidence": {"have": 10}}
    with write() as session:
        row = Award(person_id=cast.alice.id, badge=badge, **day)
        session.add(row)
        session.flush()
        return row.id


def test_a_badge_of_strokes_or_days_is_seen_by_colleagues_only_where_its_owner_shares_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    place, other = (f"/wall/award-{earned(cast, key)}" for key in ("sharp-ears", "five-in-a-row"))
    assert "Alice" not in bob.get("/wall").text
    assert [client.get(place).status_code for client in (alice, bob, maria)] == [200, 404, 404]
    assert maria.post(f"{place}/spotlight", data={"sentence": "Look"}).status_code == 404
    alice.post("/badges/sharp-ears/share")
    assert "Sharp ears" in bob.get("/wall").text
    assert [bob.get(one).status_code for one in (place, other)] == [200, 404]
    assert maria.post(f"{place}/spotlight", data={"sentence": "Look"}).status_code == 303
    alice.post("/badges/sharp-ears/unshare")
    assert "Alice" not in bob.get("/wall").text


def test_a_badge_that_nobody_sees_is_not_found_by_clapping_for_numbers(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    clap = {"target": f"award:{earned(cast, 'sharp-ears')}"}
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, **clap)])) == ["rejected:unknown_target"]
    alice.post("/badges/sharp-ears/share")
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, **clap)])) == ["accepted"]


def test_a_shared_badge_that_the_catalogue_knows_no_longer_is_nowhere(
    bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    place = f"/wall/award-{earned(cast, 'sharp-ears')}"
    with write() as session:
        put_on_wall(session, session.get_one(Person, cast.alice.id), "sharp-ears", MONDAY)
    assert maria.post(f"{place}/spotlight", data={"sentence": "Look"}).status_code == 303
    with write() as session:
        for table in (Award, SharedBadge):
            session.execute(update(table).values(badge="of-last-year"))
    assert bob.get(place).status_code == 404
    assert bob.get("/wall").status_code == 200
