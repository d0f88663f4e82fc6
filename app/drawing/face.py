"""The face of a drawing, inside of it: where an SVG stands on a page as a picture it can fetch nothing by itself."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
_LATIN, _EXTENDED = "fraunces-latin.woff2", "fraunces-latin-ext.woff2"
_RANGES = {_LATIN: "U+20-7E,U+A0-FF,U+2010-2026,U+20AC", _EXTENDED: "U+100-17F,U+218-21B"}


@dataclass(frozen=True, slots=True)
class Face:
    """A style sheet with the letters in it, and the content security policy that lets just this one be read."""

    style: str
    policy: str

    def put_into(self, svg: str) -> str:
        """The drawing with its face: right after its outermost tag was opened."""
        start, opened, rest = svg.partition(">")
        return f"{start}{opened}<style>{self.style}</style>{rest}"


def face_for(svg: str) -> Face:
    """The letters that a drawing needs: those of Dutch and English, and the further ones where a name has such."""
    return _face(is_extended=any(0x100 <= ord(letter) < 0x250 for letter in svg))


@cache
def _face(*, is_extended: bool) -> Face:
    style = "".join(_letters(file) for file in (_LATIN, *([_EXTENDED] if is_extended else [])))
    mark = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{mark}'; font-src data:; frame-ancestors 'none'"
    return Face(style, policy)


def _letters(file: str) -> str:
    content = b64encode((_FONTS / file).read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Fraunces";font-weight:600;unicode-range:{_RANGES[file]};'
        f'src:url("data:font/woff2;base64,{content}")format("woff2")}}'
    )
