"""A badge that somebody has, as a picture to keep and to show: SVG, and the same as PNG."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

import resvg_py
from flask import Response, render_template, request
from flask_babel import format_date
from markupsafe import Markup

from app.badges.show import EarnedBadge
from app.i18n import gettext
from app.people.words import forms

SIDE = 1080  # pixels, of a square
_HERE = Path(__file__).parent
_ART = _HERE.parent.parent / "static" / "art" / "badges"
_FONTS = [str(path) for path in sorted((_HERE / "fonts").glob("*.ttf"))]
_WIDTH = 920  # of a line of text, in the units of the picture
_PER_LETTER = 0.56  # of the size of the type, on average; what is wider than that is rare
_LINES = 3


class Rim(NamedTuple):
    """The colours of a medal in the light theme, as static/css/components/medal.css has them."""

    rim: str
    deep: str
    ribbon: str
    back: str
    glow: str


_RIMS = {
    "paper": Rim("#efe2c8", "#c9b48c", "#d8c5a0", "#a99a7d", "#efe2c8"),
    "copper": Rim("#d98a5b", "#a4552a", "#b84a22", "#903a1b", "#e9b48f"),
    "silver": Rim("#cfd6da", "#8d9aa2", "#5c7c94", "#486173", "#c3d3de"),
    "gold": Rim("#f3c65d", "#c08a1e", "#b84a22", "#903a1b", "#f0c877"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What is written in the picture, and how large."""

    name: str
    name_size: int
    lines: tuple[str, ...]
    who: str
    who_size: int
    day: str
    motto: str
    rim: Rim
    art: Markup


def card_of(earned: EarnedBadge, who: str, word_key: str) -> Card:
    """The picture of a badge of `who`, in the language of the reader and with the organisation's word."""
    badge = earned.badge
    said = f"“{earned.evidence}”" if earned.is_given else badge.text
    return Card(
        name=badge.name,
        name_size=fitting(badge.name, 84),
        lines=lines_of(said),
        who=shortened(who, 60),
        who_size=fitting(shortened(who, 60), 50),
        day=format_date(earned.day, "d MMMM yyyy"),
        motto=gettext("Warm for our %(customers)s", **forms(word_key)),
        rim=_RIMS[badge.tier],
        art=_art(badge.art),
    )


def fitting(text: str, most: int) -> int:
    """The size of type, at most `most`, at which a text fits on one line."""
    return max(16, min(most, int(_WIDTH / (_PER_LETTER * max(1, len(text))))))


def lines_of(text: str) -> tuple[str, ...]:
    """A text in a few lines of 34 units, about as long as each other; what does not fit ends in three dots."""
    widest = int(_WIDTH / (_PER_LETTER * 34))
    lines = wrap(text, width=widest, max_lines=_LINES, placeholder=" …")
    if lines and lines[-1].endswith("…"):
        return tuple(lines)
    evenly = max(len(text) // max(1, len(lines)), *map(len, text.split()), 1)
    tries = (wrap(text, width=width) for width in range(evenly, widest + 1))
    return tuple(next((even for even in tries if len(even) <= len(lines)), lines))


def shortened(text: str, most: int) -> str:
    """A text of at most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@cache
def _art(name: str) -> Markup:
    """What is inside the file of a picture, which is one of ours."""
    whole = (_ART / name).read_text(encoding="utf-8")
    return Markup(whole[whole.index(">") + 1 : whole.rindex("</svg>")])  # noqa: S704


def svg_of(card: Card) -> str:
    """The picture as SVG; where Fraunces is not there, its letters are of another face."""
    return render_template("badges/card.svg", card=card)


def png_of(svg: str) -> bytes:
    """The same as PNG. Scripts that Fraunces does not have are drawn with a face of the machine."""
    is_ours = all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2100 for letter in svg)
    return resvg_py.svg_to_bytes(
        svg_string=svg, font_files=_FONTS, font_family="Fraunces", serif_family="Fraunces", skip_system_fonts=is_ours
    )


def answer_of(card: Card, form: str, download: str) -> Response:
    """The picture over HTTP, `form` svg or png; not drawn again for who has it already."""
    svg = svg_of(card)
    answer = Response(mimetype="image/png" if form == "png" else "image/svg+xml")
    answer.headers["Cache-Control"] = "private, no-cache"
    if "download" in request.args:
        answer.headers.set("Content-Disposition", "attachment", filename=f"{download}.{form}")
    answer.set_etag(f"{sha256(svg.encode()).hexdigest()[:20]}-{form}")
    answer.make_conditional(request)
    if answer.status_code != 304:
        answer.set_data(png_of(svg) if form == "png" else svg)
    return answer
