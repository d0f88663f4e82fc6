"""The HTTP furniture that all rooms share: access, safety headers, error pages."""

from flask import Flask

from app.web import batch_door, compression, cookie, gate, kept, quiet, safety, shell, sign_in
from app.web.short_way import Door, ShortWay


def init(app: Flask) -> None:
    """Put the furniture in place; what answers for errors comes last, after the rooms (see errors)."""
    compression.init(app)
    cookie.init(app)
    sign_in.init(app)
    safety.init(app)
    kept.init(app)
    gate.init(app)
    quiet.init(app)
    shell.init(app)


def shorten(app: Flask) -> None:
    """Put the doors of the short way in front of everything; to be joined last but for what mends addresses."""
    page = kept.door(app)
    doors: dict[tuple[str, str], Door] = {
        ("GET", "/today"): page,
        ("GET", "/day/"): page,
        ("POST", batch_door.PATH): batch_door.door(app),
    }
    app.wsgi_app = ShortWay(app, app.wsgi_app, doors)  # type: ignore[method-assign]
