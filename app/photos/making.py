"""Making of whatever was sent a photo that is safe to show: opened within limits, turned upright, and drawn anew.

What is kept is made of the pixels alone, so nothing of the file that came in stays: no place, no maker, no preview, and
nothing that hides behind the picture. https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.open
"""

import io
import warnings
from dataclasses import dataclass
from threading import Lock

from PIL import Image, ImageOps

from app.errors import Invalid
from app.photos.rules import LONGEST, MOST_BYTES, MOST_PIXELS, SMALL, fitted

_TURN = Lock()  # a picture takes much memory while it is open: one at a time in each process
_PAPER = (251, 247, 240)  # what shines through where a picture is see-through


@dataclass(frozen=True, slots=True)
class Made:
    """A photo as JPEG, with its size in pixels, and its small copy."""

    large: bytes
    small: bytes
    width: int
    height: int


def make(sent: bytes, most: int = MOST_BYTES) -> Made:
    """A photo of what was sent, at most so many bytes. Raises Invalid: photo_too_large, photo_unreadable."""
    if len(sent) > most:
        raise Invalid("photo_too_large", field="photo")
    try:
        with _TURN, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd about a file is gone with the file
            upright = _opened(sent)
    except Image.DecompressionBombError as error:
        raise Invalid("photo_too_large", field="photo") from error
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError) as error:
        raise Invalid("photo_unreadable", field="photo") from error
    width, height = fitted(*upright.size, LONGEST)
    large = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    small = large.resize(fitted(width, height, SMALL), Image.Resampling.LANCZOS, reducing_gap=3)
    return Made(_written(large), _written(small), width, height)


def _opened(sent: bytes) -> Image.Image:
    """The pixels, upright and without transparency."""
    with Image.open(io.BytesIO(sent), formats=list(MOST_PIXELS)) as file:
        if file.width * file.height > MOST_PIXELS[file.format or ""]:
            raise Invalid("photo_too_large", field="photo")
        file.draft("RGB", (LONGEST, LONGEST))  # a large JPEG is read at half or a quarter of its size at once
        upright = ImageOps.exif_transpose(file)
        if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
            over = upright.convert("RGBA")
            paper = Image.new("RGBA", over.size, (*_PAPER, 255))
            return Image.alpha_composite(paper, over).convert("RGB")
        return upright.convert("RGB")


def _written(picture: Image.Image) -> bytes:
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()
