"""The signed cookie of Flask, with a signer that is made once, and a look into it without a request.

Flask makes its signer anew for each request, which costs as much as checking the signature does.
"""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.http import parse_cookie

TRUSTED_FOR = 3600  # seconds: how long a signature that was found good is not looked at again
LONGEST = 4096  # bytes, as browsers have it; what is longer is not ours, and would be remembered


class Cookie(SecureCookieSessionInterface):
    """Flask's own, for the one secret that this application has."""

    signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The signer of this application."""
        if self.signer is None:
            self.signer = super().get_signing_serializer(app)
        return self.signer


class CookieReader:
    """What our cookie says, straight from a WSGI environment; to be read only."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._name = app.config["SESSION_COOKIE_NAME"]
        self._read = lru_cache(maxsize=4096)(self._loaded)

    def read(self, environ: Mapping[str, Any]) -> dict[str, Any]:
        """The signed content; nothing where it is missing, forged or too old."""
        header = environ.get("HTTP_COOKIE")
        value = parse_cookie(header).get(self._name) if header and self._name in header else None
        return self._read(value, int(time.time() // TRUSTED_FOR)) if value and len(value) <= LONGEST else {}

    def _loaded(self, value: str, _period: int) -> dict[str, Any]:
        signer = Cookie.get_signing_serializer(self._app.session_interface, self._app)  # type: ignore[arg-type]
        try:
            loaded: dict[str, Any] = signer.loads(  # type: ignore[union-attr]
                value, max_age=int(self._app.permanent_session_lifetime.total_seconds())
            )
        except BadSignature:
            return {}
        return loaded


def init(app: Flask) -> None:
    """Let the application use it."""
    app.session_interface = Cookie()
