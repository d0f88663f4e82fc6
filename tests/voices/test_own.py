"""Nobody decides what is said of themselves: somebody else who leads does."""

from uuid import uuid4

from flask.testing import FlaskClient

from app.database import write
from app.voices.actions import SHOWN
from app.voices.models import State, Voice
from tests.conftest import MONDAY, Cast
from tests.voices.customers import card_for, say, voices

TO_READ = '<b class="number">1</b>'


def test_a_manager_does_not_read_first_what_came_in_by_their_own_card(
    browser: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    say(browser, card_for(cast, cast.maria))
    (voice,) = voices()
    page = maria.get("/team/voices").text
    assert "You stayed until it worked" not in page
    assert "1 more is about you. Somebody else who leads reads it first." in page
    for verdict in ("wall", "gone"):
        decided = {"verdict": verdict, "person": str(cast.maria.id)}
        assert maria.post(f"/team/voices/{voice.id}", data=decided).status_code == 403
    assert voices()[0].state == State.WAITING
    assert "You stayed until it worked" in ada.get(f"/team/voices?team={cast.team.id}").text
    decided = {"verdict": "wall", "person": str(cast.maria.id)}
    assert ada.post(f"/team/voices/{voice.id}", data=decided).status_code == 303
    assert voices()[0].state == State.WALL
    assert "Take it off the wall" not in maria.get("/team/voices").text
    assert maria.post(f"/team/voices/{voice.id}", data={"verdict": "gone"}).status_code == 403


def test_nor_what_names_them_nor_can_they_give_it_to_themselves(
    browser: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    token = card_for(cast)
    say(browser, token, helped="Maria")
    say(browser, token, said="Somebody was kind.")
    named, nobody = voices()
    assert named.person_id == cast.maria.id
    assert maria.post(f"/team/voices/{named.id}", data={"verdict": "wall"}).status_code == 403
    page = maria.get("/team/voices").text
    assert "Somebody was kind." in page
    assert f'<option value="{cast.maria.id}"' not in page
    refused = maria.post(f"/team/voices/{nobody.id}", data={"verdict": "wall", "person": str(cast.maria.id)})
    assert refused.status_code == 422
    assert "What is said about you is for another manager to decide." in refused.text
    assert voices()[1].state == State.WAITING


def test_what_came_in_by_their_own_card_is_not_theirs_to_take_off_the_wall_either(
    browser: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    say(browser, card_for(cast, cast.maria))
    (voice,) = voices()
    decided = {"verdict": "wall", "person": str(cast.alice.id)}  # it was about somebody else after all
    assert ada.post(f"/team/voices/{voice.id}", data=decided).status_code == 303
    assert "Take it off the wall" in ada.get(f"/team/voices?team={cast.team.id}").text
    assert "Take it off the wall" not in maria.get("/team/voices").text
    assert maria.post(f"/team/voices/{voice.id}", data={"verdict": "gone"}).status_code == 403


def main_buttons(page: str) -> int:
    return page.split("<main")[1].split("</main>")[0].count("button-main")


def test_what_is_done_with_each_voice_looks_the_same_and_no_button_stands_out(
    browser: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    assert main_buttons(maria.get("/team/voices").text) == 1
    token = card_for(cast, cast.alice)
    for said in ("You stayed.", "You called back."):
        say(browser, token, said=said)
    page = maria.get("/team/voices").text
    assert page.count('name="verdict" value="wall"') == 2
    assert main_buttons(page) == 0


def test_what_does_not_fit_on_the_page_is_counted(maria: FlaskClient, cast: Cast) -> None:
    def came(count: int) -> None:
        own = {"team_id": cast.team.id, "is_tip": False, "said": "Kind", "state": State.WAITING, "said_at": MONDAY}
        with write() as session:
            session.add_all(Voice(ref=uuid4(), **own) for _ in range(count))

    came(SHOWN)
    assert "more wait" not in maria.get("/team/voices").text
    came(1)
    page = maria.get("/team/voices").text
    assert page.count('name="verdict" value="wall"') == SHOWN
    assert "1 more is waiting. It comes up when you have decided about one of these." in page


def test_the_number_on_the_team_page_is_of_what_one_may_read(
    browser: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    say(browser, card_for(cast, cast.maria))
    assert TO_READ not in maria.get("/team").text
    say(browser, card_for(cast, cast.alice))
    assert TO_READ in maria.get("/team").text
