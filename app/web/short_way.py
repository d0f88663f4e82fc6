"""The short way: what is asked far more often than all else is answered in front of Flask.

Flask's own way (context, routing, cookie, hooks, the person as an object) costs more than the work that a kept page or
a batch of deeds is. A door answers only when all is well. For anything that would have to be refused, redirected or
noted it has no answer: the request then goes the long way as it came, where every rule is looked at, so that no rule
and no refusal is written twice. What a door needs of the rules for everybody, it asks of the same functions.
"""

import io
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from app.web.compression import LEAST, PACK, encoding_for
from app.web.cookie import CookieReader
from app.web.safety import headers_of, policy

log = logging.getLogger(__name__)

Environ = dict[str, Any]
StartResponse = Any  # WSGI's own; Flask and WhiteNoise each have another type for it
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Call:
    """A request of somebody who holds a signed cookie; `token` is that of their session."""

    environ: Environ
    path: str
    token: str

    def body(self, most: int) -> bytes | None:
        """The body, which stays there for the long way; None where its length is unknown or more than `most`."""
        said = self.environ.get("CONTENT_LENGTH") or ""
        if not said.isdecimal() or int(said) > most:
            return None
        body: bytes = self.environ["wsgi.input"].read(int(said))
        self.environ["wsgi.input"] = io.BytesIO(body)
        return body


@dataclass(frozen=True, slots=True)
class Answer:
    """A 200, to be told to nobody else; `nonce` is the one-time word of its inline script."""

    body: bytes
    mimetype: str
    nonce: str | None = None


Door = Callable[[Call], Answer | None]


@dataclass(slots=True)
class ShortWay:
    """WSGI: the doors by method and path (or the first part of it), and the way for everything else."""

    app: Flask
    long_way: Application
    doors: Mapping[tuple[str, str], Door]
    cookies: CookieReader = field(init=False)
    steady: list[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.cookies = CookieReader(self.app)
        steady = headers_of(self.app) | {"Cache-Control": "no-store", "Vary": "Accept-Encoding, Cookie"}
        self.steady = list(steady.items())

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer at a door, or hand the request on."""
        answer = self._ask(environ)
        if answer is None:
            return self.long_way(environ, start_response)
        encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", "")) if len(answer.body) >= LEAST else None
        body = PACK[encoding](answer.body) if encoding else answer.body
        headers = [
            ("Content-Type", answer.mimetype),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", policy(answer.nonce)),
            *self.steady,
        ]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        start_response("200 OK", headers)
        return [body]

    def _ask(self, environ: Environ) -> Answer | None:
        path = environ.get("PATH_INFO", "")
        method, first = environ["REQUEST_METHOD"], path[: path.find("/", 1) + 1]
        door = self.doors.get((method, path)) or self.doors.get((method, first))
        if door is None or environ.get("QUERY_STRING") or not _is_from_our_pages(environ):
            return None
        session = self.cookies.read(environ)
        token = session.get("_user_id")
        if not token or "_flashes" in session:  # a notice is shown once, by the long way
            return None
        try:
            return door(Call(environ, path, token))
        except Exception:
            log.warning("the short way failed; the long way answers", exc_info=True)
            return None


def _is_from_our_pages(environ: Environ) -> bool:
    """Whether the browser itself says so, or it is no browser; all else is looked at on the long way (see safety)."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    return site in {"same-origin", "none"} if site is not None else "HTTP_ORIGIN" not in environ
