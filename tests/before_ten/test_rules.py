"""A list that many hands close: whatever the order, it comes to the same."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.before_ten.rules import Added, Helped, lines_of, report_of

TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = st.sampled_from(("Alice", "Bob", "Carol"))
ITEMS = st.integers(1, 6).map(lambda n: UUID(int=n))
MOMENTS = st.integers(0, 90).map(lambda minutes: TEN - timedelta(minutes=minutes))
ADDED = st.lists(st.builds(Added, ITEMS, st.just("The lady from the fourth floor"), NAMES, MOMENTS), max_size=6)
HELPED = st.lists(st.builds(Helped, ITEMS, NAMES, MOMENTS, st.sampled_from(("", "Ring first"))), max_size=10)


@given(ADDED, HELPED, st.randoms())
def test_the_order_in_which_deeds_arrive_does_not_matter(added: list[Added], helped: list[Helped], luck) -> None:  # type: ignore[no-untyped-def]
    added = list({one.item: one for one in added}.values())
    lines = lines_of(added, helped)
    shuffled = luck.sample(added, len(added)), luck.sample(helped, len(helped))
    assert lines_of(*shuffled) == lines


@given(ADDED, HELPED)
def test_each_item_is_there_once_and_is_helped_when_anybody_helped(added: list[Added], helped: list[Helped]) -> None:
    lines = lines_of(added, helped + helped)
    assert {line.item for line in lines} == {one.item for one in added}
    assert len(lines) == len({line.item for line in lines})
    for line in lines:
        assert line.is_helped == any(one.item == line.item for one in helped)
        assert len(line.helpers) == len(set(line.helpers))
    assert [line.is_helped for line in lines] == sorted(line.is_helped for line in lines)


@given(ADDED, HELPED)
def test_a_report_leaves_nobody_out(added: list[Added], helped: list[Helped]) -> None:
    lines = lines_of(added, helped)
    report = report_of(lines, helped)
    assert len(report.helped) + len(report.waiting) == len(lines)
    assert set(report.thanks) == {name for line in lines for name in line.helpers}
    assert len(report.advice) <= 3
