"""The Team page as a browser shows it: its chart on a phone, on a laptop, and all of it on paper for a meeting."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import Cast, TestClock, client_for
from tests.deeds.phone import deed, send
from tests.insights.setting import published
from tests.insights.test_team_page import weeks  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("weeks")]


# Where the page is read, by width; A4 upright and lying.
PLACES: list[tuple[int, Literal["screen", "print"]]] = [
    (1280, "screen"),
    (360, "screen"),
    (703, "print"),
    (1020, "print"),
]
# As many sums as are told of a week, from one on: how far from the top each stands.
TOPS = """many => {
  const list = document.querySelector(".sums"), one = list.querySelector(".sum")
  list.replaceChildren(...Array.from({ length: many }, () => one.cloneNode(true)))
  return [...list.children].map(sum => sum.getBoundingClientRect().top)
}"""


@pytest.fixture
def page(app: Flask, browser: Browser, cast: Cast, clock: TestClock) -> Iterator[Page]:
    """Maria's Team page, with a challenge and a surprise; what the browser asks for is answered by the application."""
    maria, today = client_for(app, cast.maria), clock().date().isoformat()
    published(maria, cast.team.id, rhythm="once", starts_on=today)
    send(client_for(app, cast.alice), cast.alice, [deed("surprise", clock(), what="Brought it upstairs")])

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        with app.app_context():
            found = maria.get(f"{asked.path}?{asked.query}")
        route.fulfill(status=found.status_code, body=found.data, headers=dict(found.headers))
        found.close()

    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page.set_default_timeout(20_000)
    page.route("**/*", answer)
    page.goto("http://streepje.test/team")
    yield page
    page.close()


def test_on_paper_there_is_nothing_to_press_and_the_numbers_stand_there(page: Page) -> None:
    into, table = page.get_by_role("link", name="Into the spotlight"), page.locator(".team-pot table:visible")
    expect(into).to_be_visible()
    expect(page.locator("table:visible")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".team :is(a.button, button, summary):visible")).to_have_count(0)
    expect(page.get_by_text("Brought it upstairs")).to_be_visible()
    expect(table).to_have_count(1)
    expect(table.get_by_role("row")).to_have_count(7)  # six weeks and their head
    expect(page.locator("svg.weeks-drawing:visible")).to_have_count(1)


def test_the_chart_is_as_wide_as_its_card(page: Page) -> None:
    for width, media in PLACES:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(media=media)
        drawing, card = page.locator("svg.weeks-drawing:visible"), page.locator(".team-pot .section-head")
        expect(drawing).to_have_count(1)
        drawn, whole = drawing.bounding_box(), card.bounding_box()
        assert drawn
        assert whole
        assert drawn["width"] > 0.95 * whole["width"]
        assert drawn["height"] < 400


def test_a_challenge_is_set_above_the_list(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    button = page.get_by_role("link", name="Set a challenge").bounding_box()
    first = page.locator(".set").first.bounding_box()
    assert button
    assert first
    assert button["y"] < first["y"]


def test_the_sums_of_a_week_stand_in_even_rows(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        for many in (1, 2, 3, 4, 5):
            tops = page.evaluate(TOPS, many)
            assert len(set(tops)) == 1 or len(tops) > 3, (width, many, tops)


def test_what_is_seldom_needed_stands_below_what_the_week_was(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    tiles, week, more = (page.locator(part).bounding_box() for part in (".ways", ".team-week", ".team-more"))
    assert tiles
    assert week
    assert more
    assert tiles["y"] < week["y"] < more["y"]
