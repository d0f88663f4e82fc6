"""Whatever is written in a picture fits in it."""

from hypothesis import given
from hypothesis import strategies as st

from app.drawing.lettering import fitting, lines_of, shortened


@given(st.text(max_size=400), st.integers(20, 90))
def test_whatever_is_written_fits(text: str, most: int) -> None:
    lines = lines_of(text)
    assert len(lines) <= 3
    assert all(len(line) <= 48 for line in lines)
    assert 16 <= fitting(text, most) <= most


@given(st.text(max_size=80), st.integers(1, 60))
def test_a_name_is_cut_where_it_is_too_long(name: str, most: int) -> None:
    assert len(shortened(name, most)) <= most
    assert shortened(name, len(name) + 1) == name
