"""Keeping photos with their surprises: once each, however often they are sent, and as long as their surprise stands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.deeds.models import LoggedDeed, Retraction
from app.deeds.way import Recording
from app.errors import Gone, NotFound
from app.jobs.actions import enqueue_all
from app.people.aliases import accounts_of
from app.people.models import Person
from app.photos.models import Photo
from app.photos.shelf import Shelf, name_of
from app.surprises.models import Surprise

REMOVE = "photos.remove"
"""The kind of job that takes a photo off the shelf. Payload: file."""


def photos_of(session: Session, surprises: Iterable[int]) -> Mapping[int, Photo]:
    """The photos of these surprises, by the number of the surprise; one query."""
    rows = session.scalars(select(Photo).where(Photo.surprise_id.in_(list(surprises))))
    return {row.surprise_id: row for row in rows}


def surprise_for(session: Session, person: Person, deed: UUID) -> Surprise:
    """The surprise that a photo is for.

    Raises NotFound: unknown_deed, as long as it has not come; Gone: taken_back.
    """
    own = select(Surprise).where(Surprise.person_id == person.id, Surprise.deed_id == deed)
    found = session.scalars(own).first()
    if found is not None:
        return found
    if session.get(Retraction, (person.id, deed)) is not None:
        raise Gone("taken_back")
    if session.get(LoggedDeed, (person.id, deed)) is not None:
        raise Gone("no_surprise")  # nothing that has a photo
    raise NotFound("unknown_deed")


def is_here(session: Session, person: Person, deed: UUID) -> bool:
    """Whether this photo was kept before."""
    return session.get(Photo, (person.id, deed)) is not None


def keep(session: Session, person: Person, deed: UUID, file: str, size: tuple[int, int], now: datetime) -> bool:
    """Note that the photo of a deed is on the shelf as `file`; the first one stands. Answers whether this is it.

    Inside `write()`. Raises what `surprise_for` raises.
    """
    surprise = surprise_for(session, person, deed)
    surprise.has_photo = True  # whatever was said of it, or came before
    row = {"person_id": person.id, "deed_id": deed, "surprise_id": surprise.id, "file": file}
    new = upsert_into(session, Photo).on_conflict_do_nothing().returning(Photo.surprise_id)
    return session.execute(new, [{**row, "width": size[0], "height": size[1], "created_at": now}]).first() is not None


def follow_photos(session: Session, recording: Recording, shelf: Shelf) -> None:
    """A surprise that is taken back takes its photo along; one that a restored database learns anew finds it again."""
    person, now = recording.person, recording.now
    removed, added = (
        [deed.id for deed in deeds if deed.kind == "surprise"]  # also without a promise: a photo may have come
        for deeds in (recording.removed, recording.added)
    )
    if not removed and not added:
        return
    accounts = accounts_of(session, person)
    _remove_all(session, accounts, removed, now)
    for deed in added:
        files = (name_of(account, deed) for account in accounts)
        for file, size in ((file, shelf.size(file)) for file in files):
            if size is not None:
                keep(session, person, deed, file, size, now)


def _remove_all(session: Session, accounts: Iterable[UUID], deeds: Sequence[UUID], now: datetime) -> None:
    """Have the photos of these deeds taken off the shelf once this transaction is through.

    Under whichever of somebody's accounts they came: what was there before a merge keeps its name.
    """
    files = [name_of(account, deed) for account in accounts for deed in deeds]
    enqueue_all(session, REMOVE, [(None, {"file": file}) for file in files], now=now)


def forget_photos(session: Session, person: Person, now: datetime) -> None:
    """Have all photos of this person taken off the shelf; also one whose row a restored database does not know."""
    own = select(Surprise.deed_id).where(Surprise.person_id == person.id)
    _remove_all(session, accounts_of(session, person), session.scalars(own).all(), now)
