"""What a customer said hangs on the wall as other things do: anybody reports it, and all of the team may applaud it."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.reading import history_of
from app.database import db, write
from app.moderation.models import Hiding, Report
from app.notifications.models import Notification
from app.people.models import Person
from app.privacy.erasing import erase
from app.recognition.models import Applause
from app.voices.cards import make_card
from app.voices.models import State, Voice
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses

SAID = "The man with the red cap owes me a cup of coffee"


def on_wall(cast: Cast, person: Person | None = None, *, is_tip: bool = False) -> Voice:
    """A voice that was put on the wall, of the team or of one of it."""
    with write() as session:
        voice = Voice(
            ref=UUID(int=len(session.scalars(select(Voice.id)).all()) + 1),
            team_id=cast.team.id,
            person_id=person.id if person else None,
            is_tip=is_tip,
            said=SAID,
            state=State.WALL,
            said_at=MONDAY,
            decided_at=MONDAY,
        )
        session.add(voice)
        session.flush()
    return voice


def report(client: FlaskClient, voice: Voice) -> int:
    return client.post(f"/wall/voice-{voice.id}/reports", data={"why": "He has a name too"}).status_code


def inbox(person: Person, *kinds: str) -> list[Notification]:
    db.session.rollback()
    found = select(Notification).where(Notification.person_id == person.id, Notification.kind.in_(kinds))
    return list(db.session.scalars(found))


@pytest.mark.parametrize("about", ["alice", "bob", None])
def test_anybody_who_sees_it_reports_it_also_whom_it_is_about(
    bob: FlaskClient, maria: FlaskClient, cast: Cast, about: str | None
) -> None:
    voice = on_wall(cast, getattr(cast, about) if about else None, is_tip=True)
    assert f'href="/wall/voice-{voice.id}"' in bob.get("/wall").text
    assert "Report it" in bob.get(f"/wall/voice-{voice.id}").text
    assert report(bob, voice) == 303
    page = maria.get("/wall/reports").text
    assert SAID in page
    assert "He has a name too" in page
    assert "Bob" not in page.replace("to Bob", "") or about == "bob"
    assert [note.params["kind"] for note in inbox(cast.maria, "wall")] == ["voice"]


def test_who_leads_decides_and_nobody_is_told_as_its_author(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    voice = on_wall(cast, cast.alice)
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"voice:{voice.id}")])
    assert len(inbox(cast.alice, "applause")) == 1
    report(bob, voice)
    assert maria.post(f"/wall/voice-{voice.id}/hiding", data={"word": ""}).status_code == 303
    for reader in (alice, bob):
        assert SAID not in reader.get("/wall").text + reader.get("/me/voices").text
    assert "not on the wall now" in bob.get(f"/wall/voice-{voice.id}").text
    assert inbox(cast.alice, "applause", "wall", "voice") == []
    clap = deed("applause", MONDAY, target=f"voice:{voice.id}")
    assert statuses(send(bob, cast.bob, [clap])) == ["rejected:unknown_target"]
    assert SAID in maria.get("/wall/reports").text
    assert maria.post(f"/wall/voice-{voice.id}/showing").status_code == 303
    assert SAID in bob.get("/wall").text
    assert "1 clap" in alice.get("/wall").text


def test_it_may_stay_and_a_new_decision_is_an_answer_too(bob: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    stays, goes = on_wall(cast), on_wall(cast)
    report(bob, stays)
    report(bob, goes)
    assert maria.post(f"/wall/voice-{stays.id}/clearance").status_code == 303
    maria.post(f"/team/voices/{goes.id}", data={"verdict": "gone"})
    assert "Nothing was reported" in maria.get("/wall/reports").text
    assert report(bob, goes) == 404


@pytest.mark.parametrize("way", ["names them", "by their card"])
def test_a_voice_about_who_leads_is_decided_by_somebody_else_who_leads(
    bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast, way: str
) -> None:
    voice = on_wall(cast, cast.maria if way == "names them" else None)
    if way == "by their card":
        with write() as session:
            card = make_card(session, cast.team, cast.maria, MONDAY)
            session.get_one(Voice, voice.id).card_id = card.id
    report(bob, voice)
    assert (len(inbox(cast.maria, "wall")), len(inbox(cast.ada, "wall"))) == (0, 1)  # who can do something about it
    assert SAID not in maria.get("/wall/reports").text
    assert "Take it off the wall" not in maria.get(f"/wall/voice-{voice.id}").text
    assert "Report it" in maria.get(f"/wall/voice-{voice.id}").text
    for act in ("hiding", "clearance"):
        assert maria.post(f"/wall/voice-{voice.id}/{act}").status_code == 403
    assert SAID in ada.get("/wall/reports").text
    assert ada.post(f"/wall/voice-{voice.id}/hiding").status_code == 303
    hidden = maria.get("/wall/reports").text
    assert SAID in hidden
    assert "Show it again" not in hidden
    assert maria.post(f"/wall/voice-{voice.id}/showing").status_code == 403
    assert ada.post(f"/wall/voice-{voice.id}/showing").status_code == 303


def test_it_is_nobodys_to_see_elsewhere_nor_before_it_was_read(
    carol: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    voice = on_wall(cast)
    assert carol.get(f"/wall/voice-{voice.id}").status_code == 404
    with write() as session:
        session.get_one(Voice, voice.id).state = State.WAITING
    for reader in (bob, maria):
        assert reader.get(f"/wall/voice-{voice.id}").status_code == 404
        assert report(reader, voice) == 404
    assert maria.post(f"/wall/voice-{voice.id}/spotlight", data={"sentence": "Look"}).status_code == 404


def test_no_spotlight_shines_on_what_belongs_to_nobody(maria: FlaskClient, cast: Cast) -> None:
    voice = on_wall(cast)
    assert "Put it in the spotlight" not in maria.get(f"/wall/voice-{voice.id}").text
    assert maria.post(f"/wall/voice-{voice.id}/spotlight", data={"sentence": "Look"}).status_code == 409


def test_what_is_gone_leaves_nothing_of_it(bob: FlaskClient, cast: Cast) -> None:
    voice = on_wall(cast, cast.alice)
    report(bob, voice)
    with write() as session:
        session.add(Hiding(target_kind="voice", target_id=voice.id, by_id=cast.maria.id, word="", created_at=MONDAY))
        erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    assert (db.session.query(Report).count(), db.session.query(Hiding).count()) == (0, 0)


def test_a_voice_for_all_of_the_team_gets_the_applause_of_all(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, carol: FlaskClient, cast: Cast
) -> None:
    voice = on_wall(cast)
    assert "Applaud Delivery" in alice.get("/wall").text
    for client, person in ((alice, cast.alice), (bob, cast.bob), (maria, cast.maria)):
        clap = deed("applause", MONDAY, target=f"voice:{voice.id}")
        assert statuses(send(client, person, [clap])) == ["accepted"]
    assert "data-claps>3<" in bob.get("/wall").text
    assert {clap.owner_id for clap in db.session.query(Applause)} == {None}
    assert all(inbox(person, "applause") == [] for person in cast.everybody)  # it is seen on the wall, by all of them
    far = deed("applause", MONDAY, target=f"voice:{voice.id}")
    assert statuses(send(carol, cast.carol, [far])) == ["rejected:unknown_target"]
    enough = [deed("applause", MONDAY, target=f"voice:{voice.id}") for _ in range(10)]
    assert statuses(send(bob, cast.bob, enough))[-1] == "rejected:applause_enough"


def test_claps_for_the_team_are_counted_alike_in_both_ways(bob: FlaskClient, cast: Cast) -> None:
    team, alices = on_wall(cast), on_wall(cast, cast.alice)
    for voice in (team, alices):
        send(bob, cast.bob, [deed("applause", MONDAY, target=f"voice:{voice.id}")])
    person = db.session.get_one(Person, cast.bob.id)
    counted = facts_of(history_of(db.session(), person))
    gathered = gather(db.session(), person, MONDAY)
    assert (counted.applauded_colleagues, gathered.applauded_colleagues) == (1, 1)


def test_a_clap_for_the_team_that_is_taken_back_is_silent(bob: FlaskClient, cast: Cast) -> None:
    voice = on_wall(cast)
    clap = deed("applause", MONDAY, target=f"voice:{voice.id}")
    send(bob, cast.bob, [clap])
    assert statuses(send(bob, cast.bob, [deed("retraction", MONDAY, deed=clap["id"])])) == ["accepted"]
    assert db.session.query(Applause).count() == 0


def test_what_turns_out_to_be_for_one_of_the_team_is_applause_for_them_but_not_their_own(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    voice = on_wall(cast)
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        send(client, person, [deed("applause", MONDAY, target=f"voice:{voice.id}")])
    maria.post(f"/team/voices/{voice.id}", data={"verdict": "wall", "person": str(cast.alice.id)})
    db.session.expire_all()
    assert [(clap.person_id, clap.owner_id) for clap in db.session.query(Applause)] == [(cast.bob.id, cast.alice.id)]
