"""Making of whatever was sent a photo that is safe to show: opened within limits, turned upright, and drawn anew.

What is kept is made of the pixels alone, so nothing of the file that came in stays: no place, no maker, no preview, and
nothing that hides behind the picture. https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.open
"""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from PIL import ExifTags, Image

from app.errors import Invalid
from app.photos.rules import LONGEST, MOST_BYTES, MOST_PIXELS, SMALL, fitted
from app.photos.scans import takes_long
from app.photos.turn import turn

_PAPER = (251, 247, 240)  # what shines through where a picture is see-through
_HELD = Image.Transpose
_UPRIGHT = {
    **{2: _HELD.FLIP_LEFT_RIGHT, 3: _HELD.ROTATE_180, 4: _HELD.FLIP_TOP_BOTTOM, 5: _HELD.TRANSPOSE},
    **{6: _HELD.ROTATE_270, 7: _HELD.TRANSVERSE, 8: _HELD.ROTATE_90},
}
"""How a photo is turned, by how its camera says that it was held: CIPA DC-008, 4.6.5, tag 274."""


@dataclass(frozen=True, slots=True)
class Made:
    """A photo as JPEG, with its size in pixels, and its small copy."""

    large: bytes
    small: bytes
    width: int
    height: int


def make(sent: bytes, most: int = MOST_BYTES, at_its_turn: Callable[[], None] = lambda: None) -> Made:
    """A photo of what was sent, at most so many bytes; `at_its_turn` is called once, just before it is drawn.

    Raises Invalid: photo_too_large, photo_unreadable; Busy; and what `at_its_turn` raises.
    """
    if len(sent) > most:
        raise Invalid("photo_too_large", field="photo")
    if takes_long(sent):
        raise Invalid("photo_unreadable", field="photo")
    with turn():
        at_its_turn()
        upright = _read(sent)
    width, height = fitted(*upright.size, LONGEST)
    large = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    small = large.resize(fitted(width, height, SMALL), Image.Resampling.LANCZOS, reducing_gap=3)
    return Made(_written(large), _written(small), width, height)


def _read(sent: bytes) -> Image.Image:
    """The pixels, upright; whatever a reader of pictures stumbles over is the fault of the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd about a file is gone with the file
            return _opened(sent)
    except Invalid:
        raise
    except Image.DecompressionBombError as error:
        raise Invalid("photo_too_large", field="photo") from error
    except Exception as error:  # what a reader of pictures stumbles over has many names
        raise Invalid("photo_unreadable", field="photo") from error


def _opened(sent: bytes) -> Image.Image:
    """The pixels, upright and without transparency."""
    with Image.open(io.BytesIO(sent), formats=list(MOST_PIXELS)) as file:
        if file.width * file.height > MOST_PIXELS.get(file.format or "", MOST_PIXELS["JPEG"]):  # MPO: several JPEGs
            raise Invalid("photo_too_large", field="photo")
        file.draft("RGB", (LONGEST, LONGEST))  # a large JPEG is read at half or a quarter of its size at once
        file.load()
        upright = _turned(file)
        if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
            over = upright.convert("RGBA")
            paper = Image.new("RGBA", over.size, (*_PAPER, 255))
            return Image.alpha_composite(paper, over).convert("RGB")
        return upright.convert("RGB")


def _turned(file: Image.Image) -> Image.Image:
    """As it was held; as it lies where that cannot be read."""
    try:
        how = _UPRIGHT.get(file.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # as above: anything may stand there
        how = None
    return file if how is None else file.transpose(how)


def _written(picture: Image.Image) -> bytes:
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()
