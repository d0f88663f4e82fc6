"""The signed cookie of Flask, with a signer that is made once.

Flask makes its signer anew for each request, which costs as much as checking the signature does.
"""

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class Cookie(SecureCookieSessionInterface):
    """Flask's own, for the one secret that this application has."""

    signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The signer of this application."""
        if self.signer is None:
            self.signer = super().get_signing_serializer(app)
        return self.signer


def init(app: Flask) -> None:
    """Let the application use it."""
    app.session_interface = Cookie()
