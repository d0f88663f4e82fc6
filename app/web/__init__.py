"""The HTTP furniture that all rooms share: access, safety headers, error pages."""

from flask import Flask

from app.web import access, compression, cookie, kept, safety, shell, sign_in


def init(app: Flask) -> None:
    """Put the furniture in place; what answers for errors comes last, after the rooms (see errors)."""
    compression.init(app)
    cookie.init(app)
    sign_in.init(app)
    safety.init(app)
    kept.init(app)
    access.init(app)
    shell.init(app)
