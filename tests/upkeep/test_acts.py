"""Who did what, for administrators; and what was done about oneself, for everybody."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from app import audit
from app.audit.catalogue import KINDS
from app.audit.models import Act, Concerned
from app.audit.reading import check
from app.database import db, write
from app.ideas.models import Idea
from app.people.acts import AT_ONCE, acts_about
from app.people.models import Person, Role
from app.privacy.erasing import erase
from app.recognition.models import Compliment
from app.spotlights.models import Spotlight
from app.voices.models import Voice
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send
from tests.queries import counted_statements
from tests.voices.customers import card_for, say


def test_acts_are_told_with_names_and_can_be_searched(ada: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    ada.post(f"/team/people/{cast.alice.id}/role", data={"role": "manager"})
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"})
    page = ada.get("/organisation/acts").text
    assert "changed a role: Alice Ahmed" in page
    assert "from employee to manager" in page
    assert "added a team: Front desk" in page
    only = ada.get("/organisation/acts?about=team").text
    assert "added a team" in only
    assert "changed a role" not in only
    assert "Nothing here" in ada.get(f"/organisation/acts?who={cast.maria.id}").text
    assert maria.get("/organisation/acts").status_code == 404


def test_a_long_chain_is_read_in_pages(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for target in range(AT_ONCE + 5):
            audit.record(session, cast.maria, "goal.set", cast.team, target=target + 100)
    page = ada.get("/organisation/acts").text
    assert "aim: 154" in page
    assert "aim: 104" not in page
    older = ada.get("/organisation/acts?before=6").text
    assert "aim: 104" in older
    assert ">Older" not in older
    with counted_statements() as statements:
        ada.get("/organisation/acts")
    assert len(statements) < 25


def test_everybody_sees_what_was_done_about_them(
    app: Flask, ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    assert "Nobody did" in alice.get("/me/data/acts").text
    ada.post(f"/organisation/people/{cast.alice.id}/recovery")
    assert "<b>Ada Adams</b> made a link for a new password" in alice.get("/me/data/acts").text
    assert "Nobody did" in bob.get("/me/data/acts").text
    acts = alice.get("/me/data/export").get_json()["tables"]["act"]
    assert [(act["act"], act["actor_id"]) for act in acts] == [("person.recovery_made", "Ada Adams")]
    with write() as session:
        session.merge(cast.maria).role = Role.ADMINISTRATOR
        erase(session, session.get_one(Person, cast.ada.id), MONDAY)
    assert "Somebody who was erased" in alice.get("/me/data/acts").text
    db.session.rollback()


def test_everybody_sees_what_was_done_about_what_is_theirs(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, carol: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("compliment", MONDAY, to=[str(cast.bob.account)], because="you stayed")])
    place = f"/wall/compliment-{db.session.scalars(select(Compliment.id)).one()}"
    for way in ("spotlight", "hiding", "showing", "clearance"):
        ada.post(f"{place}/{way}", data={"sentence": "Bravo", "word": "Once more?"})
    ada.post(f"/wall/spotlights/{db.session.scalars(select(Spotlight.id)).one()}/end")
    words = {"title": "Wave", "what": "Wave at every van.", "minutes": "5", "courage": "1"}
    send(alice, cast.alice, [deed("idea", MONDAY, **words)])
    ada.post(f"/team/ideas/{db.session.scalars(select(Idea.id)).one()}/decline", data={"word": "Later"})
    say(browser, card_for(cast, cast.alice))
    ada.post(f"/team/voices/{db.session.scalars(select(Voice.id)).one()}", data={"verdict": "gone"})
    of_both = [f"<b>Ada Adams</b> {KINDS[act].said}" for act in ON_THE_WALL]
    of_alice = [f"<b>Ada Adams</b> {KINDS[act].said}" for act in ("idea.declined", "voice.removed")]
    hers, his = alice.get("/me/data/acts").text, bob.get("/me/data/acts").text
    assert [said for said in of_both + of_alice if said not in hers] == []
    assert [said for said in of_both + of_alice if said in his] == of_both
    assert "Nobody did" in carol.get("/me/data/acts").text


ON_THE_WALL = ("spotlight.lit", "wall.hidden", "wall.shown", "wall.left", "spotlight.ended")


def test_what_was_done_about_somebody_goes_along_where_two_are_one_and_goes_with_who_is_erased(
    ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    ada.post(f"/organisation/people/{cast.bob.id}/recovery")
    ada.post(f"/team/people/{cast.alice.id}/merging", data={"other": str(cast.bob.id), "sure": "yes"})
    page = alice.get("/me/data/acts").text
    assert "made a link for a new password" in page
    assert "merged two people into one" in page
    alice.post("/me/data/erasure", data={"password": "correct horse"})
    db.session.rollback()
    assert db.session.scalars(select(Concerned.sequence)).all() == []
    assert check(db.session()).is_whole


def test_a_long_chain_is_not_walked_for_the_page_of_one(cast: Cast) -> None:
    if db.engine.dialect.name == "sqlite":
        found = str(
            select(Act).where(acts_about(cast.alice)).compile(db.engine, compile_kwargs={"literal_binds": True})
        )
        plan = [row[-1] for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {found}"))]
        assert not [step for step in plan if step == "SCAN act"]


def test_there_is_one_organisation_and_other_numbers_are_told_as_numbers(ada: FlaskClient, cast: Cast) -> None:
    ada.get("/organisation/export/people.csv")
    with write() as session:
        audit.record(session, cast.maria, "token.made", ("api_token", 12))
    page = ada.get("/organisation/acts").text
    assert "downloaded the list of all people</p>" in page
    assert "made a token for another program: number 12</p>" in page


def test_who_left_without_a_name_is_not_said_to_be_erased(ada: FlaskClient, cast: Cast) -> None:
    ada.post(f"/team/people/{cast.alice.id}/role", data={"role": "manager"})
    ada.post(f"/team/people/{cast.alice.id}/departure", data={"name": "goes"})
    page = ada.get("/organisation/acts").text
    assert "changed a role: somebody who left" in page
    assert "erased" not in page
