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
OF_NOBODY = frozenset({"voices.say"})
"""Done in nobody's name, whoever is signed in. Its page sends no referrer, so browsers call its origin "null"."""


def csp_nonce() -> str:
    """The one-time word that lets this answer's own inline script (the import map) run."""
    if "csp_nonce" not in g:
        g.csp_nonce = new_nonce()
    nonce: str = g.csp_nonce
    return nonce


def new_nonce() -> str:
    """A word that nobody can guess."""
    return secrets.token_urlsafe(16)


def refuse_foreign_requests() -> None:
    """Refuse a change that another site asked for."""
    if request.method in SAFE_METHODS or request.endpoint in OF_NOBODY:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise Forbidden("foreign_request")
    elif origin is not None and origin.partition("://")[2] != request.host:
        raise Forbidden("foreign_request")


STEADY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def headers_of(app: Flask) -> dict[str, str]:
    """What is the same on every answer."""
    is_production = app.config["SETTINGS"].is_production
    return STEADY | ({"Strict-Transport-Security": "max-age=31536000"} if is_production else {})


def add_headers(response: Response) -> Response:
    """The same headers on everything that the application answers."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy(g.get("csp_nonce")))
    for name, value in headers_of(current_app).items():
        headers.setdefault(name, value)
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store" if current_user.is_authenticated else "no-cache"
    return response


def policy(nonce: str | None) -> str:
    """The content security policy, which lets the one inline script with this nonce run."""
    own = f" 'nonce-{nonce}'" if nonce else ""
    return (
        f"default-src 'none'; script-src 'self'{own}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def init(app: Flask) -> None:
    """Guard every request and every answer."""
    app.before_request(refuse_foreign_requests)
    app.after_request(add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce
