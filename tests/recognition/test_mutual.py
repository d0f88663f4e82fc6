"""Two people who applaud each other at the same moment do not wait for each other for ever."""

from threading import Barrier, Thread

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses

ROUNDS = 12


def test_mutual_applause_is_stored_at_once(app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        send(client, person, [deed("surprise", MONDAY, what=f"Surprise {number}") for number in range(ROUNDS)])
    by = {
        person.id: list(db.session.scalars(select(Surprise.id).where(Surprise.person_id == person.id)))
        for person in (cast.alice, cast.bob)
    }
    ids = (cast.alice.id, cast.bob.id)
    accounts = {person.id: str(person.account) for person in (cast.alice, cast.bob)}
    db.session.rollback()
    both = Barrier(2)
    answers: list[str] = []

    def applaud(client: FlaskClient, own: int, other: int) -> None:
        with app.app_context():
            for target in by[other]:
                both.wait(timeout=60)
                clap = deed("applause", MONDAY, target=f"surprise:{target}")
                answers.extend(statuses(client.post("/api/v1/deeds", json={"account": accounts[own], "deeds": [clap]})))

    threads = [Thread(target=applaud, args=(alice, *ids)), Thread(target=applaud, args=(bob, *reversed(ids)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=90)
    assert answers == ["accepted"] * (2 * ROUNDS)
