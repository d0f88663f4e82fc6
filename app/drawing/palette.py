"""The colours of a drawing. It stands alone, so it says them itself; the same as those of tokens.css."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """What a drawing is made of, in one theme."""

    paper: str
    sheet: str
    line: str
    ink: str
    soft: str
    press: str
    amber: str
    sage: str
    mist: str
    glass: str


PAPER = Palette(
    paper="#fbf7f0",
    sheet="#fffdf9",
    line="#e2d5c0",
    ink="#2b2118",
    soft="#6a5b4c",
    press="#b84a22",
    amber="#e2a33b",
    sage="#44644a",
    mist="#5c7c94",
    glass="#fff3dc",
)
TEA = Palette(
    paper="#1b1512",
    sheet="#28201b",
    line="#3d322b",
    ink="#f7ecde",
    soft="#bcaa9a",
    press="#e8794a",
    amber="#f0b65a",
    sage="#9cc5a0",
    mist="#8fb1c9",
    glass="#3a2f27",
)
