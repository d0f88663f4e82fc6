"""A phone on its side: the pad is whole, a tap on its middle draws a stroke alone, and what follows is in sight."""

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone

pytestmark = pytest.mark.browser

SIZES = ((568, 320), (740, 360), (844, 390))
_UNDER = """([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest(".pad-button"))"""


def test_the_pad_is_whole_and_nothing_lies_on_it(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_ready()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        ring = page.locator("hour-ring").bounding_box()
        assert ring
        left, top, right, bottom = ring["x"], ring["y"], ring["x"] + ring["width"], ring["y"] + ring["height"]
        assert (left >= 0, top >= 0, right <= width, bottom <= height) == (True,) * 4, f"{width}x{height}: {ring}"
        assert page.evaluate(_UNDER, [(left + right) / 2, (top + bottom) / 2])
    page.get_by_role("button", name="Draw a stroke").click()
    expect(page.locator("[data-count]").first).to_have_text("1")


def test_undo_and_what_a_stroke_can_carry_are_above_the_fold(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_ready()
    for drawn, (width, height) in enumerate(SIZES, start=1):
        page.set_viewport_size({"width": width, "height": height})
        page.get_by_role("button", name="Draw a stroke").click()
        expect(page.locator("[data-count]").first).to_have_text(str(drawn))
        expect(page.locator("stroke-note")).to_have_class("is-open")
        for part in (
            page.get_by_role("button", name="Undo"),
            *page.locator("stroke-note [name]:is([value=think], [value=meeting])").all(),
        ):
            box = part.bounding_box()
            assert box
            assert box["y"] + box["height"] <= height, f"{width}x{height}: {box}"


def test_a_notch_beside_the_screen_covers_nothing_that_can_be_tapped(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_ready()
    width, height = 844, 390
    page.set_viewport_size({"width": width, "height": height})
    insets = {"left": 47, "right": 47, "top": 0, "bottom": 21}
    alice.context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})
    page.get_by_role("button", name="Draw a stroke").click()
    expect(page.locator("stroke-note")).to_have_class("is-open")
    rows = page.locator("stroke-note [data-strip]").all()
    assert len(rows) == 2
    for part in (page.locator("hour-ring"), page.get_by_role("button", name="Undo"), *rows):
        box = part.bounding_box()
        assert box
        assert box["x"] >= insets["left"], box
        assert box["x"] + box["width"] <= width - insets["right"], box
        assert box["y"] + box["height"] <= height - insets["bottom"], box
