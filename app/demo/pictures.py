"""Photos with some of the demo's surprises, drawn by hand for it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.texts import LANGUAGES
from app.people.models import Person
from app.photos.actions import keep
from app.photos.making import make
from app.photos.shelf import Shelf, name_of
from app.surprises.models import Surprise

_FOLDER = Path(__file__).parent / "content"


def take_photos_along(session: Session, shelf: Shelf, language: str, now: datetime) -> None:
    """Put each photo with the surprise that it shows, where somebody of the demo told it."""
    spoken = language if language in LANGUAGES else LANGUAGES[-1]
    for line in (_FOLDER / spoken / "photos.txt").read_text().splitlines():
        file, what = line.split(" | ")
        surprise = session.scalars(select(Surprise).where(Surprise.what == what)).first()
        if surprise is not None:
            _take_along(session, shelf, surprise, _FOLDER / "photos" / file, now)


def _take_along(session: Session, shelf: Shelf, surprise: Surprise, file: Path, now: datetime) -> None:
    person, made = session.get_one(Person, surprise.person_id), make(file.read_bytes())
    name = name_of(person.account, surprise.deed_id)
    shelf.put(name, made)
    keep(session, person, surprise.deed_id, name, (made.width, made.height), now)
