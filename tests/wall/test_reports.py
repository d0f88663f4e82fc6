"""Anybody can report what somebody wrote; who leads the team hides it or leaves it, and nobody learns who reported."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.badges.models import Giving
from app.database import db, write
from app.moderation.models import Hiding, Report
from app.notifications.models import Notification
from app.people.models import Person
from app.privacy.erasing import erase
from app.recognition.models import Compliment
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses

WORDS = "Told Mrs Jansen of number 12 that she owes us"


@pytest.fixture
def place(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> str:
    """A surprise of Alice that Bob applauded."""
    send(alice, cast.alice, [deed("surprise", MONDAY, what=WORDS)])
    number = db.session.scalars(select(Surprise.id)).one()
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"surprise:{number}")])
    return f"surprise-{number}"


def report(client: FlaskClient, place: str, why: str = "There is a name in it") -> int:
    return client.post(f"/wall/{place}/reports", data={"why": why}).status_code


def hide(client: FlaskClient, place: str) -> int:
    return client.post(f"/wall/{place}/hiding", data={"word": "Once more without a name?"}).status_code


def inbox(person: Person, kind: str = "wall") -> list[Notification]:
    return list(
        db.session.scalars(select(Notification).where(Notification.person_id == person.id, Notification.kind == kind))
    )


def test_who_leads_the_team_sees_it_in_one_place_without_who_reported(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast, place: str
) -> None:
    assert report(bob, place) == 303
    assert [one.params["what"] for one in inbox(cast.maria)] == ["reported"]
    for leader in (maria, ada):
        page = leader.get("/wall/reports").text
        assert WORDS in page
        assert "There is a name in it" in page
        assert "Bob" not in page
    assert inbox(cast.alice) == []
    assert "reported" not in alice.get(f"/wall/{place}").text


def test_twice_by_the_same_person_is_one_report(bob: FlaskClient, maria: FlaskClient, cast: Cast, place: str) -> None:
    report(bob, place)
    report(bob, place, "Really")
    assert "1 person reported this" in maria.get("/wall/reports").text
    assert inbox(cast.maria)[0].round == 1


def test_the_words_with_which_a_badge_was_given_can_be_reported_also_by_who_got_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    gift = deed("given_badge", MONDAY, badge="lifebuoy", to=[str(cast.bob.account)], because=WORDS)
    assert statuses(send(alice, cast.alice, [gift])) == ["accepted"]
    place = f"giving-{db.session.scalars(select(Giving.id)).one()}"
    assert f'href="/wall/{place}"' in bob.get("/wall").text
    assert f'href="/wall/{place}"' not in alice.get("/wall").text
    assert report(bob, place) == 303
    assert WORDS in maria.get("/wall/reports").text
    assert hide(maria, place) == 303
    assert WORDS not in bob.get("/wall").text
    assert inbox(cast.bob, "badge") == []
    assert [one.params["what"] for one in inbox(cast.alice)] == ["hidden"]
    assert maria.post(f"/wall/{place}/showing").status_code == 303
    assert WORDS in bob.get("/wall").text
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=gift["id"])])
    assert bob.get(f"/wall/{place}").status_code == 404
    assert db.session.scalar(select(func.count()).select_from(Report)) == 0


def test_what_may_stay_waits_no_longer(bob: FlaskClient, maria: FlaskClient, place: str) -> None:
    report(bob, place)
    assert maria.post(f"/wall/{place}/clearance").status_code == 303
    assert "Nothing was reported" in maria.get("/wall/reports").text
    assert WORDS in bob.get("/wall").text


def test_what_is_hidden_is_gone_everywhere_and_its_author_is_told_kindly(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, place: str
) -> None:
    assert hide(maria, place) == 303
    assert WORDS not in bob.get("/wall").text
    assert WORDS not in maria.get("/team").text
    answer = bob.get(f"/wall/{place}")
    assert WORDS not in answer.text
    assert "This is not on the wall now" in answer.text
    clap = deed("applause", MONDAY, target=place.replace("-", ":"))
    assert statuses(send(bob, cast.bob, [clap])) == ["rejected:unknown_target"]
    [message] = inbox(cast.alice)
    assert (message.params["what"], message.params["word"]) == ("hidden", "Once more without a name?")
    assert inbox(cast.alice, "applause") == []  # which quoted it
    own = alice.get(f"/wall/{place}").text
    assert WORDS in own
    assert "Once more without a name?" in own


def test_it_can_be_shown_again_with_its_applause(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, place: str
) -> None:
    hide(maria, place)
    assert WORDS in maria.get("/wall/reports").text
    assert maria.post(f"/wall/{place}/showing").status_code == 303
    assert WORDS in bob.get("/wall").text
    assert [one.params["what"] for one in inbox(cast.alice)] == ["shown"]
    assert "1 clap" in alice.get("/wall").text


def test_hiding_ends_its_spotlight(bob: FlaskClient, maria: FlaskClient, place: str) -> None:
    maria.post(f"/wall/{place}/spotlight", data={"sentence": "Bravo"})
    hide(maria, place)
    maria.post(f"/wall/{place}/showing")
    assert "Bravo" not in bob.get("/wall").text


def test_nobody_decides_about_their_own(bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    send(maria, cast.maria, [deed("surprise", MONDAY, what=WORDS)])
    place = f"surprise-{db.session.scalars(select(Surprise.id)).one()}"
    report(bob, place)
    assert inbox(cast.maria) == []
    assert [one.params["what"] for one in inbox(cast.ada)] == ["reported"]  # nobody else leads that team
    assert WORDS not in maria.get("/wall/reports").text
    assert hide(maria, place) == 403
    assert report(maria, place) == 403
    assert hide(ada, place) == 303


def test_a_private_compliment_is_read_by_who_leads_only_when_it_was_reported(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("compliment", MONDAY, to=[str(cast.bob.account)], because=WORDS, private=True)])
    place = f"compliment-{db.session.scalars(select(Compliment.id)).one()}"
    assert maria.get(f"/wall/{place}").status_code == 404
    assert hide(maria, place) == 404
    report(bob, place)
    assert WORDS in maria.get("/wall/reports").text
    assert "Take it off the wall" not in maria.get("/wall/reports").text + maria.get(f"/wall/{place}").text
    assert hide(maria, place) == 303
    assert "Not shown" in maria.get(f"/wall/{place}").text
    assert WORDS not in bob.get("/inbox").text
    told = alice.get("/inbox").text  # it never was on a wall: that it is off one would say who reported it
    assert "Your compliment is not shown for now" in told
    assert "off the wall for now" not in told + alice.get(f"/wall/{place}").text
    assert maria.post(f"/wall/{place}/showing").status_code == 303
    assert "Your compliment is shown again" in alice.get("/inbox").text


@pytest.mark.parametrize(
    "where", ["award-1", "surprise-999", "surprise-", "dance-1", "surprise-٣", "surprise-99999999999"]
)
def test_what_is_not_there_is_not_found(bob: FlaskClient, where: str) -> None:
    assert bob.get(f"/wall/{where}").status_code == 404
    assert report(bob, where) == 404


def test_what_is_taken_back_or_erased_leaves_nothing_of_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, place: str
) -> None:
    report(bob, place)
    hide(maria, place)
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    for rows in (Report, Hiding):
        assert db.session.scalars(select(func.count()).select_from(rows)).one() == 0
