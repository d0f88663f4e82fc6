"""Every screen of the gallery is sound HTML: what the policy of the pages forbids, and what a reader needs."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest

from app.badges.catalogue import LOOKS
from app.pwa.assets import Assets, build
from tests.look.gallery import render
from tests.look.screens import SCREENS
from tests.look.tongue import ROOT

FRAME = re.compile(r'^\{%-? extends "(.+?)" -?%\}', re.MULTILINE)
"""The page around a page; what is one is a page, unless it is such a frame itself."""


class Reader(HTMLParser):
    """Collects the attributes, the ids and the headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.unnamed: list[str] = []
        self.is_in_bar = self.has_bar = False
        self.lit: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(list(named))
        self.ids.update([named["id"] or ""] if "id" in named else [])
        if (tag, named.get("class")) == ("nav", "bar"):
            self.is_in_bar = self.has_bar = True
        if self.is_in_bar and "aria-current" in named:
            self.lit.append(named.get("href"))
        if tag == "img" and "alt" not in named:
            self.unnamed.append(str(named.get("src")))

    def handle_endtag(self, tag: str) -> None:
        self.is_in_bar = self.is_in_bar and tag != "nav"


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Assets:
    return build(ROOT / "static", tmp_path_factory.mktemp("assets"))


@pytest.fixture(scope="module", params=SCREENS)
def screen(request: pytest.FixtureRequest, assets: Assets) -> Reader:
    """What is on a screen; it is rendered once for all that is asked of it."""
    reader = Reader()
    reader.feed(render(request.param, "nl", assets))
    return reader


def test_every_page_is_in_the_gallery() -> None:
    folder = ROOT / "templates"
    pages = {str(path.relative_to(folder)) for path in folder.rglob("*.html") if FRAME.search(path.read_text("utf-8"))}
    frames = {frame.group(1) for name in pages if (frame := FRAME.search((folder / name).read_text("utf-8")))}
    assert pages - frames - {screen.template for screen in SCREENS.values()} == set()


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html")]
    drawn = re.findall(r"^  '([\w-]+)': '<", (ROOT / "templates/macros/icons.html").read_text("utf-8"), re.MULTILINE)
    assert {name for text in texts for name in re.findall(r"icon\('([\w-]+)'", text)} - {*drawn} == set()


def test_nothing_is_styled_or_scripted_in_line(screen: Reader) -> None:
    assert [key for key in screen.attributes if key == "style" or key.startswith("on")] == []


def test_ids_are_there_once(screen: Reader) -> None:
    repeated = [key for key, times in screen.ids.items() if times > 1]
    # The samples of the wall share their numbers; in the product every entry has its own.
    assert [key for key in repeated if not re.fullmatch(r"(surprise|compliment|award)-\d", key)] == []


def test_a_page_has_one_title_one_main_and_named_pictures(screen: Reader) -> None:
    assert (screen.tags["h1"], screen.tags["main"], screen.unnamed) == (1, 1, [])


def test_the_bar_says_on_which_way_one_is(screen: Reader) -> None:
    assert len(screen.lit) == screen.has_bar, screen.lit


def test_every_badge_has_its_picture() -> None:
    art = ROOT / "static" / "art" / "badges"
    assert [badge.art for badge in LOOKS.values() if not (art / badge.art).is_file()] == []


def test_the_first_visit_is_light(assets: Assets) -> None:
    """Style and face of Today: at most 11.5 kB and 25 kB on the line."""
    assert len(brotli.compress((assets.root / local(assets, "css/app.css")).read_bytes())) <= 11_500
    assert (assets.root / local(assets, "fonts/fraunces-latin.woff2")).stat().st_size <= 25_000
    assert len(brotli.compress(render("today", "nl", assets).encode())) <= 12_000


def local(assets: Assets, name: str) -> Path:
    return Path(assets.url(name).removeprefix("/static/"))


def test_the_pot_of_a_week_stands_above_its_week_and_an_unknown_one_leaves_a_gap(assets: Assets) -> None:
    drawing = render("team", "nl", assets).split('class="weeks-drawing is-narrow"')[1].split("</svg>")[0]
    bars = [
        (float(x), float(wide))
        for x, wide in re.findall(r'<rect class="bar-\w+" x="([\d.]+)".*? width="([\d.]+)"', drawing)
    ]
    weeks = sorted({round(x + wide / 2, 1) for x, wide in bars})
    dots = [float(x) for x in re.findall(r'class="course-now" cx="([\d.]+)"', drawing)]
    assert dots == [week for n, week in enumerate(weeks) if n != 2], "of the third nothing is known"
    assert drawing.count("course-edge") == 2
