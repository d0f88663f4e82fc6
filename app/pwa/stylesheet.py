"""One stylesheet out of many small ones, because a phone pays for every request."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

STATIC = "/static/"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AIR = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(:) """)
_URL = re.compile(r"url\(\s*([\"']?)(?!data:|#|https?:)([^\"')]+)\1\s*\)")


class AssetError(Exception):
    """A source file is missing or names one that is; the message says which."""


def join(css_dir: Path, urls: Mapping[str, str], order_name: str = "order.txt") -> bytes:
    """The files that `order_name` in `css_dir` lists, one after the other, with `url()` pointing at hashed files.

    `urls` maps a path under static ("fonts/x.woff2") to its address. Comments and air stay behind.
    """
    order = css_dir / order_name
    if not order.is_file():
        return b""
    names = [line.strip() for line in order.read_text().splitlines()]
    parts = [_read(css_dir, name, urls) for name in names if name and not name.startswith("#")]
    return "\n".join(parts).encode()


def _read(css_dir: Path, name: str, urls: Mapping[str, str]) -> str:
    path = css_dir / name
    if not path.is_file():
        raise AssetError(f"static/css lists {name}, which is not there")
    text = _without_air(_COMMENT.sub("", path.read_text(encoding="utf-8")))
    return _URL.sub(lambda match: f'url("{_address(name, match[2], urls)}")', text)


def _without_air(text: str) -> str:
    """The text without what only its reader needs; what stands between quotes stays as it is."""
    return _AIR.sub(lambda match: "".join(filter(None, match.groups())), text).replace(";}", "}").strip()


def _address(stylesheet: str, target: str, urls: Mapping[str, str]) -> str:
    place, hash_sign, fragment = target.partition("#")
    folder = posixpath.dirname(f"{STATIC}css/{stylesheet}")
    path = posixpath.normpath(posixpath.join(folder, place)).removeprefix(STATIC)
    if path not in urls:
        raise AssetError(f"static/css/{stylesheet} names {target}, which is not there")
    return urls[path] + hash_sign + fragment
