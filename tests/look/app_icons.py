"""Draws the app icons with the pens of the tally pad: `python -m tests.look.app_icons` writes static/icons.

The pictures of messages are drawn from the line icons of the pages. Each has two or three colours and their edges, so
it is kept with a short palette: a phone fetches one with its first visit, and one with each kind of message.
"""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from app.notifications.kinds import KINDS
from app.tallies.rules import pens
from tests.look.gallery import CHROMIUM, FLAGS

ICONS = Path(__file__).resolve().parents[2] / "static" / "icons"
MACROS = ICONS.parents[1] / "templates" / "macros" / "icons.html"
COLOURS = 24
TEA, CREAM, AMBER = "#b84a22", "#fff7ec", "#f3bd5b"


def drawing(corner: int, scale: float) -> str:
    """Five strokes on tea; `scale` keeps them inside the part that every phone shows."""
    marks = "".join(
        f'<path d="{path}" fill="{AMBER if place == 4 else CREAM}"/>' for place, path in enumerate(pens()[5:10])
    )
    middle = f"translate(48 48) scale({scale}) translate(-30 -32)"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<rect width="96" height="96" rx="{corner}" fill="{TEA}"/><g transform="{middle}">{marks}</g></svg>\n'
    )


def picture(paths: str) -> str:
    """A line icon on a disc of tea."""
    pen = f'fill="none" stroke="{CREAM}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<circle cx="48" cy="48" r="48" fill="{TEA}"/>'
        f'<g transform="translate(48 48) scale(2.3) translate(-12 -12)" {pen}>{paths}</g></svg>'
    )


def bar() -> str:
    """The strokes alone, white on nothing."""
    marks = "".join(f'<path d="{path}" fill="#fff"/>' for path in pens()[5:10])
    middle = "translate(48 48) scale(1.3) translate(-30 -32)"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><g transform="{middle}">{marks}</g></svg>'


def messages() -> list[tuple[str, str, int]]:
    """The pictures of messages, by kind."""
    lines = dict(re.findall(r"^  '([a-z0-9-]+)': '(.*)',?$", MACROS.read_text(), re.MULTILINE))
    return [
        ("push/bar", bar(), 96),
        *((f"push/{name}", picture(lines[kind.icon]), 192) for name, kind in KINDS.items()),
    ]


def with_few_colours(png: bytes) -> bytes:
    """The same picture with a palette, its corners as clear as they were."""
    few = Image.open(BytesIO(png)).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    rounded, full, safe = drawing(24, 0.98), drawing(0, 0.98), drawing(0, 0.8)
    (ICONS / "app.svg").write_text(rounded)
    wanted = [
        ("app-192", rounded, 192),
        ("app-512", rounded, 512),
        ("app-180", full, 180),
        ("app-maskable-512", safe, 512),
        *messages(),
    ]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, svg, size in wanted:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}")
            (ICONS / f"{name}.png").write_bytes(with_few_colours(page.screenshot(omit_background=True)))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
