"""Streepje: the application factory."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import i18n, limits, pwa, way, web, work
from app.clock import file_clock, system_clock
from app.config import Settings
from app.database import db, engine_options
from app.pwa.assets import build
from app.rooms import register_rooms
from app.web import errors

STATIC = Path(__file__).parent.parent / "static"


def create_app(settings: Settings, secret_key: str | None = None) -> Flask:
    """The application for these settings. It opens no connection; all it writes is the built assets."""
    app = Flask(__name__, static_folder=None, template_folder="../templates")
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=secret_key or settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_NAME="streepje",
        MAX_CONTENT_LENGTH=1024 * 1024,
        JSON_SORT_KEYS=False,
    )
    app.extensions["clock"] = file_clock(settings.clock_file) if settings.clock_file else system_clock
    app.extensions["way"] = way.compose()
    app.extensions["work"] = work.compose()
    db.init_app(app)
    i18n.init(app)
    limits.init(app)
    web.init(app)
    register_rooms(app)
    pwa.install(app, build(STATIC, settings.data_dir / "assets"), settings.service_worker)
    errors.init(app)  # after flask-smorest, which would answer for errors in its own form
    web.shorten(app)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    return app
