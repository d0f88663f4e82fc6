"""A batch is read as its items are one by one, whatever an item has in common with the one before."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import _moment_as_text, moment_as_said
from app.deeds.plain import plain
from app.deeds.reading import Reader
from app.deeds.rules import Arrival, Deed
from app.way import compose
from tests.deeds.test_plain import ORDINARY

PAYLOADS = {name: kind.payload for name, kind in compose().kinds.items()}
NOW = datetime(2026, 10, 25, 9, 30, tzinfo=UTC)  # a few hours after the clocks of Europe went back
SPREAD = [timedelta(), timedelta(days=6, hours=23), timedelta(days=8), timedelta(minutes=-3), timedelta(hours=8)]
NEAR = st.integers(-90 * 60, 90 * 60).map(lambda seconds: timedelta(seconds=seconds))

moments = st.builds(lambda ago, near: NOW - ago + near, st.sampled_from(SPREAD), NEAR)
said = st.one_of(
    moments.map(lambda at: at.isoformat().replace("+00:00", "Z")),
    moments.map(lambda at: at.isoformat(timespec="milliseconds").replace("+00:00", "Z")),
    moments.map(lambda at: at.astimezone().isoformat()),
    st.sampled_from(["2026-10-25T09:12:30.001", "2026-W43-7T09:12:30.001Z", "20261025T091230Z", "", None]),
)
items: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str) | st.sampled_from(["no id", 7, None]),
        "kind": st.sampled_from(["tally", "tally", "tally", "note", "completion", "unheard"]),
        "occurred_at": said,
        "zone": st.sampled_from(["Europe/Amsterdam", "Europe/Amsterdam", "Asia/Kathmandu", "Nowhere/Known"]),
        "local_day": st.sampled_from(["2026-10-25", "2026-10-25", "20261025", "2026-10-24", "2026-10-18", None]),
        "payload": st.sampled_from([{}, {}, {}, {}, {"more": 1}, [], 0, None]),
    }
)
ODD_MOMENTS = st.sampled_from(
    ["2026-W43-7T09:12:30.001Z", "2026-10-25T09:12:30,001Z", "2026-10-25 09:12:30.001Z", "2026-10-24T24:00:00.000Z"]
)
offs = st.sampled_from([timedelta(), timedelta(), timedelta(hours=1), timedelta(days=-1)])


def reader(skew: timedelta) -> Reader:
    return Reader(
        PAYLOADS, lambda deeds, said: list(zip(deeds, said, strict=True)), Arrival(NOW, skew, "Europe/Amsterdam")
    )


@given(st.lists(items | st.none() | st.text(max_size=3), max_size=12), offs)
def test_what_is_like_the_one_before_is_read_as_if_it_came_alone(batch: list[Any], skew: timedelta) -> None:
    results, read = reader(skew).read(batch)
    alone = [reader(skew).read([item]) for item in batch]
    for at, result in enumerate(results):
        assert vars(result) | {"index": 0} == vars(alone[at][0][0])
    assert [item.deed for item in read] == [item.deed for _, one in alone for item in one]
    assert all(type(item.deed) is Deed and type(item.deed.id) is UUID for item in read)
    for _, deed, row in read:
        moment = moment_as_said(row[1])
        assert moment in {"", _moment_as_text(deed.occurred_at)}


def test_what_a_pad_sends_is_settled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[Any] = []

    def noted(raw: Any) -> dict[str, Any] | None:
        settled.append(raw)
        return plain(raw)

    monkeypatch.setattr("app.deeds.reading.plain", noted)
    batch = [{**ORDINARY, "local_day": "2026-10-25", "occurred_at": f"2026-10-25T09:12:30.{n:03}Z"} for n in range(50)]
    _, read = reader(timedelta()).read(batch)
    assert (len(read), len(settled)) == (50, 1)
    assert all(moment_as_said(item.row[1]) for item in read)


@given(
    st.one_of(st.datetimes().map(datetime.isoformat), st.from_regex(r"[\d:.TWZ-]{20,24}", fullmatch=True), ODD_MOMENTS)
)
def test_a_moment_is_written_as_it_was_said_only_where_that_is_the_same(said: str) -> None:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return
    assert moment_as_said(said) in {"", moment.tzinfo and _moment_as_text(moment)}
