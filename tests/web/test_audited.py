"""What managers and administrators change is recorded: every route of theirs is walked."""

from collections.abc import Sequence

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.audit.catalogue import OF_PEOPLE
from app.audit.models import Act, Concerned
from app.audit.reading import check
from app.database import db, write
from app.web.access import ACCESS, Who
from tests.conftest import Cast, client_for
from tests.web.audited import AUDITED, UNAUDITED

LEADING = {Who.MANAGER, Who.DIRECTOR, Who.ADMINISTRATOR}
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def test_every_route_by_which_they_change_something_is_on_a_list(app: Flask) -> None:
    """A new one needs a row in AUDITED (tests/web/audited.py), or stands in UNAUDITED with the reason."""
    changing = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if CHANGING & (rule.methods or set()) and ACCESS[rule.endpoint] in LEADING
    }
    assert not AUDITED.keys() & UNAUDITED.keys()
    assert {*AUDITED, *UNAUDITED} == changing


def test_what_they_change_is_recorded(app: Flask, cast: Cast) -> None:
    silent = []
    for endpoint, row in AUDITED.items():
        before = len(acts())
        answer = perform(app, cast, endpoint)
        assert answer.status_code in {200, 302, 303}, (endpoint, answer.text)
        new = acts()[before:]
        if row.act not in {act.act for act in new} or {act.actor_id for act in new} != {getattr(cast, row.who).id}:
            silent.append(endpoint)
    assert not silent
    of_somebody = set(db.session.scalars(select(Concerned.sequence)))
    assert not [act.act for act in acts() if act.act in OF_PEOPLE and act.sequence not in of_somebody]
    assert check(db.session()).is_whole


def perform(app: Flask, cast: Cast, endpoint: str) -> TestResponse:
    """Do what the row of this endpoint says."""
    row = AUDITED[endpoint]
    (rule,) = app.url_map.iter_rules(endpoint)
    with write():
        made = {name: row.make(cast) for name in rule.arguments if row.make}
    with app.test_request_context():
        path = app.url_for(endpoint, **made)
    return client_for(app, getattr(cast, row.who)).post(path, data=row.form(cast))


def acts() -> Sequence[Act]:
    db.session.rollback()
    return db.session.scalars(select(Act).order_by(Act.sequence)).all()


def test_what_was_refused_is_not_recorded(app: Flask, cast: Cast) -> None:
    client_for(app, cast.ada).post("/organisation/teams", data={"team": "Delivery", "department": "shop"})
    client_for(app, cast.alice).post("/organisation/teams", data={"team": "New", "department": "shop"})
    assert acts() == []
