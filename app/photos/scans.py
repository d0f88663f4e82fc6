"""What a picture costs beside its size. Pure.

A progressive JPEG is read once for each of its scans, and an empty one takes a few bytes of the file and as long as any
other; each segment takes a while too. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1. So do the chunks of a PNG:
https://www.w3.org/TR/png-3/, 5.3.
"""

import re
from collections.abc import Iterator

from app.photos.rules import MOST_CHUNKS, MOST_SCANS, MOST_SEGMENTS

_START, _START_OF_SCAN, _END = 0xD8, 0xDA, 0xD9
_STRAY = 1000  # bytes between segments, which readers step over one by one
_MARKER = re.compile(rb"\xff([\xc0-\xcf\xd8-\xfe])")  # but restarts, which stand within a scan


def takes_long(picture: bytes) -> bool:
    """Whether it goes over itself more often, or has more parts, than any camera or program makes."""
    if picture.startswith(b"\x89PNG"):
        return any(number > MOST_CHUNKS for number, _ in enumerate(_chunks(picture)))
    return picture.startswith(b"\xff\xd8") and _takes_scans(picture)


def _takes_scans(picture: bytes) -> bool:
    """Whether a JPEG has too many scans or segments, or none."""
    scans = 0
    for number, marker in enumerate(_markers(picture)):
        scans += marker == _START_OF_SCAN
        if scans > MOST_SCANS or number > MOST_SEGMENTS:
            return True
    return scans == 0


def _markers(jpeg: bytes) -> Iterator[int]:
    """Until the end of the first image: what phones keep behind it, and within segments, is not read."""
    at, reach = 0, _STRAY
    while (found := _MARKER.search(jpeg, at, at + reach)) and found[1][0] != _END:
        at, marker = found.end(), found[1][0]
        yield marker
        if marker == _START_OF_SCAN:
            reach = len(jpeg)  # the picture itself stands behind it
        if marker != _START:
            at += max(2, int.from_bytes(jpeg[at : at + 2]))


def _chunks(png: bytes) -> Iterator[int]:
    """Where each begins."""
    at = 8
    while at < len(png):
        yield at
        at += 12 + int.from_bytes(png[at : at + 4])
