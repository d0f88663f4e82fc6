"""A fresh data folder with one person for each client, signed in, so that a bench starts where a phone is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from app import create_app, keys
from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.config import Settings
from app.database import db, write
from app.people.actions import NewPerson, add_person, add_team, hash_password
from app.people.models import Organisation, Person
from app.people.sessions import open_session
from app.serve.prepare import prepare


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a phone holds: its account, and the header with its cookie."""

    id: int
    account: str
    headers: dict[str, str]


def make_application(data: Path, database_url: str = "") -> Flask:
    """Prepare the folder as a first start does and return the application on it."""
    data.mkdir(parents=True, exist_ok=True)
    settings = Settings(data_dir=data, database_url=database_url)
    prepare(settings)
    return create_app(settings, keys.session_key(settings))


def seed(app: Flask, people: int, week: str = MONDAY_TO_FRIDAY, country: str = "NL") -> list[SignedIn]:
    """Make one team of *people* employees, each signed in on one device; for an empty database."""
    now = datetime.now(UTC)
    password = hash_password("correct horse")
    with app.app_context():
        with write() as session:
            organisation = Organisation(
                name="Bench", country=country, zone="Europe/Amsterdam", language="en", word="customer", created_at=now
            )
            session.add(organisation)
            team = add_team(session, organisation, "Delivery", "transport", now)
            new = [
                NewPerson(f"Person {number}", "correct horse", language="en", work_week=week)
                for number in range(people)
            ]
            persons = [add_person(session, team, one, now, password_hash=password) for one in new]
            signed_in = []
            for person in persons:
                open_session(session, person, "Firefox on Android", now)
                signed_in.append(SignedIn(person.id, str(person.account), {"Cookie": cookie(app, person)}))
        db.engine.dispose()
    return signed_in


def cookie(app: Flask, person: Person) -> str:
    """Return the cookie that a browser holds after sign-in."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    name = app.config["SESSION_COOKIE_NAME"]
    return f"{name}={serializer.dumps({'_user_id': person.get_id(), '_fresh': True})}"
