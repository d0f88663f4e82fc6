"""Static files under names that carry their content's hash, so that a phone may keep them for ever.

No bundler: `build` copies every file of `static/` to a folder under its hashed name, with a brotli and a gzip copy
beside it, and joins the stylesheets into one. Names depend on content alone, so a build is deterministic, several
processes may run it at once, and files of earlier builds stay for pages that are still open.
"""

import gzip
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import brotli

from app.pwa import scripts
from app.pwa.stylesheet import STATIC, AssetError, join

STYLESHEET = "css/app.css"
SHEETS = {
    STYLESHEET: "order.txt",
    "css/office.css": "order-office.txt",
    "css/wall.css": "order-wall.txt",
    "css/compliment.css": "order-compliment.txt",
    "css/team.css": "order-team.txt",
    "css/roster.css": "order-roster.txt",
    "css/cards.css": "order-cards.txt",
    "css/voice.css": "order-voice.txt",
    "css/photo.css": "order-photo.txt",
}
"""Built stylesheets and the list of each: the first is for every page, the others for those that link them."""
_COMPRESSED = {".js", ".css", ".svg", ".json", ".txt"}
_KEPT_OFFLINE = {".js", ".css", ".svg", ".woff2"}
_NOT_SERVED = {".md", ".LICENSE", ""}
_SEEN_FIRST = "art/badges/"
_ON_EVERY_WALL = "art/badges/clapping-hands.svg"


@dataclass(frozen=True, slots=True)
class Assets:
    """One build: where its files are and under which address a page finds each."""

    root: Path
    urls: Mapping[str, str]
    build_id: str

    def url(self, path: str) -> str:
        """The address of `path` ("css/app.css"); raises AssetError for a file that is not there."""
        try:
            return self.urls[path]
        except KeyError:
            raise AssetError(f"static/{path} is not there") from None

    def import_map(self) -> str:
        """JSON for `<script type="importmap">`: modules import each other by their plain names."""
        modules = {
            STATIC + path: url for path, url in self.urls.items() if path.endswith(".js") and path != scripts.OWN
        }
        return json.dumps({"imports": modules}, separators=(",", ":"))

    def preloads(self) -> list[str]:
        """Addresses of the modules on the way to Today."""
        return list(dict.fromkeys(self.url(path) for path in scripts.PRELOADED))

    def kept_offline(self) -> list[str]:
        """Addresses that the service worker fetches when it is installed; a badge's picture comes when it is seen."""
        return sorted({url for path, url in self.urls.items() if _is_kept(path)})

    def worker_script(self) -> str:
        """The address of what the service worker loads when it starts."""
        return self.url(scripts.OWN)

    def outbox_scripts(self) -> list[str]:
        """Addresses of what it loads when it has to look into the outbox, or to send."""
        return list(dict.fromkeys(self.url(path) for path in (*scripts.SHARED, *scripts.SENDING, scripts.LEAVING)))


def build(static_dir: Path, out_dir: Path) -> Assets:
    """Bring `out_dir` up to date with `static_dir`; files that are already there are left alone."""
    files = {path.relative_to(static_dir).as_posix(): path for path in _sources(static_dir)}
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items() if path.suffix == ".js"}
    urls = {name: _store(out_dir, name, path.read_bytes()) for name, path in files.items() if name not in texts}
    stored = {name: _store(out_dir, name, text.encode()) for name, text in scripts.packed(texts).items()}
    urls |= {name: stored[place] for name, place in scripts.places(texts).items()} | {scripts.OWN: stored[scripts.OWN]}
    joined = {sheet: join(static_dir / "css", urls, order) for sheet, order in SHEETS.items()}
    urls |= {sheet: _store(out_dir, sheet, content) for sheet, content in joined.items()}
    listing = json.dumps(urls, sort_keys=True).encode()
    return Assets(root=out_dir, urls=urls, build_id=sha256(listing).hexdigest()[:12])


def _is_kept(path: str) -> bool:
    is_seen_first = path.startswith(_SEEN_FIRST) and path != _ON_EVERY_WALL
    return Path(path).suffix in _KEPT_OFFLINE and path != scripts.OWN and not is_seen_first


def _sources(static_dir: Path) -> Iterator[Path]:
    for path in sorted(static_dir.rglob("*")):
        relative = path.relative_to(static_dir)
        is_served = path.suffix not in _NOT_SERVED and not path.name.startswith(".")
        if path.is_file() and is_served and relative.parts[0] != "css":
            yield path


def _store(out_dir: Path, name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    hashed = f"{stem}.{sha256(content).hexdigest()[:10]}{dot}{suffix}"
    target = out_dir / hashed
    if not target.is_file():
        if dot + suffix in _COMPRESSED:
            for ending, packed in _packed(content).items():
                _write(target.with_name(target.name + ending), packed)
        _write(target, content)  # last: its presence says that all three are whole
    return STATIC + hashed


@lru_cache(maxsize=256)  # a test run builds the same files for many applications
def _packed(content: bytes) -> dict[str, bytes]:
    return {".br": brotli.compress(content), ".gz": gzip.compress(content, mtime=0)}


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(target)
