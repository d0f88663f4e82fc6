"""What a photo may be, and how large it is kept. Pure."""

LONGEST = 1600  # pixels of the longer side, as phones make them before they send
SMALL = 720  # of the copy for the wall: sharp at the width of a card on a phone
MOST_BYTES = 4 * 1024 * 1024  # of what is sent: five times what a phone makes of a photo
MOST_SENT = 16 * 1024 * 1024  # by a form without JavaScript, which takes a photo as the camera left it
MOST_PIXELS = {"JPEG": 25_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
"""What is opened, known by its content and never by its name or what the request says of it; and how large it may be.

A JPEG is read at a part of its size, so that what phones take by themselves (24 megapixels) is no trouble.
"""
MOST_SCANS = 30  # of a JPEG, each of which is read over the whole picture; programs that write them make about ten
MOST_SEGMENTS = 1000  # of a JPEG; colours and what a camera tells take some hundreds at most
MOST_CHUNKS = 5000  # of a PNG, which programs fill with 8 KB or more


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """The size at which a picture fits within a square, at least one pixel each way; a small one stays as it is."""
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
