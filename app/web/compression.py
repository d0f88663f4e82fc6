"""Pages and answers go over the line compressed: Today is some 100 kB of HTML, and 14 on the line.

A line that was just opened carries 14.6 kB before it waits for an answer, ten segments of 1,460 bytes. The level is the
least at which Today of the demo organisation, with its headers, is within them: one round trip less until it paints.

Files of static/ are compressed once, when they are built (app.pwa.assets). Nothing here repeats a secret beside words
that a visitor chose: there are no tokens in pages, and the policy's nonce is new in every answer.
"""

import gzip
from collections.abc import Callable

import brotli
from flask import Flask, request
from flask.wrappers import Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

LEAST = 1024  # bytes: below this the envelope costs more than it saves
TYPES = frozenset({"text/html", "text/javascript", "application/json", "application/manifest+json"})
BROTLI, GZIP = 6, 2  # a millisecond or two for Today; higher levels cost much more and save little
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI),
    "gzip": lambda body: gzip.compress(body, GZIP, mtime=0),
}


def encoding_for(accepts: str) -> str | None:
    """The best way to pack for a browser that sent this `Accept-Encoding`."""
    if ";" not in accepts:  # nothing is weighed against anything else
        known = {name.strip() for name in accepts.split(",")}
        return next((name for name in PACK if name in known), None)
    weighed = parse_accept_header(accepts, Accept)
    return next((name for name in PACK if weighed[name]), None)


def compress(response: Response) -> Response:
    """Compress what is worth it, in the best way that the browser knows."""
    if response.mimetype not in TYPES or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
    if encoding and len(body) >= LEAST and request.method != "HEAD":
        response.set_data(PACK[encoding](body))
        response.headers["Content-Encoding"] = encoding
    return response


def init(app: Flask) -> None:
    """Join it first, so that it sees each answer last."""
    app.after_request(compress)
