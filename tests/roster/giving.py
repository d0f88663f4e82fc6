"""Somebody gives a file with people: what the tests of it say."""

from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.people.invitees import Invitee
from app.people.models import Team
from app.roster.models import Intake
from tests.jobs.due import run_due

FILE = (
    "Naam;Team;Rol;Taal;Werkdagen\n"
    "Dora Dijk;Delivery;leidinggevende;nl;ma-do\n"
    "=HYPERLINK(1);Delivery;;en;\n"
    "Alice Ahmed;Invoices;;;\n"
    "bob  BAKKER;delivery;medewerker;;\n"
    "Ed Evers;Front desk;;;\n"
    "Fay Faber;Delivery;baas;;\n"
)


def upload(client: FlaskClient, text: str, teams: str = "refused") -> str:
    answer = client.post("/organisation/import", data={"file": (BytesIO(text.encode()), "mensen.csv"), "teams": teams})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def stored(app: Flask, client: FlaskClient, text: str, teams: str = "refused") -> Intake:
    place = upload(client, text, teams)
    assert client.post(f"{place}/confirmation").status_code == 303
    run_due(app)
    db.session.rollback()
    return db.session.get_one(Intake, int(place.rsplit("/", 1)[1]))


def people() -> set[tuple[Any, ...]]:
    db.session.rollback()
    rows = select(Invitee.name, Team.name, Invitee.role, Invitee.language, Invitee.work_week).join(Team)
    return {tuple(row) for row in db.session.execute(rows)}
