"""Links that somebody hands over: the whole address, and the code to scan."""

from typing import Any

import segno
from flask import current_app, request, url_for
from markupsafe import Markup


def whole_link(endpoint: str, **values: Any) -> str:
    """The whole address, as phones reach this deployment."""
    path = url_for(endpoint, **values)
    origin = current_app.config["SETTINGS"].public_url or request.host_url.rstrip("/")
    return f"{origin}{path}"


def qr_code(text: str) -> Markup:
    """A code to scan, dark on white in both themes: scanners want it so."""
    code = segno.make(text, error="m")
    drawing = code.svg_inline(border=4, omitsize=True, light="#fff", svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - made of squares by segno; the text itself is not in it
