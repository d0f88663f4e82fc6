"""How tests send a photo after its surprise, and where it stands then."""

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.people.models import Person
from app.photos.handlers import the_shelf
from app.surprises.models import Surprise
from tests.photos.pictures import camera_photo


def put(client: FlaskClient, person: Person, made: dict[str, Any] | str, photo: bytes | None = None) -> Any:
    name = made if isinstance(made, str) else made["id"]
    content = camera_photo() if photo is None else photo
    return client.put(f"/api/v1/deeds/{name}/photo?account={person.account}", data=content, content_type="image/jpeg")


def place() -> str:
    return f"surprise-{db.session.scalars(select(Surprise.id)).one()}"


def files() -> list[Path]:
    return [path for path in the_shelf().folder.glob("*/*") if path.is_file()]
