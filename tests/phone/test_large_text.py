"""With text twice as large on a small phone: what stands beside each other there, and what goes below."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.pwa.assets import build
from tests.look.gallery import render, serve
from tests.look.tongue import ROOT

MIDDLES = """parts => parts.map(part => part.getBoundingClientRect())
  .filter(({ height }) => height).map(({ top, height }) => top + height / 2)"""
_ENDS = """parts => parts.map(part => part.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"""
pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Opens the pages that are put into `tmp_path`, at 200 %."""
    server = serve(tmp_path)
    page = browser.new_page(viewport={"width": 360, "height": 740}, base_url=f"http://127.0.0.1:{server.server_port}")
    fonts = {"fontSizes": {"standard": 32, "fixed": 32}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", fonts)
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def show(page: Page, folder: Path, screen: str) -> None:
    (folder / f"{screen}.html").write_text(render(screen, "nl", build(ROOT / "static", folder / "static")), "utf-8")
    page.goto(f"/{screen}.html")


@pytest.mark.parametrize("screen", ["team", "library", "people"])
def test_all_that_can_be_done_at_the_top_stays_in_one_line(page: Page, tmp_path: Path, screen: str) -> None:
    show(page, tmp_path, screen)
    middles = page.locator(".top-line > *").evaluate_all(MIDDLES)
    assert len(middles) > 1
    assert max(middles) - min(middles) < 12


def test_a_team_beside_others_keeps_its_name_whole(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, "side-by-side")
    name = page.locator(".beside-table tbody th a").first
    name.evaluate("link => { link.textContent = 'Servicedesk' }")
    height = name.evaluate("link => link.getBoundingClientRect().height")
    assert 32 <= height < 60  # one line of 32 px, as tall as a thumb needs


@pytest.mark.parametrize("screen", ["today", "today-off", "meeting-table"])
def test_what_is_offered_after_a_stroke_lies_below_the_pad_and_on_nothing(
    page: Page, tmp_path: Path, screen: str
) -> None:
    show(page, tmp_path, screen)
    page.locator("stroke-note").evaluate("note => { note.hidden = false; note.className = 'is-open' }")
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 740})
        ends = page.locator(".pad, .note-strip, .today-pad + *, .meeting-side").evaluate_all(_ENDS)
        assert len(ends) > 2
        assert [top >= end for (_, end), (top, _) in pairwise(ends)] == [True] * (len(ends) - 1), f"{width}: {ends}"


# The first words of each text that takes three lines or more in less than five of its own letters' heights. What only
# ears get has no width.
_TOWERS = """narrowest => {
  const isForEars = part => part && (getComputedStyle(part).clipPath !== "none" || isForEars(part.parentElement))
  const found = [], texts = document.createTreeWalker(document.querySelector(".shell"), NodeFilter.SHOW_TEXT)
  for (let text; (text = texts.nextNode());) {
    const part = text.parentElement
    if (!text.data.trim() || !part.checkVisibility() || part.closest("svg, script, template, .bar")) continue
    if (isForEars(part)) continue
    let column = part
    while (getComputedStyle(column).display === "inline") column = column.parentElement
    const { paddingInlineStart, paddingInlineEnd, fontSize } = getComputedStyle(column)
    const width = column.getBoundingClientRect().width - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd)
    const range = document.createRange()
    range.selectNodeContents(text)
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1)
    const isTower = new Set(boxes.map(({ top }) => Math.round(top))).size > 2
    const words = `${Math.round(width)} px: ${text.data.trim().slice(0, 40)}`
    if (isTower && width < narrowest * parseFloat(fontSize)) found.push(words)
  }
  return found }"""
NARROWEST = 5  # em
READ = [
    "welcome",
    "new-organisation",
    "sign-in",
    "sign-in-demo",
    "join",
    "intake-checked",
    "me",
    "hearing",
    "first-step",
    "set-words",
    "people",
    "somebody",
    "pot",
    "wall",
    "rules",
    "team",
    "library",
    "badge-give",
    "devices",
    "season",
]
# What sticks out of the card that it stands in: words, or a button.
_OUTSIDE = """() => [...document.querySelectorAll(".card, .choice, .button, .notice")].flatMap(card => {
  const { left, right } = card.getBoundingClientRect(), texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT)
  const buttons = [...card.querySelectorAll(".button")].filter(button => button.checkVisibility())
  const out = buttons.filter(button => button.getBoundingClientRect().right > right + 1).map(button => button.innerText)
  for (let text; (text = texts.nextNode());) {
    const part = text.parentElement
    if (!part.checkVisibility() || part.closest("svg, template, .for-ears, .weeks-scroll")) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1)
    if (boxes.some(box => box.left < left - 1 || box.right > right + 1)) out.push(text.data.trim().slice(0, 40))
  }
  return out })"""


@pytest.mark.parametrize("screen", READ)
def test_no_text_becomes_a_tower_and_none_leaves_its_card(page: Page, tmp_path: Path, screen: str) -> None:
    show(page, tmp_path, screen)
    assert (page.evaluate(_TOWERS, NARROWEST), page.evaluate(_OUTSIDE)) == ([], [])
