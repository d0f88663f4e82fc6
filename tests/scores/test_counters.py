"""The counters in the database are what counting everything anew would give."""

import random
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.queries import counted_statements


def everything() -> list[Any]:
    rows: list[Any] = [*db.session.scalars(select(PersonDay)), *db.session.scalars(select(TeamDay))]
    kept = []
    for row in rows:
        values = {column.name: getattr(row, column.name) for column in row.__table__.columns}
        if any(values[name] for name in ("strokes", "completions", "surprises", "applauses")):
            kept.append(sorted((name, str(value)) for name, value in values.items()))
    return sorted(kept)


def some_deeds(luck: random.Random) -> list[Any]:
    deeds = []
    for _ in range(120):
        at = MONDAY - timedelta(minutes=luck.randrange(10 * 24 * 60))
        kind = luck.choice(["tally", "tally", "tally", "surprise", "completion"])
        payload = {"surprise": {"what": "A card"}, "completion": {"challenge": REF}}.get(kind, {})
        deeds.append(deed(kind, at, **payload))
    deeds += [deed("retraction", MONDAY, deed=luck.choice(deeds)["id"]) for _ in range(25)]
    return deeds


REF = "set-1"


@pytest.mark.parametrize("seed", [1, 2])
def test_rebuilding_changes_nothing(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.challenges.kinds.unknown_refs", lambda *_: set())
    luck = random.Random(seed)
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        deeds = some_deeds(luck)
        luck.shuffle(deeds)
        while deeds:
            size = luck.randint(1, 40)
            batch, deeds = deeds[:size], deeds[size:]
            repeated = [*batch, *luck.sample(batch, len(batch) // 3)]
            assert set(statuses(send(client, person, repeated))) <= {"accepted", "duplicate"}
    counted = everything()
    assert counted
    with write() as session:
        rebuild(session)
    assert everything() == counted


def test_a_teams_day_is_the_sum_of_its_people(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY) for _ in range(30)])
    send(bob, cast.bob, [deed("tally", MONDAY), deed("surprise", MONDAY, what="Walked along to the car")])
    row = db.session.scalars(select(TeamDay)).one()
    assert (row.strokes, row.surprises, row.points) == (31, 1, 10 + 1 + 15)


def test_the_number_of_statements_does_not_grow_with_the_batch(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY) for _ in range(90)])  # what it earns is earned now
    with counted_statements() as few:
        send(alice, cast.alice, [deed("tally", MONDAY) for _ in range(2)])
    with counted_statements() as many:
        send(alice, cast.alice, [deed("tally", MONDAY) for _ in range(90)])
    assert len(many) <= len(few)
