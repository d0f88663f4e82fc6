"""The door for photos: one for each surprise, sent after the deed that it belongs to."""

from collections.abc import Callable, Mapping
from typing import Any, cast
from uuid import UUID

from flask import current_app, flash, request
from flask_login import current_user
from flask_smorest import Blueprint
from sqlalchemy.orm import Session

from app import clock
from app.database import db, write
from app.deeds.schemas import ProblemSchema
from app.errors import Busy, Conflict, Invalid, Problem, TooMany
from app.limits.actions import count_try
from app.people.aliases import is_account_of
from app.people.models import Person
from app.photos.actions import is_here, keep, surprise_for
from app.photos.handlers import the_shelf
from app.photos.making import Made, make
from app.photos.rules import MOST_BYTES, MOST_SENT
from app.photos.shelf import name_of
from app.photos.turn import in_hand, one_after_the_other

api = Blueprint("photos", __name__, url_prefix="/api/v1", description="Photos of surprises")


@api.route("/deeds/<uuid:deed>/photo", methods=["PUT"])
@api.doc(requestBody={"required": True, "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}})
@api.response(200, description="it is kept, now or since before: let go of it; see docs/sync.md")
@api.alt_response(401, schema=ProblemSchema, description="signed_out: keep it, sign in")
@api.alt_response(404, schema=ProblemSchema, description="unknown_deed: send the deed first")
@api.alt_response(409, schema=ProblemSchema, description="other_account: nothing was stored")
@api.alt_response(410, schema=ProblemSchema, description="taken_back, no_surprise: let go of it")
@api.alt_response(422, schema=ProblemSchema, description="photo_too_large, photo_unreadable: it will never be taken")
@api.alt_response(429, schema=ProblemSchema, description="too_many: keep it, try again after Retry-After")
@api.alt_response(503, schema=ProblemSchema, description="photos_busy: keep it, try again after Retry-After")
def put_photo(deed: UUID) -> Any:
    """Keep the photo of a surprise. Repeating it changes nothing: the first one stands."""
    person: Person = current_user._get_current_object()
    session, account = db.session(), request.args.get("account", "")
    if not _speaks_for(session, person, account):
        raise Conflict("other_account")
    surprise_for(session, person, deed)
    if not is_here(session, person, deed):
        number = person.id
        session.rollback()  # nothing is held while a picture comes and is drawn
        store(person, deed, _made(number, deed))
    return current_app.json.response({"account": account, "deed": str(deed), "status": "kept"})


def _speaks_for(session: Session, person: Person, account: str) -> bool:
    """Whether a phone that says this account speaks for this person."""
    try:
        return is_account_of(session, person, UUID(account))
    except ValueError:
        return False


def _made(person: int, deed: UUID) -> Made:
    """A photo of what was sent; of one that never can be taken, nobody reads any longer that it is on its way."""
    try:
        if (request.content_length or 0) > MOST_BYTES:
            raise Invalid("photo_too_large", field="photo")
        request.max_content_length = MOST_BYTES
        sent = request.get_data(cache=False)
        return _drawn(person, sent, MOST_BYTES)
    except Invalid:
        with write() as session:
            surprise_for(session, session.get_one(Person, person), deed).has_photo = False
        raise


def _drawn(person: int, sent: bytes, most: int) -> Made:
    """A photo of what this person sent. Only what gets its turn counts as one sent: who was told to come back has lost
    nothing by it. Raises Invalid, Busy, and TooMany where nothing more is drawn for now."""
    with in_hand(person):
        return make(sent, most, lambda: count_try([one_after_the_other(person)], clock.now()))


class PhotoEnclosure:
    """A photo beside a surprise that came by the plain form."""

    most_bytes = MOST_SENT

    def read(self, files: Mapping[str, Any]) -> Made | None:
        """The photo, made small; a file that is none is told, and the surprise goes without it."""
        file = files.get("picture")
        sent = file.read() if file else b""
        if not sent:
            return None
        try:
            return _drawn(current_user.id, sent, MOST_SENT)
        except (Invalid, Busy, TooMany) as problem:
            words = cast(Callable[[str], str], current_app.jinja_env.globals["message_for"])
            flash(words("photos_busy" if isinstance(problem, TooMany) else problem.code), "wrong")
            return None

    def keep(self, person: Person, deed: UUID, enclosed: Made) -> None:
        """On the shelf, and noted."""
        store(person, deed, enclosed)


def store(person: Person, deed: UUID, made: Made) -> None:
    """Keep a photo; it is written before the transaction, so that nobody waits for it. Raises as `keep` does.

    What is on the shelf already stands, whatever comes under its name: it may have been looked at, and judged.
    """
    number, shelf, name = person.id, the_shelf(), name_of(person.account, deed)
    is_new = shelf.put(name, made)
    size = (made.width, made.height) if is_new else shelf.size(name) or (made.width, made.height)
    try:
        with write() as session:
            keep(session, session.get_one(Person, number), deed, name, size, clock.now())
    except Problem:
        if is_new:
            shelf.remove(name)  # its surprise went meanwhile
        raise
