"""A name of one very long word breaks, and every page stays as wide as the phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.pwa.assets import build
from tests.look.gallery import render, serve
from tests.look.screens import SCREENS
from tests.look.tongue import ROOT
from tests.phone.screens import Gallery

pytestmark = pytest.mark.browser

WORD = "Klantcontactcentrumondersteuningsafdelingnoordoostnederland"
NAMES = (
    "Wilhelmina van den Heuvel-Oosterbaan",
    "Anneke de Wit-Vermeulen",
    "Klantcontactcentrum Noordoost-Brabant",
    "Noorderhuis Thuiszorg en Hulpmiddelen",
    "Klantenservice Noordwest",
    "Jan-Willem de Vries",
    "Youssef Amrani",
    "Binnendienst",
    "Wilhelmina",
    "Youssef",
    "Fatma",
    "Bram",
    "Sanne",
)
AS_WIDE_AS_THEY_ARE = {"cards", "voice-card", "intake-checked"}
"""Sheets to print, and the table of a file, which is scrolled."""


NAMELESS = {
    "error-failed",
    "error-nowhere",
    "join-closed",
    "new-organisation",
    "offline",
    "sign-in-demo",
    "welcome",
} | {
    "visit-2-days",
    "visit-3-pictures",
    "visit-4-why",
    "visit-5-impact",
    "visit-6-install",
    "visit-7-notifications",
}
"""Nobody and nothing is named there."""


def renamed(html: str) -> str:
    for name in NAMES:
        html = html.replace(name, WORD)
    return html


@pytest.mark.parametrize("screen", sorted(SCREENS.keys() - AS_WIDE_AS_THEY_ARE))
def test_a_name_of_one_long_word_stays_on_the_page(gallery: Gallery, screen: str) -> None:
    gallery.show(screen, renamed)
    assert (gallery.page.get_by_text(WORD).count() > 0) == (screen not in NAMELESS)
    assert gallery.page.evaluate("document.documentElement.scrollWidth") <= 360


ON_A_CARD = ("Wilhelmina-Alexandrina van Oudenaarde-Rozenboom tot Westerschelde", WORD, "X")
# Each card with this name, and what of it is not wholly on its paper.
CUT_OFF = """name => [...document.querySelectorAll(".join-card")].flatMap(card => {
  card.querySelector("h2").textContent = `Hoi ${name.split(" ")[0]}, je wordt verwacht!`
  card.querySelector(".join-name").textContent = name
  card.querySelector(".join-team").textContent = "Klantcontactcentrum en Retourenafhandeling Noordoost-Nederland"
  const paper = card.getBoundingClientRect()
  const isOff = ({ left, right, top, bottom }) =>
    left < paper.left || right > paper.right || top < paper.top || bottom > paper.bottom
  return [...card.querySelectorAll("svg, p, h2")]
    .filter(part => isOff(part.getBoundingClientRect())).map(part => part.outerHTML)
})"""


@pytest.mark.parametrize("name", ON_A_CARD)
def test_a_card_to_join_by_has_its_address_on_it_whatever_the_name(browser: Browser, tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text(render("cards", "nl", build(ROOT / "static", tmp_path / "static")), "utf-8")
    server = serve(tmp_path)
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
    assert page.evaluate(CUT_OFF, name) == []
    page.emulate_media(media="print")
    assert page.evaluate(CUT_OFF, name) == []
    page.close()
    server.shutdown()
    server.server_close()
