"""On a small phone, also with text twice as large, no word is broken in the middle; only names and addresses may be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from app.i18n import LANGUAGES
from app.pwa.assets import Assets, build
from tests.look.gallery import render, serve
from tests.look.screens import SCREENS
from tests.look.tongue import ROOT

pytestmark = pytest.mark.browser

MAY_BREAK = ".way-name, .voice-paper-address, .voice-trap"  # the last is seen by nobody
TEXT = (16, 32)  # CSS pixels
# A word whose letters stand on more than one line, where no hyphen says so. What only ears get is a pixel wide.
_BROKEN = """mayBreak => {
  const found = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isForEars = part => part && (getComputedStyle(part).clipPath !== "none" || isForEars(part.parentElement));
  for (let text; (text = words.nextNode());) {
    const part = text.parentElement;
    if (!part.checkVisibility() || part.closest(`svg, script, style, template, ${mayBreak}`)) continue;
    const { hyphens } = getComputedStyle(part);
    if (isForEars(part) || part.getBoundingClientRect().width < 2 || hyphens === "auto") continue;
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}\\u2019']{2,}/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.push(`${word} in ${part.outerHTML.slice(0, 80)}`);
    }
  }
  return found; }"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("words")


@pytest.fixture(scope="module")
def assets(folder: Path) -> Assets:
    return build(ROOT / "static", folder / "static")


@pytest.fixture(scope="module")
def shown(browser: Browser, folder: Path) -> Iterator[tuple[Page, CDPSession, str]]:
    server = serve(folder)
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page, page.context.new_cdp_session(page), f"http://127.0.0.1:{server.server_port}"
    page.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", SCREENS)
def test_words_stay_whole(shown: tuple[Page, CDPSession, str], folder: Path, assets: Assets, name: str) -> None:
    page, session, address = shown
    found = []
    for language in LANGUAGES:
        (folder / f"{name}-{language}.html").write_text(render(name, language, assets), encoding="utf-8")
        page.goto(f"{address}/{name}-{language}.html")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        for size in TEXT:
            session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
            found += [f"{language}, text of {size}: {word}" for word in page.evaluate(_BROKEN, MAY_BREAK)]
    assert found == []
