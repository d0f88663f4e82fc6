"""The quick reading of an ordinary item and the schema's reading are the same reading."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from app.deeds.plain import plain, uuid_of
from app.deeds.schemas import DeedSchema

ORDINARY = {
    "id": "01936c5e-7b00-7000-8000-000000000001",
    "kind": "tally",
    "occurred_at": "2026-11-23T09:12:30.001Z",
    "zone": "Europe/Amsterdam",
    "local_day": "2026-11-23",
    "payload": {},
}
ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.integers(),
    st.booleans(),
    st.text(max_size=80),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.datetimes().map(datetime.isoformat),
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(["2026-11-23T09:12", "20261123", "{01936c5e-7b00-7000-8000-000000000001}", "k" * 17, ""]),
)


def test_what_our_own_pages_send_is_ordinary() -> None:
    assert plain(ORDINARY) == {
        "id": UUID(ORDINARY["id"]),  # type: ignore[arg-type]
        "kind": "tally",
        "occurred_at": datetime(2026, 11, 23, 9, 12, 30, 1000, tzinfo=UTC),
        "zone": "Europe/Amsterdam",
        "local_day": datetime(2026, 11, 23).date(),  # noqa: DTZ001
        "payload": {},
    }


@given(st.dictionaries(st.sampled_from(list(ORDINARY)), ODD), st.sets(st.sampled_from(list(ORDINARY))))
def test_whatever_is_read_quickly_is_read_as_the_schema_reads_it(odd: dict[str, Any], absent: set[str]) -> None:
    item = {key: value for key, value in {**ORDINARY, **odd, "more": 1}.items() if key not in absent}
    quick = plain(item)
    if quick is not None:
        assert quick == DeedSchema().load(item)


@given(ODD)
def test_what_is_no_item_is_left_to_the_schema(item: Any) -> None:
    try:
        DeedSchema().load(item)
    except ValidationError:
        assert plain(item) is None


ALMOST_IDS = st.one_of(
    st.uuids().map(str),
    st.uuids().map(lambda known: known.hex),
    st.uuids().map(lambda known: f"{{{known}}}"),
    st.uuids().map(lambda known: known.urn),
    st.text("0123456789abcdefABCDEFg-{}:+_ urnid", min_size=30, max_size=40),
    st.text(max_size=40),
)


@given(ALMOST_IDS)
def test_an_id_is_read_quickly_as_its_constructor_reads_it(text: str) -> None:
    try:
        expected = UUID(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"UUID|invalid literal"):
            uuid_of(text)
    else:
        found = uuid_of(text)
        assert found == expected
        assert hash(found) == hash(expected)
        assert str(found) == str(expected)
        assert found.is_safe is expected.is_safe
