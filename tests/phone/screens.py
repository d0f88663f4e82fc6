"""The screens of the gallery in a real browser, drawn one after the other in one page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, CDPSession, Page

from app.pwa.assets import Assets, build
from tests.look.gallery import render, serve
from tests.look.tongue import ROOT


class Gallery:
    """A small phone that shows what it is given."""

    def __init__(self, page: Page, folder: Path, assets: Assets, address: str) -> None:
        self.page, self.folder, self.assets, self.address = page, folder, assets, address
        self.session: CDPSession = page.context.new_cdp_session(page)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, folder: Path) -> Iterator[Self]:
        assets, server = build(ROOT / "static", folder / "static"), serve(folder)
        context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
        yield cls(context.new_page(), folder, assets, f"http://127.0.0.1:{server.server_port}")
        context.close()
        server.shutdown()
        server.server_close()

    def show(self, name: str, changed: Callable[[str], str] = str) -> None:
        html = changed(render(name, "nl", self.assets))
        (self.folder / f"{name}.html").write_text(html, encoding="utf-8")
        self.page.goto(f"{self.address}/{name}.html")
