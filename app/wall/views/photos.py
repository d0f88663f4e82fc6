"""The photos of surprises, for whoever may see the surprise; the browser asks anew each time, so that hiding holds."""

from flask import current_app, request
from werkzeug.wrappers import Response

from app.database import db
from app.errors import NotFound
from app.photos.actions import photos_of
from app.photos.handlers import the_shelf
from app.wall.views.blueprint import pages
from app.wall.views.things import ONE, found

ALONE = "default-src 'none'; img-src 'self'; sandbox"


@pages.get(f"{ONE}/photo")
def photo(place: str) -> Response:
    """The photo as large as it is kept."""
    return _file(place, is_small=False)


@pages.get(f"{ONE}/small")
def small_photo(place: str) -> Response:
    """Its small copy, for the wall."""
    return _file(place, is_small=True)


def _file(place: str, *, is_small: bool) -> Response:
    session = db.session()
    thing = found(session, place)
    kept = photos_of(session, [thing.row.id]).get(thing.row.id) if thing.kind == "surprise" else None
    if kept is None or not thing.is_open:
        raise NotFound
    try:
        content = the_shelf().path(kept.file, is_small=is_small).read_bytes()  # some hundred kilobytes at most
    except OSError as error:
        raise NotFound from error
    answer = current_app.response_class(content, mimetype="image/jpeg")
    answer.set_etag(f"{kept.file}{is_small:d}")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Security-Policy"] = ALONE
    return answer.make_conditional(request)
