"""Screenshots of every screen from sample view models: `python -m tests.look.gallery OUT [name part]`.

Renders the templates with plain Jinja and the Dutch catalogue, so that a designer sees a change at once, on a phone and
a laptop, light and dark, without a database. Needs Chromium.
"""

import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape
from playwright.sync_api import Browser, sync_playwright

from app.i18n import BRITISH, LANGUAGES, DotsEndLines, unbroken
from app.pwa.assets import Assets, build
from app.tallies.facets import PLACES, QUESTIONS
from app.tallies.rules import pens, strokes
from app.web.messages import MESSAGES
from app.web.shell import DAY_BEGINS
from tests.look.samples import person
from tests.look.screens import SCREENS
from tests.look.told import address
from tests.look.tongue import ROOT, WORDS, catalogue, say

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
SIZES = {"phone": (360, 740), "laptop": (1280, 800)}
HEAD = '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{{ stylesheet() }}">'


def environment(language: str, assets: Assets) -> Environment:
    """Jinja as the app sets it up, for one language and without JavaScript in the head."""
    folders = ChoiceLoader([DictLoader({"pwa/head.html": HEAD}), FileSystemLoader(ROOT / "templates")])
    env = Environment(
        loader=folders,
        autoescape=select_autoescape(["html"]),
        extensions=["jinja2.ext.i18n", DotsEndLines],
        undefined=StrictUndefined,
    )
    env.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]

    def day(value: date, pattern: str = "d MMMM") -> str:
        return unbroken(format_date(value, pattern, locale=language))

    def moment(value: datetime, pattern: str = "d MMM HH:mm") -> str:
        return unbroken(format_datetime(value, pattern, locale=language))

    def listed(parts: Iterable[str]) -> str:
        return format_list(list(parts), locale=BRITISH if language == "en" else language)

    number = partial(format_decimal, locale=language)
    env.filters.update(
        dateformat=day, datetimeformat=moment, decimalformat=number, counted=number, listed=listed,
        told=lambda row: row,
    )  # fmt: skip
    env.globals.update(
        account_here=lambda: "01936c5e-7b00-7000-8000-00000000a11c",
        asset=assets.url, stylesheet=lambda: assets.url("css/app.css"), csp_nonce=lambda: "n", uuid7=uuid4,
        push_key=str, has_push=lambda: True, own_hours=lambda: (540, 1020), pen_paths=pens, tally_sheet=strokes,
        stroke_places=lambda: PLACES, stroke_questions=lambda: QUESTIONS, get_flashed_messages=lambda **_: [],
        get_locale=lambda: language, url_for=address, LANGUAGES=LANGUAGES,
        message_for=lambda code: say(language, MESSAGES[code]), words=WORDS[language],
        language=language, zone="Europe/Amsterdam",
        game_day="2026-11-23", offsets="", day_start=4, unread=2, state_json="{}", keep=[], bare=False, quiet=False,
        person=person(), nav="today", day_begins=DAY_BEGINS,
    )  # fmt: skip
    return env


def render(name: str, language: str, assets: Assets) -> str:
    """The HTML of one screen."""
    screen = SCREENS[name]
    return environment(language, assets).get_template(screen.template).render(**screen.context(language))


def shoot(browser: Browser, address: str, out: Path, theme: Any, size: tuple[int, int]) -> None:
    """One picture; a tall page continues below the fold in a second one."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2,
        color_scheme=theme,
        java_script_enabled=True,
    )
    page.goto(address)
    page.evaluate("document.querySelectorAll('img').forEach((picture) => { picture.loading = 'eager' })")
    page.evaluate("Promise.all([document.fonts.ready, ...[...document.images].map((picture) => picture.decode())])")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        print(f"  OVERFLOW {wide}px: {out.name}")
    page.screenshot(path=out)
    if page.evaluate("document.documentElement.scrollHeight > innerHeight + 40") and size[0] < 600:
        page.screenshot(path=out.with_stem(out.stem + "-full"), full_page=True)
    page.close()


def serve(folder: Path) -> ThreadingHTTPServer:
    """The built files and pages on a free local port."""
    handler: Callable[..., Any] = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the screenshots are the output."""


def main(out: Path, part: str = "", languages: str = "nl", zoom: int = 100) -> None:
    """Take the pictures of all screens whose name holds `part`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        root = Path(folder)
        assets = build(ROOT / "static", root / "static")
        server = serve(root)
        large_text = f"--blink-settings=defaultFontSize={16 * zoom // 100}"
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, large_text])
        for name in (name for name in SCREENS if part in name):
            for language in languages.split(","):
                (root / "page.html").write_text(render(name, language, assets), encoding="utf-8")
                for size_name, size in SIZES.items():
                    for theme in ("light", "dark"):
                        picture = out / f"{name}-{language}-{size_name}-{theme}.png"
                        shoot(browser, f"http://127.0.0.1:{server.server_port}/page.html", picture, theme, size)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    given = [*sys.argv[2:], *["", "nl", "100"][len(sys.argv) - 2 :]]
    main(Path(sys.argv[1]), given[0], given[1], int(given[2]))
