"""Counters and points, as rules over facts."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from app.deeds.rules import Deed
from app.scores.rules import COUNTER_OF, POINTS, SCORED_A_DAY, changes, points


def deeds() -> st.SearchStrategy[list[Deed]]:
    def one(kind: str, hours: int) -> Deed:
        at = datetime(2026, 11, 2, 5, tzinfo=UTC) + timedelta(hours=hours)
        return Deed(uuid4(), kind, at, "Europe/Amsterdam", at.date())

    return st.lists(st.builds(one, st.sampled_from([*COUNTER_OF, "choice"]), st.integers(0, 70)), max_size=30)


@given(deeds(), st.randoms())
def test_counting_does_not_depend_on_order(many: list[Deed], random: object) -> None:
    shuffled = list(many)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert changes(many, ()) == changes(shuffled, ())


@given(deeds())
def test_taking_everything_back_leaves_nothing(many: list[Deed]) -> None:
    for change in changes(many, many).values():
        assert not any(change.counts.values())
        assert not any(change.hours.values())


@given(st.fixed_dictionaries({name: st.integers(0, 1000) for name in POINTS}))
def test_talk_alone_stops_scoring_but_never_costs(counts: dict[str, int]) -> None:
    most = points(SCORED_A_DAY)
    assert 0 <= points(counts) <= most
    assert points(counts | {"strokes": counts["strokes"] + 1}) >= points(counts)


def test_a_deed_is_worth_more_than_all_the_talk_of_a_day() -> None:
    assert points({"surprises": 1}) > points({"strokes": 1000})
