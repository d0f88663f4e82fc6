"""What every answer carries to keep people safe, and which requests are not believed.

A request that changes something must come from our own pages. Tokens would expire while a phone is
offline, so the browser's own word is taken: Sec-Fetch-Site, or Origin where that is missing. A
request with neither does not come from a browser that would send our cookie along.
"""

import secrets

from flask import Flask, current_app, g, request
from flask.wrappers import Response
from flask_login import current_user

from app.errors import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def csp_nonce() -> str:
    """The one-time word that lets this answer's own inline script (the import map) run."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def refuse_foreign_requests() -> None:
    """Refuse a change that another site asked for."""
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise Forbidden("foreign_request")
    elif origin is not None and origin.partition("://")[2] != request.host:
        raise Forbidden("foreign_request")


def add_headers(response: Response) -> Response:
    """The same headers on everything that the application answers."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _policy())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["X-Frame-Options"] = "DENY"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if current_app.config["SETTINGS"].is_production:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store" if current_user.is_authenticated else "no-cache"
    return response


def _policy() -> str:
    nonce = f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else ""
    return (
        f"default-src 'none'; script-src 'self'{nonce}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def init(app: Flask) -> None:
    """Guard every request and every answer."""
    app.before_request(refuse_foreign_requests)
    app.after_request(add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce
