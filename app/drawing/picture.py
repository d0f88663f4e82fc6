"""A drawing as SVG and as PNG, and over HTTP; both are written in Fraunces, wherever they are looked at."""

from hashlib import sha256
from pathlib import Path

import resvg_py
from flask import Response, request

from app.drawing.face import face_for

SIDE = 1080  # pixels, the width of every picture
_FONTS = [str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]


def png_of(svg: str) -> bytes:
    """A drawing as PNG. Scripts that Fraunces does not have are drawn with a face of the machine."""
    is_ours = all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2100 for letter in svg)
    return resvg_py.svg_to_bytes(
        svg_string=svg, font_files=_FONTS, font_family="Fraunces", serif_family="Fraunces", skip_system_fonts=is_ours
    )


def answer_of(svg: str, form: str, download: str) -> Response:
    """A drawing over HTTP, `form` svg or png, under the name `download` where it is kept (`?download`).

    It is not drawn again for who has it already. An SVG brings its face along, as a picture on a page may fetch
    nothing, and with it the one rule under which a browser reads that.
    """
    answer = Response(mimetype="image/png" if form == "png" else "image/svg+xml")
    answer.headers["Cache-Control"] = "private, no-cache"
    if "download" in request.args:
        answer.headers.set("Content-Disposition", "attachment", filename=f"{download}.{form}")
    answer.set_etag(f"{sha256(svg.encode()).hexdigest()[:20]}-{form}")
    if form == "svg":
        face = face_for(svg)
        answer.headers["Content-Security-Policy"] = face.policy
        svg = face.put_into(svg)
    answer.make_conditional(request)
    if answer.status_code != 304:
        answer.set_data(png_of(svg) if form == "png" else svg)
    return answer
