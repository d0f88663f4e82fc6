"""A badge that somebody has, as a picture to keep and to show."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from flask import render_template
from flask_babel import format_date
from markupsafe import Markup

from app.badges.show import EarnedBadge
from app.drawing.lettering import fitting, lines_of, shortened
from app.drawing.palette import PAPER, TEA, Palette
from app.i18n import gettext
from app.people.words import forms

_ART = Path(__file__).resolve().parents[2] / "static" / "art" / "badges"


class Rim(NamedTuple):
    """The colours of a medal, as static/css/components/medal.css has them."""

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
_RIMS_ON_TEA = {
    **{tier: rim._replace(glow=rim.deep) for tier, rim in _RIMS.items()},
    "paper": Rim("#cbb998", "#8f7d5f", "#8f7d5f", "#706249", "#8f7d5f"),
}
_SMALL = 46  # the size of the type that can be read on a narrow phone, where the picture is 290 wide


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
    look: Palette


def card_of(earned: EarnedBadge, who: str, word_key: str, *, dark: bool) -> Card:
    """The picture of a badge of `who`, in the language of the reader and with the organisation's word."""
    badge = earned.badge
    day = format_date(earned.day, "d MMMM yyyy")
    said = f"“{earned.evidence}”" if earned.is_given else badge.text
    return Card(
        name=badge.name,
        name_size=fitting(badge.name, 84),
        lines=lines_of(said, _SMALL),
        who=shortened(who, 34),
        who_size=fitting(shortened(who, 34), 54),
        day=gettext("Given on %(day)s", day=day) if earned.is_given else gettext("Earned on %(day)s", day=day),
        motto=gettext("Warm for our %(customers)s", **forms(word_key)),
        rim=(_RIMS_ON_TEA if dark else _RIMS)[badge.tier],
        art=_art(badge.art),
        look=TEA if dark else PAPER,
    )


@cache
def _art(name: str) -> Markup:
    """What is inside the file of a picture, which is one of ours."""
    whole = (_ART / name).read_text(encoding="utf-8")
    return Markup(whole[whole.index(">") + 1 : whole.rindex("</svg>")])  # noqa: S704


def svg_of(card: Card) -> str:
    """The picture as SVG, yet without its face (app/drawing)."""
    return render_template("badges/card.svg", card=card, look=card.look)
