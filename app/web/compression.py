"""Pages and answers go over the line compressed: Today is some 45 kB of HTML, and 8 on a slow phone line.

Files of static/ are compressed once, when they are built (app.pwa.assets). Nothing here repeats a secret beside words
that a visitor chose: there are no tokens in pages, and the policy's nonce is new in every answer.
"""

import gzip

import brotli
from flask import Flask, request
from flask.wrappers import Response

LEAST = 1024  # bytes: below this the envelope costs more than it saves
TYPES = frozenset({"text/html", "text/javascript", "application/json", "application/manifest+json"})
BROTLI, GZIP = 3, 2  # half a millisecond for Today; higher levels cost more than they save


def compress(response: Response) -> Response:
    """Compress what is worth it, in the best way that the browser knows."""
    if response.mimetype not in TYPES or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    accepted = request.accept_encodings
    if len(body) < LEAST or request.method == "HEAD":
        return response
    if accepted["br"]:
        response.set_data(brotli.compress(body, quality=BROTLI))
        response.headers["Content-Encoding"] = "br"
    elif accepted["gzip"]:
        response.set_data(gzip.compress(body, GZIP, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def init(app: Flask) -> None:
    """Join it first, so that it sees each answer last."""
    app.after_request(compress)
