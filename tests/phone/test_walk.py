"""The walk of docs/accessibility.md over Today, with the keys alone: each stop in its order, seen and named."""

import re
from fnmatch import fnmatchcase
from itertools import zip_longest
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.phone.phone import Phone

pytestmark = pytest.mark.browser

WALK = Path(__file__).parents[2] / "docs" / "accessibility.md"
STOP = re.compile(r"^\| \d+ \| `(.+?)` \|", re.MULTILINE)
_RING = "() => { const seen = getComputedStyle(document.activeElement); return [seen.outlineStyle, seen.outlineWidth] }"
_RUNS = "() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 1).length"


def stops(page: Page) -> list[str]:
    """Press Tab from the top of the page to its end; give the role and the name of each stop."""
    found: list[str] = []
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            return found
        told = page.locator(":focus").aria_snapshot().partition("\n")[0]
        found.append(re.sub(r"\s+", " ", told.removeprefix("- ").strip("':").replace(" :", ":")))
        page.emulate_media(color_scheme="light" if len(found) % 2 else "dark")
        assert page.evaluate(_RING) == ["solid", "3px"], f"{found[-1]} has no ring"


def test_the_walk_over_today_is_as_written(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_ready()
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()  # past the head of the page in one step

    pad = page.get_by_role("button", name="Draw a stroke")
    pad.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_have_text(re.compile("1. “customer”. Heard in"))
    assert page.evaluate(_RUNS) == 0  # nothing moves for who asked for that

    expect(page.locator("sync-state[data-why=calm]").first).to_be_attached()
    page.reload()
    alice.assert_ready()
    walked = stops(page)
    pairs = zip_longest(walked, STOP.findall(WALK.read_text(encoding="utf-8")), fillvalue="")
    assert [pair for pair in pairs if not fnmatchcase(*pair)] == []

    page.emulate_media(forced_colors="active")
    assert page.evaluate("pad => getComputedStyle(pad).borderTopStyle", pad.element_handle()) == "solid"
