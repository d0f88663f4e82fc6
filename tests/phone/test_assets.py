"""Hashed files, one stylesheet, and what a phone has to load."""

import gzip
import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from app.pwa.assets import SHEETS, Assets, build
from app.pwa.scripts import ScriptError, flat, without_comments
from app.pwa.stylesheet import AssetError
from tests.phone.stub_server import REPO, Stub

STATIC = REPO / "static"
BUDGET = 12_000  # bytes of JavaScript before a tap counts, brotli; all of a first visit: test_weight.py


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Assets:
    return build(STATIC, tmp_path_factory.mktemp("built"))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A small static folder: a module, a picture, and two stylesheets that name it."""
    folder = tmp_path / "static"
    for name, text in {
        "js/main.js": "// why\nexport const one = 1;\n",
        "js/wall.js": "// why\nexport const one = 1;\n",
        "art/pot.svg": "<svg/>",
        "css/order.txt": "# comment\nfirst.css\nrooms/second.css\n",
        "css/first.css": "/* why */\na { background: url(/static/art/pot.svg) }\n",
        "css/rooms/second.css": 'b { background: url("../../art/pot.svg#lid"); mask: url(data:x) }\n',
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def file_of(assets: Assets, path: str) -> Path:
    return assets.root / assets.url(path).removeprefix("/static/")


def test_the_same_sources_give_the_same_names(sources: Path, tmp_path: Path) -> None:
    first, second = build(sources, tmp_path / "one"), build(sources, tmp_path / "two")
    assert first.urls == second.urls
    assert first.build_id == second.build_id


def test_a_change_gives_a_new_name_and_leaves_the_old_file(sources: Path, tmp_path: Path) -> None:
    before = build(sources, tmp_path / "out")
    (sources / "js" / "main.js").write_text("export const one = 2;\n")
    after = build(sources, tmp_path / "out")
    assert before.url("js/main.js") != after.url("js/main.js")
    assert before.build_id != after.build_id
    assert file_of(before, "js/main.js").is_file()


def test_compressed_copies_hold_the_same(sources: Path, tmp_path: Path) -> None:
    path = file_of(build(sources, tmp_path / "out"), "js/wall.js")
    assert path.read_bytes() == b"export const one = 1;\n"
    assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == path.read_bytes()
    assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()


def test_the_stylesheet_names_hashed_files(sources: Path, tmp_path: Path) -> None:
    assets = build(sources, tmp_path / "out")
    css = file_of(assets, "css/app.css").read_text()
    pot = assets.url("art/pot.svg")
    assert css == f'a{{background:url("{pot}")}}\nb{{background:url("{pot}#lid");mask:url(data:x)}}'


def test_a_stylesheet_loses_its_air_and_no_meaning(sources: Path, tmp_path: Path) -> None:
    first = 'a > b :is(c, d) + e {\n  content: "x, y: z";\n  inline-size: calc(1px + 2px);\n}\n\n'
    text = first + "@media (width > 1px) { f { margin: 0 1px; } }\n"
    (sources / "css" / "first.css").write_text(text)
    css = file_of(build(sources, tmp_path / "out"), "css/app.css").read_text()
    kept = 'a > b :is(c,d) + e{content:"x, y: z";inline-size:calc(1px + 2px)}@media (width > 1px){f{margin:0 1px}}'
    assert css.splitlines()[0] == kept


def test_a_name_that_is_not_there_stops_the_build(sources: Path, tmp_path: Path) -> None:
    (sources / "css" / "first.css").write_text("a { background: url(/static/art/gone.svg) }")
    with pytest.raises(AssetError, match=r"first\.css names .*gone\.svg"):
        build(sources, tmp_path / "out")


def test_several_processes_may_build_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        built = list(pool.map(lambda _n: build(STATIC, tmp_path), range(4)))
    assert len({assets.build_id for assets in built}) == 1
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()]


def test_the_way_to_today_stays_light(assets: Assets) -> None:
    packed = [assets.root / (url.removeprefix("/static/") + ".br") for url in assets.preloads()]
    assert len(packed) <= 6
    assert sum(path.stat().st_size for path in packed) <= BUDGET


def test_the_way_to_today_needs_nothing_that_is_not_preloaded(assets: Assets) -> None:
    """A static import that is missing from the preloads would cost a round trip."""
    preloaded = {path for path, url in assets.urls.items() if url in assets.preloads()}
    for path in preloaded:
        for target in re.findall(r'^import (?:.* from )?"(.+?)";', (STATIC / path).read_text(), re.MULTILINE):
            assert ((STATIC / path).parent / target).resolve().relative_to(STATIC).as_posix() in preloaded


@pytest.mark.parametrize(
    ("text", "packed"),
    [
        ("// why\nconst one = 1; // ms\n\n  one();\n", "const one = 1;\none();\n"),
        ('const two = "a // b"; // and "that"\n', 'const two = "a // b"; // and "that"\n'),
    ],
)
def test_only_what_its_reader_needs_stays_behind(text: str, packed: str) -> None:
    assert flat(without_comments("js/a.js", text)) == packed


def test_a_text_of_several_lines_stops_the_build() -> None:
    with pytest.raises(ScriptError, match="js/a"):
        without_comments("js/a.js", "const text = `one\n  two`;\n")


def test_the_worker_starts_with_one_file_that_no_page_loads(assets: Assets) -> None:
    assert assets.worker_script() not in [*assets.kept_offline(), *assets.outbox_scripts()]
    assert assets.worker_script() not in assets.import_map()


def test_every_stylesheet_is_listed() -> None:
    css = STATIC / "css"
    lines = [line for order in SHEETS.values() for line in (css / order).read_text().splitlines()]
    listed = sorted({line for line in lines if line and not line.startswith("#")})  # some in several
    assert sorted(path.relative_to(css).as_posix() for path in css.rglob("*.css")) == listed


def test_modules_import_only_what_is_there(assets: Assets) -> None:
    for path in (STATIC / "js").rglob("*.js"):
        for target in re.findall(r'(?:from |import |import\()"(\..+?)"', path.read_text()):
            assert ((path.parent / target).resolve()).is_file(), f"{path.name} imports {target}"


@pytest.fixture
def client(stub: Stub) -> FlaskClient:
    return stub.app.test_client()


@pytest.mark.parametrize("path", ["js/main.js", "css/app.css", "icons/app-192.png"])
def test_files_are_kept_for_ever(client: FlaskClient, stub: Stub, path: str) -> None:
    address = stub.app.extensions["assets"].url(path)
    with closing(client.get(address, headers={"Accept-Encoding": "br"})) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers.get("Content-Encoding") == (None if path.endswith(".png") else "br")


def test_the_worker_is_asked_for_every_time(client: FlaskClient, stub: Stub) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.mimetype == "text/javascript"
    assert json.dumps(stub.app.extensions["assets"].build_id) in answer.text


def test_the_manifest_names_icons_that_are_there(client: FlaskClient) -> None:
    manifest = client.get("/manifest.webmanifest").get_json()
    assert manifest["start_url"] == "/today"
    for icon in manifest["icons"]:
        with closing(client.get(icon["src"])) as answer:
            assert answer.status_code == 200
