"""Every picture of the gallery in a real browser, also of what no demo holds: nothing yet, refusals, the longest names.

Nothing that axe finds in either theme, no icon above its words, nothing wider than a small phone, with text of 200 %
too, and nothing to tap that is too small for a thumb.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from app.pwa.assets import Assets, build
from tests.look.gallery import render, serve
from tests.look.screens import SCREENS
from tests.look.tongue import ROOT
from tests.phone.looking import faults, icons_alone, sideways, small_targets

pytestmark = pytest.mark.browser

ON_PAPER = {"cards", "voice-card"}
"""Sheets to print: they are as wide as the paper."""


class Gallery:
    """The screens, drawn one after the other in one page."""

    def __init__(self, page: Page, folder: Path, assets: Assets, address: str) -> None:
        self.page, self.folder, self.assets, self.address = page, folder, assets, address
        self.session: CDPSession = page.context.new_cdp_session(page)

    def show(self, name: str) -> None:
        (self.folder / f"{name}.html").write_text(render(name, "nl", self.assets), encoding="utf-8")
        self.page.goto(f"{self.address}/{name}.html")


@pytest.fixture(scope="module")
def gallery(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    folder = tmp_path_factory.mktemp("gallery")
    assets, server = build(ROOT / "static", folder / "static"), serve(folder)
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield Gallery(context.new_page(), folder, assets, f"http://127.0.0.1:{server.server_port}")
    context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_can_be_read_by_everybody(gallery: Gallery, name: str) -> None:
    gallery.show(name)
    wide = [] if name in ON_PAPER else sideways(gallery.page, gallery.session)
    alone = icons_alone(gallery.page)
    assert (faults(gallery.page), wide, alone, small_targets(gallery.page)) == ([], [], [], [])
