"""Cards: each lets in one person, once, as who they are expected to be; printing again changes none."""

import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.people.invitees import Invitee
from app.people.models import Person, Role
from tests.conftest import MONDAY, Cast, TestClock

JOIN = {"name": "Dora Dijk", "password": "a fresh start", "language": "nl"}
CARDS = "/team/people/expected/cards"


def expect(cast: Cast, name: str, role: Role = Role.EMPLOYEE, *, other: bool = False) -> int:
    team = cast.other_team if other else cast.team
    with write() as session:
        row = Invitee(
            name=name,
            sign_in_name=name.casefold(),
            team_id=team.id,
            role=role,
            language="nl",
            work_week="1110000",
            added_by_id=cast.ada.id,
            added_at=MONDAY,
        )
        session.add(row)
        session.flush()
        return row.id


def made(client: FlaskClient, **form: object) -> str:
    answer = client.post(CARDS, data={"whom": "all", "days": "7"} | form)
    assert answer.status_code == 303, answer.text
    return client.get(str(answer.location)).text


def codes(page: str) -> list[str]:
    return re.findall(r"<span>join</span>/<wbr><span>([0-9A-Z-]{14})<", page)


def test_a_card_lets_in_who_it_is_for_and_only_once(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    expect(cast, "Dora Dijk", Role.MANAGER)
    page = made(maria)
    (code,) = codes(page)
    assert "Hoi Dora, je wordt verwacht!" in page
    typed = code.replace("-", "").lower()
    assert 'value="Dora Dijk"' in browser.get(f"/join/{typed}").text
    assert browser.post(f"/join/{code}", data=JOIN).status_code == 303
    dora = db.session.scalars(select(Person).where(Person.sign_in_name == "dora dijk")).one()
    assert (dora.role, dora.work_week, dora.team_id) == (Role.MANAGER, "1110000", cast.team.id)
    assert db.session.scalars(select(Invitee)).all() == []
    assert browser.get(f"/join/{code}").status_code == 404


def test_printing_again_prints_the_same_unless_the_former_shall_be_worthless(
    maria: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    expect(cast, "Dora Dijk")
    first = codes(made(maria))
    assert codes(made(maria)) == first
    renewed = codes(made(maria, renew="yes"))
    assert renewed != first
    assert browser.get(f"/join/{first[0]}").status_code == 404
    assert browser.get(f"/join/{renewed[0]}").status_code == 200


def test_a_card_expires(maria: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock) -> None:
    expect(cast, "Dora Dijk")
    (code,) = codes(made(maria))
    clock.forward(days=7)
    assert browser.get(f"/join/{code}").status_code == 404
    assert browser.post(f"/join/{code}", data=JOIN).status_code == 404
    assert codes(maria.get(CARDS).text) == []


def test_a_manager_makes_cards_for_the_own_team_and_for_nobody_above(maria: FlaskClient, cast: Cast) -> None:
    expect(cast, "Dora Dijk")
    expect(cast, "Dirk Director", Role.DIRECTOR)
    other = expect(cast, "Olga Other", other=True)
    page = made(maria)
    assert len(codes(page)) == 1
    assert "Olga" not in page
    assert maria.post(CARDS, data={"whom": "ticked", "one": str(other), "days": "7"}).status_code == 422
    assert maria.post(CARDS, data={"whom": "all", "days": "8"}).status_code == 422
    maria.post("/team/people/expected/removal", data={"one": str(other)})
    assert db.session.get(Invitee, other) is not None


def test_a_card_of_who_may_do_more_is_neither_seen_nor_removed_by_a_manager(
    maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    director = expect(cast, "Dirk Director", Role.DIRECTOR)
    expect(cast, "Dora Dijk")
    assert len(codes(made(ada))) == 2
    for page in ("/team/people/expected", CARDS, f"{CARDS}?ids={director}"):
        assert "Dirk" not in maria.get(page).text
    assert len(codes(maria.get(CARDS).text)) == 1
    maria.post("/team/people/expected/removal", data={"one": str(director)})
    db.session.rollback()
    assert db.session.get(Invitee, director) is not None


def test_eight_cards_make_a_sheet(maria: FlaskClient, cast: Cast) -> None:
    for n in range(9):
        expect(cast, f"Person {n}")
    page = made(maria)
    assert (page.count('class="card-sheet"'), len(set(codes(page)))) == (2, 9)


def test_who_is_expected_no_longer_cannot_come_in(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    number = expect(cast, "Dora Dijk")
    (code,) = codes(made(maria))
    assert maria.post("/team/people/expected/removal", data={"one": str(number)}).status_code == 303
    assert browser.get(f"/join/{code}").status_code == 404


def test_who_came_in_by_another_way_is_no_longer_expected(maria: FlaskClient, cast: Cast) -> None:
    expect(cast, "Alice Ahmed")
    assert "Nobody is expected" in maria.get("/team/people/expected").text


def test_codes_cannot_be_guessed_for_long(app: Flask, browser: FlaskClient, cast: Cast) -> None:
    tries = [browser.get(f"/join/0000-0000-{n:04}").status_code for n in range(32)]
    assert (tries[:30], tries[30:]) == ([404] * 30, [429] * 2)
