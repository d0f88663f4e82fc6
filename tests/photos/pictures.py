"""Pictures for tests, drawn when they are asked for."""

import io
from typing import Any

from PIL import Image

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def picture(width: int = 60, height: int = 40, kind: str = "JPEG", mode: str = "RGB", **saved: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    drawn = Image.new(mode, (width, height), "red")
    drawn.paste("blue", (width // 2, 0, width, height))
    out = io.BytesIO()
    drawn.save(out, kind, **saved)
    return out.getvalue()


def camera_photo(orientation: int = 1) -> bytes:
    """What a phone's camera leaves: with its maker, a place, and how it was held."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Camera of Alice", orientation
    exif.get_ifd(GPS)[2] = (52.0, 22.0, 12.0)
    return picture(exif=exif, comment=b"taken at home")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
