"""One button of a screen is the main one, what cannot be pressed does not look like it, and nothing is cut through."""

import pytest

from tests.phone.screens import Gallery

pytestmark = pytest.mark.browser

MAIN = ".button-main:visible:not(:disabled)"
ALL_GIVEN = ("compliment-enough", "badge-give-all-given")


@pytest.mark.parametrize("screen", ["half-hour-missed", "team-new", "library-nothing", "voices-team"])
def test_one_button_is_the_main_one(gallery: Gallery, screen: str) -> None:
    gallery.show(screen)
    assert gallery.page.locator(MAIN).count() <= 1


@pytest.mark.parametrize("screen", ALL_GIVEN)
def test_that_all_were_given_is_said_once_and_first(gallery: Gallery, screen: str) -> None:
    gallery.show(screen)
    page = gallery.page
    enough, send = page.locator("[data-enough]"), page.locator(".add-fields > [type=submit]")
    assert enough.bounding_box()["y"] < page.locator(".question").first.bounding_box()["y"]  # type: ignore[index]
    assert send.is_disabled()
    bright = page.locator(".bar-add svg").evaluate("sign => getComputedStyle(sign.parentElement).backgroundColor")
    assert send.evaluate("button => getComputedStyle(button).backgroundColor") != bright
    assert page.locator(".field-wrong:visible, .add-left:visible").count() == 0


@pytest.mark.parametrize("screen", ["today-off", "today-leave"])
def test_nothing_is_aimed_at_on_a_day_off(gallery: Gallery, screen: str) -> None:
    gallery.show(screen)
    assert gallery.page.locator(".pad-aim, .pad-question").count() == 0


def test_nobody_is_cut_through_where_a_badge_is_given(gallery: Gallery) -> None:
    gallery.show("badge-give")
    rows = gallery.page.locator(".people").evaluate_all("all => all.map(one => one.scrollHeight - one.clientHeight)")
    assert max(rows) <= 0


def test_a_device_that_no_longer_listens_gets_no_notifications(gallery: Gallery) -> None:
    gallery.show("devices-gone")
    device = gallery.page.locator(".device", has=gallery.page.locator("[data-outcome=gone]"))
    assert device.locator(".device-hears:visible").inner_text().strip() == "Krijgt geen meldingen"
