"""One tap after a stroke says where it was, also without a network; it comes and goes without being in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from app.database import db
from app.tallies.models import StrokeNote
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import Phone
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser
_WHERE = """parts => parts.map(part => part.getBoundingClientRect()).map(({ y, height }) => [y + scrollY, height])"""


@pytest.fixture
def one(browser: Browser, tmp_path: Path) -> Iterator[tuple[Deployment, Phone]]:
    """A server, and a phone on which Today is open."""
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, viewport={"width": 360, "height": 740}) as context,
    ):
        phone = Phone(context, server.sign_in(context, address))
        phone.open_with_worker()
        phone.assert_ready()
        yield server, phone


def noted(server: Deployment) -> list[tuple[str, str]]:
    with server.app.app_context():
        rows = db.session.execute(select(StrokeNote.facet, StrokeNote.value).order_by(StrokeNote.deed_id))
        return [(facet, value) for facet, value in rows]


def test_a_stroke_and_where_it_was_without_a_network(one: tuple[Deployment, Phone]) -> None:
    server, phone = one
    page = phone.page
    offered = page.locator("stroke-note.is-open")
    expect(page.locator("stroke-note")).to_be_hidden()
    phone.context.set_offline(True)
    phone.tap()
    expect(offered).to_be_visible()
    expect(page.locator("#live")).to_contain_text("Heard in 1 of 9 hours")
    offered.get_by_role("button", name="Corridor").click()
    expect(offered.locator("[aria-pressed]")).to_have_text("Corridor")
    phone.tap()
    expect(offered.locator("[aria-pressed]")).to_have_count(0)
    offered.get_by_role("button", name="Phone").click()
    offered.get_by_role("button", name="Phone").click()
    phone.assert_waiting(5)
    page.get_by_role("button", name="Undo").click()
    expect(offered).to_have_count(0)
    phone.context.set_offline(False)
    phone.assert_waiting(0)
    assert noted(server) == [("place", "corridor")]


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_every_question_and_every_place_is_one_tap_away(one: tuple[Deployment, Phone], width: int) -> None:
    server, phone = one
    page = phone.page
    page.set_viewport_size({"width": width, "height": 740})
    around = page.locator("hour-ring, .today-challenges")
    phone.tap()
    offered = page.locator("stroke-note.is-open")
    expect(offered).to_be_visible()
    before = around.evaluate_all(_WHERE)
    chips = offered.locator("button[name=question], button[name=place]")
    assert chips.count() == 8
    for chip in chips.all():
        expect(chip).to_be_in_viewport(ratio=0.99)
        chip.click(trial=True)
    offered.get_by_role("button", name="What would they think?").click()
    expect(offered.locator("[aria-pressed]")).to_have_text("What would they think?")
    phone.assert_waiting(0)
    assert noted(server) == [("question", "think")]
    page.get_by_role("button", name="Undo").click()
    expect(offered).to_have_count(0)
    assert around.evaluate_all(_WHERE) == before


def test_a_stroke_in_a_meeting_offers_the_questions_too(one: tuple[Deployment, Phone]) -> None:
    server, phone = one
    page = phone.open("/meetings")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("stroke-note")).to_be_hidden()
    page.get_by_role("button", name="Draw a stroke").click()
    offered = page.locator("stroke-note.is-open")
    for chip in offered.locator("button[name=question]").all():
        expect(chip).to_be_in_viewport(ratio=0.99)
    expect(offered.locator("button[name=place]")).to_have_count(0)
    expect(page.locator("[data-count]")).to_have_text("1")
    offered.get_by_role("button", name="Shall we ask?").click()
    expect(page.locator("[data-count]")).to_have_text("1")
    phone.assert_waiting(0)
    assert noted(server) == [("question", "ask")]
    page.get_by_role("button", name="Undo").click()
    phone.assert_waiting(0)
    assert noted(server) == []


def test_the_arrows_of_the_strip_say_where_there_is_more_and_are_reached_by_the_keyboard(
    one: tuple[Deployment, Phone],
) -> None:
    _, phone = one
    page = phone.page
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 260, "height": 740})
    phone.tap()
    strip = page.locator("stroke-note.is-open .note-places")
    before, after = strip.get_by_role("button", name="Previous"), strip.get_by_role("button", name="Next")
    expect(before).to_be_hidden()
    expect(after).to_be_visible()
    place = strip.bounding_box()
    after.focus()
    for _ in range(8):
        page.keyboard.press("Enter")
        page.wait_for_timeout(50)
        if not after.is_visible():
            break
    expect(after).to_be_hidden()
    expect(strip.locator("[name=place]").last).to_be_in_viewport(ratio=0.99)
    expect(before).to_be_focused()
    assert strip.bounding_box() == place
    for _ in range(8):
        if before.is_visible():
            page.keyboard.press("Enter")
            page.wait_for_timeout(50)
    expect(before).to_be_hidden()
    expect(after).to_be_focused()


def test_a_fast_double_tap_takes_back_what_it_said(one: tuple[Deployment, Phone]) -> None:
    server, phone = one
    phone.tap()
    place = phone.page.locator("stroke-note.is-open").get_by_role("button", name="Corridor")
    place.evaluate("chip => { chip.click(); chip.click() }")  # before anything is stored
    expect(place).not_to_have_attribute("aria-pressed", "true")
    phone.assert_waiting(0)
    assert noted(server) == [("place", "corridor"), ("place", "")]  # the later one holds


def test_where_the_phone_keeps_nothing_a_tap_is_sent_as_it_was_said(one: tuple[Deployment, Phone]) -> None:
    server, phone = one
    phone.tap()
    phone.assert_waiting(0)
    page = phone.page
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') } }")
    with page.expect_navigation():
        page.locator("stroke-note.is-open").get_by_role("button", name="Corridor").click()
    assert noted(server) == [("place", "corridor")]
