"""A name of one very long word breaks, and the page stays as wide as the phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.pwa.assets import build
from tests.look.gallery import render, serve
from tests.look.tongue import ROOT

pytestmark = pytest.mark.browser

WORD = "Klantcontactcentrumondersteuningsafdelingnoordoostnederland"


@pytest.mark.parametrize(
    ("screen", "name"),
    [("wall", "Anneke de Wit-Vermeulen"), ("pot", "Klantcontactcentrum Noordoost-Brabant")],
)
def test_a_name_of_one_long_word_stays_on_the_page(browser: Browser, tmp_path: Path, screen: str, name: str) -> None:
    html = render(screen, "nl", build(ROOT / "static", tmp_path / "static"))
    assert name in html
    (tmp_path / "page.html").write_text(html.replace(name, WORD), encoding="utf-8")
    server = serve(tmp_path)
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()
    server.shutdown()
    server.server_close()
