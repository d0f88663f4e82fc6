"""What makes the pages an app: assets, manifest, service worker, offline page."""

from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from app.pwa.assets import STYLESHEET, Assets
from app.pwa.scripts import ENTRY
from app.pwa.views import blueprint

_HASHED = r"^/static/.+\.[0-9a-f]{10}\.\w+$"


def install(app: Flask, assets: Assets, has_worker: bool = True) -> None:
    """Give templates `asset()`, serve the built files in front of the app, and add the blueprint `pwa`.

    Without `has_worker` no page registers a service worker, and phones that have one lose it (see views.worker).
    """
    app.extensions["assets"] = assets
    app.extensions["has_worker"] = has_worker
    app.jinja_env.globals.update(
        asset=assets.url,
        import_map=assets.import_map,
        module_preloads=assets.preloads,
        entry_module=lambda: assets.url(ENTRY),
        stylesheet=lambda: assets.url(STYLESHEET),
        has_worker=lambda: app.extensions["has_worker"],
        build_id=lambda: app.extensions["assets"].build_id,
    )
    app.register_blueprint(blueprint)
    files = WhiteNoise(
        app.wsgi_app, immutable_file_test=_HASHED, allow_all_origins=False, add_headers_function=_as_it_says
    )
    files.add_files(assets.root, prefix="/static/")
    app.wsgi_app = files  # type: ignore[method-assign]


def _as_it_says(headers: Headers, _path: str, _url: str) -> None:
    """A file is what its type says, and nothing that a browser guesses."""
    headers["X-Content-Type-Options"] = "nosniff"
