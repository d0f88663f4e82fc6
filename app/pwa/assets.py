"""Static files under names that carry their content's hash, so that a phone may keep them for ever.

No bundler: `build` copies every file of `static/` to a folder under its hashed name, with a brotli and a gzip copy
beside it, and joins the stylesheets into one. Names depend on content alone, so a build is deterministic, several
processes may run it at once, and files of earlier builds stay for pages that are still open.
"""

import gzip
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import brotli

from app.pwa import modules
from app.pwa.stylesheet import STATIC, AssetError, join

STYLESHEET = "css/app.css"
SHEETS = {STYLESHEET: "order.txt", "css/office.css": "order-office.txt"}
"""Built stylesheets and the list of each. Pages that are not opened ten times a day add the second one."""
ENTRY = "js/main.js"
SHARED = (
    "vendor/idb.js",
    "js/shared/gameday.js",
    "js/shared/outbox.js",
    "js/shared/leaving.js",
    "js/shared/receipts.js",
    "js/shared/arrivals.js",
    "js/shared/sender.js",
    "js/shared/badge.js",
)
"""What the service worker shares with the pages, in the order in which it runs: plain scripts.

They are served as one file, because a phone pays for every request; each of their names has its address.
"""
WORKER = ("js/worker/notes.js", "js/worker/pages.js", "js/worker/notify.js")
"""What the service worker loads after that, for itself alone."""
TODAY = ("js/clock.js", "js/forms.js", "js/today.js", "js/waiting.js", "js/cards.js", "js/add.js", ENTRY)
"""The modules on the way to Today, in the order in which they run; one file too."""
AFTERWARDS = ("js/sync.js", "js/tell.js", "js/offer.js", "js/versions.js")
"""What every page of somebody who is signed in fetches after first paint; one file too."""
PRELOADED = (*SHARED, *TODAY)
"""What a page names in its head, which spares a round trip for each import."""

_COMPRESSED = {".js", ".css", ".svg", ".json", ".txt"}
_KEPT_OFFLINE = {".js", ".css", ".svg", ".woff2"}
_NOT_SERVED = {".md", ".LICENSE", ""}
_SEEN_FIRST = "art/badges/"
_ON_EVERY_WALL = "art/badges/clapping-hands.svg"
_LINE_COMMENT = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)


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
        modules = {STATIC + path: url for path, url in self.urls.items() if path.endswith(".js")}
        return json.dumps({"imports": modules}, separators=(",", ":"))

    def preloads(self) -> list[str]:
        """Addresses of the modules on the way to Today."""
        return list(dict.fromkeys(self.url(path) for path in PRELOADED))

    def kept_offline(self) -> list[str]:
        """Addresses that the service worker fetches when it is installed; a badge's picture comes when it is seen."""
        return sorted({url for path, url in self.urls.items() if _is_kept(path)})

    def worker_scripts(self) -> list[str]:
        """Addresses of what the service worker loads when it starts."""
        return list(dict.fromkeys(self.url(path) for path in (*SHARED, *WORKER)))


def build(static_dir: Path, out_dir: Path) -> Assets:
    """Bring `out_dir` up to date with `static_dir`; files that are already there are left alone."""
    files = {path.relative_to(static_dir).as_posix(): path for path in _sources(static_dir)}
    content = {name: _readable_part(name, path.read_bytes()) for name, path in files.items()}
    scripts = {name: content.pop(name) for name in (*SHARED, *TODAY, *AFTERWARDS) if name in content}
    urls = {name: _store(out_dir, name, part) for name, part in content.items()}
    urls |= _store_scripts(out_dir, scripts)
    joined = {sheet: join(static_dir / "css", urls, order) for sheet, order in SHEETS.items()}
    urls |= {sheet: _store(out_dir, sheet, content) for sheet, content in joined.items()}
    listing = json.dumps(urls, sort_keys=True).encode()
    return Assets(root=out_dir, urls=urls, build_id=sha256(listing).hexdigest()[:12])


def _store_scripts(out_dir: Path, scripts: Mapping[str, bytes]) -> dict[str, str]:
    """Keep the scripts that every page needs as a few files: the worker shares the first with the pages."""
    shared = [name for name in SHARED if name in scripts]
    urls = dict.fromkeys(shared, _store(out_dir, "js/shared.js", b"\n".join(scripts[name] for name in shared)))
    for joined, names in {"js/app.js": TODAY, "js/afterwards.js": AFTERWARDS}.items():
        parts = {name: scripts[name].decode() for name in names if name in scripts}
        urls |= dict.fromkeys(parts, _store(out_dir, joined, modules.join(parts).encode()))
    return urls


def _is_kept(path: str) -> bool:
    is_seen_first = path.startswith(_SEEN_FIRST) and path != _ON_EVERY_WALL
    return Path(path).suffix in _KEPT_OFFLINE and not is_seen_first


def _sources(static_dir: Path) -> Iterator[Path]:
    for path in sorted(static_dir.rglob("*")):
        relative = path.relative_to(static_dir)
        is_served = path.suffix not in _NOT_SERVED and not path.name.startswith(".")
        if path.is_file() and is_served and relative.parts[0] != "css":
            yield path


def _readable_part(name: str, content: bytes) -> bytes:
    """Our own modules without the comments that fill a line: those are for who reads the source."""
    return _LINE_COMMENT.sub(b"", content) if name.startswith("js/") and name.endswith(".js") else content


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
