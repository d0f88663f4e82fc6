"""Whatever comes in, a photo is made of its pixels alone; and nothing that comes in takes the machine along."""

import io
import struct
import zlib
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import Busy, Invalid
from app.photos.making import make
from app.photos.rules import LONGEST, MOST_BYTES, MOST_CHUNKS, MOST_SCANS, MOST_SEGMENTS, SMALL, fitted
from app.photos.turn import MOST_IN_HAND, in_hand, turn
from tests.photos.pictures import MAKE, camera_photo, opened, picture, with_scans, with_segments

sizes = st.integers(1, 20_000)


@given(width=sizes, height=sizes, longest=st.integers(1, 4000))
def test_a_size_fits_and_keeps_its_form(width: int, height: int, longest: int) -> None:
    wide, high = fitted(width, height, longest)
    assert 1 <= wide <= max(1, min(width, longest))
    assert 1 <= high <= max(1, min(height, longest))
    scale = min(1.0, longest / max(width, height))
    assert abs(wide - width * scale) <= 1
    assert abs(high - height * scale) <= 1


def test_nothing_of_the_camera_stays() -> None:
    made = make(camera_photo())
    for content in (made.large, made.small):
        assert not opened(content).getexif()
        assert "comment" not in opened(content).info
        assert b"Alice" not in content
        assert b"Exif" not in content


@pytest.mark.parametrize(("orientation", "left"), [(1, "red"), (3, "blue"), (2, "blue")])
def test_a_photo_stands_upright(orientation: int, left: str) -> None:
    red, _, blue = opened(make(camera_photo(orientation)).large).getpixel((5, 20))  # type: ignore[misc]
    assert (red > 200, blue > 200) == (left == "red", left == "blue")


def test_one_that_was_held_sideways_is_turned() -> None:
    assert (make(camera_photo(6)).width, make(camera_photo(6)).height) == (40, 60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_jpeg_of_a_bearable_size(kind: str) -> None:
    made = make(picture(3000, 2000, kind))
    large, small = opened(made.large), opened(made.small)
    assert (large.format, large.size, (made.width, made.height)) == ("JPEG", (LONGEST, 1067), (LONGEST, 1067))
    assert (small.format, small.size) == ("JPEG", (SMALL, 480))


def test_what_is_see_through_gets_paper_behind_it() -> None:
    clear = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")
    assert opened(make(out.getvalue()).large).convert("L").getextrema()[0] > 230  # type: ignore[operator]


def test_what_a_camera_writes_wrongly_costs_no_photo() -> None:
    """Its orientation is read where it can be, and nothing else of it is."""
    exif = Image.Exif()
    exif[MAKE] = "Camera"
    broken = exif.tobytes().replace(b"\x0f\x01\x02\x00", b"\x12\x01\x02\x00")  # an orientation in letters
    assert make(picture(exif=broken)).width == 60
    odd = camera_photo(6).replace(b"\x00\x02\x00\x05", b"\x00\x02\x00\x02")  # a place of another type
    assert (make(odd).width, make(odd).height) == (40, 60)


def test_a_picture_that_goes_over_itself_as_usual_is_taken() -> None:
    behind = with_scans(MOST_SCANS + 1)  # as a film behind a photo, where any bytes may stand
    for sent in (with_scans(MOST_SCANS), picture(progressive=True) + behind, picture(comment=behind)):
        make(sent)


def test_a_photo_that_comes_as_several_pictures_is_the_first_of_them() -> None:
    beside = Image.new("RGB", (30, 20), "green")
    assert make(picture(kind="MPO", save_all=True, append_images=[beside])).width == 60


def test_nobody_waits_long_for_another_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.photos.making.turn", lambda: turn(patience=0))
    with turn(), pytest.raises(Busy):
        make(picture())
    make(picture())


def test_each_person_has_one_photo_in_hand_and_all_together_a_few() -> None:
    with ExitStack() as hands:
        hands.enter_context(in_hand(1))
        for person in (1, 1):
            with pytest.raises(Busy):
                hands.enter_context(in_hand(person))
        for person in range(2, MOST_IN_HAND + 1):
            hands.enter_context(in_hand(person))
        with pytest.raises(Busy):
            hands.enter_context(in_hand(MOST_IN_HAND + 1))
    with in_hand(1):
        pass


def png_that_says(width: int, height: int, chunks: int = 0) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"teSt", b"") * chunks
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "photo_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "photo_unreadable"),
        (b"GIF89a" + bytes(40), "photo_unreadable"),
        (camera_photo()[:200], "photo_unreadable"),
        (png_that_says(40, 40), "photo_unreadable"),
        (png_that_says(100_000, 100_000), "photo_too_large"),
        (png_that_says(100_000, 100_000, MOST_CHUNKS), "photo_unreadable"),
        (bytes(MOST_BYTES + 1), "photo_too_large"),
        (with_scans(MOST_SCANS + 1), "photo_unreadable"),
        (with_segments(MOST_SEGMENTS + 1), "photo_unreadable"),
        (b"\xff\xd8" + b"\xff" * 2000 + picture()[2:], "photo_unreadable"),
    ],
    ids=["nothing", "svg", "gif", "half", "torn", "bomb", "chunks", "heavy", "scans", "segments", "stray"],
)
def test_what_is_no_photo_is_refused_by_its_content(sent: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        make(sent)
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_no_bytes_break_it(tail: bytes) -> None:
    for head in (b"", picture()[:150], picture(kind="PNG")[:60], picture(kind="WEBP")[:60]):
        try:
            make(head + tail)
        except Invalid as refused:
            assert refused.code in {"photo_unreadable", "photo_too_large"}
