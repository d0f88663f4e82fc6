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


def with_scans(scans: int) -> bytes:
    """A small grey JPEG in so many scans, of which all but the first are empty."""

    def segment(marker: int, said: bytes) -> bytes:
        return bytes([0xFF, marker]) + (len(said) + 2).to_bytes(2) + said

    codes = bytes([1, *[0] * 15])
    head = segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC2, bytes([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
    tables = segment(0xC4, b"\0" + codes + b"\0") + segment(0xC4, b"\x10" + codes + b"\0")
    first, empty = segment(0xDA, bytes([1, 1, 0, 0, 0, 0])), segment(0xDA, bytes([1, 1, 0, 1, 63, 0]))
    return b"\xff\xd8" + head + tables + first + b"\x7f" + (empty + b"\x7f") * (scans - 1) + b"\xff\xd9"


def with_segments(segments: int) -> bytes:
    """A small JPEG with so many empty comments."""
    return b"\xff\xd8" + b"\xff\xfe\0\2" * segments + picture()[2:]
