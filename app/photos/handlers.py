"""Taking photos off the shelf, after the transaction that let go of them."""

from flask import current_app
from sqlalchemy import select

from app.database import db
from app.jobs.work import Handler, Task
from app.photos.actions import REMOVE
from app.photos.models import Photo
from app.photos.shelf import Shelf


def the_shelf() -> Shelf:
    """The shelf of this application."""
    return Shelf(current_app.config["SETTINGS"].photos_folder)


def _remove(task: Task) -> None:
    file = task.payload["file"]
    is_used = db.session.scalars(select(Photo.file).where(Photo.file == file)).first() is not None
    db.session.rollback()
    if not is_used:
        the_shelf().remove(file)


HANDLERS: dict[str, Handler] = {REMOVE: _remove}
