"""Counters, points and the streak, as rules over facts."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.rules import WorkWeek
from app.deeds.rules import Deed
from app.scores.rules import COSIES, COUNTER_OF, POINTS, SCORED_A_DAY, Streak, changes, longest_streak, points, streak

MONDAY = date(2026, 11, 2)
FULL_TIME = WorkWeek()


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


def working_days(count: int, since: date = MONDAY) -> list[date]:
    return [since, *FULL_TIME.coming(since, count - 1)]


def test_weekends_do_not_break_a_streak() -> None:
    fortnight = working_days(10)
    assert streak(set(fortnight), FULL_TIME, fortnight[-1], MONDAY).length == 10


def test_part_time_days_do_not_break_a_streak() -> None:
    week = WorkWeek("1010000")
    days = {MONDAY, MONDAY + timedelta(days=2), MONDAY + timedelta(days=7)}
    assert streak(days, week, MONDAY + timedelta(days=8), MONDAY).length == 3


def test_today_cannot_break_it() -> None:
    assert streak({MONDAY}, FULL_TIME, MONDAY + timedelta(days=1), MONDAY) == Streak(1, COSIES)


def test_cosies_cover_missed_days_and_then_it_begins_anew() -> None:
    days = working_days(6)
    done = {days[0], days[3], days[5]}
    assert streak(done, FULL_TIME, days[3], MONDAY) == Streak(2, 0)
    assert streak(done, FULL_TIME, days[5], MONDAY) == Streak(1, COSIES)


def test_ten_working_days_bring_another_cosy() -> None:
    days = working_days(11)
    assert streak(set(days[:10]), FULL_TIME, days[10], MONDAY) == Streak(10, COSIES + 1)


def test_who_just_joined_has_lost_nothing() -> None:
    assert streak(set(), FULL_TIME, MONDAY + timedelta(days=10), MONDAY) == Streak(0, COSIES)


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_a_late_deed_never_shortens_a_streak(done: set[int], late: int) -> None:
    days = {MONDAY + timedelta(days=n) for n in done}
    today = MONDAY + timedelta(days=60)
    before = streak(days, FULL_TIME, today, MONDAY).length
    assert streak(days | {MONDAY + timedelta(days=late)}, FULL_TIME, today, MONDAY).length >= before


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_the_longest_streak_is_the_best_that_ever_stood_and_only_grows(done: set[int], late: int) -> None:
    days, today = {MONDAY + timedelta(days=n) for n in done}, MONDAY + timedelta(days=60)
    longest = longest_streak(days, FULL_TIME, today, MONDAY)
    stood = [streak(days, FULL_TIME, MONDAY + timedelta(days=n), MONDAY).length for n in range(61)]
    assert longest == max(stood)
    assert longest_streak(days | {MONDAY + timedelta(days=late)}, FULL_TIME, today, MONDAY) >= longest
