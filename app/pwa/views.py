"""The addresses that a browser asks for when it installs the app and when there is no network."""

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _

from app.push.pictures import BAR
from app.pwa.assets import Assets

blueprint = Blueprint("pwa", __name__)

PAPER, PRESS = "#FBF7F0", "#B84A22"

ICONS = (
    ("icons/app-192.png", "192x192", "any"),
    ("icons/app-512.png", "512x512", "any"),
    ("icons/app-maskable-512.png", "512x512", "maskable"),
)


def _assets() -> Assets:
    assets: Assets = current_app.extensions["assets"]
    return assets


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """The app's name, icons and start, in the language of the person or the browser."""
    body: dict[str, Any] = {
        "id": "/",
        "name": "Streepje",
        "short_name": "Streepje",
        "description": _("Small daily challenges that keep the customer warm."),
        "lang": str(get_locale()),
        "start_url": "/today",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["business", "productivity"],
        "icons": [
            {"src": _assets().url(path), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for path, sizes, purpose in ICONS
        ],
        "shortcuts": [
            {"name": _("Log a surprise"), "url": "/add"},
            {"name": _("The wall"), "url": "/wall"},
        ],
    }
    response = jsonify(body)
    response.mimetype = "application/manifest+json"
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/sw.js")
def worker() -> Response:
    """The service worker with this build's list of files: another build has other bytes, so phones notice it.

    Where workers are switched off, one that clears what the last one kept and goes (docs/architecture.md).
    """
    assets = _assets()
    script = render_template(
        "pwa/sw.js" if current_app.extensions["has_worker"] else "pwa/sw-off.js",
        build_id=assets.build_id,
        files=assets.kept_offline(),
        own=assets.worker_script(),
        outbox_scripts=assets.outbox_scripts(),
        icon=assets.url(ICONS[0][0]),
        badge=assets.url(BAR),
        generic=_("There is something new for you."),
    )
    return Response(script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@blueprint.get("/offline")
def offline() -> str:
    """What a phone shows when it has no network and has not kept the page; the same for everybody.

    `?unsaved`: after a form that could not be sent. `?left`: after signing out.
    """
    case = next((case for case in ("unsaved", "left") if case in request.args), "")
    return render_template("pwa/offline.html", case=case, language=str(get_locale()))
