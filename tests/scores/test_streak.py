"""The streak: one's own working days, cosies that are used by themselves, and late deeds that repair."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import WorkWeek
from app.notifications.kinds import KINDS
from app.scores.streak import (
    COSIES,
    COSY_EVERY,
    MOST_COSIES,
    Mark,
    Streak,
    StreakDay,
    longest_streak,
    marks,
    reaches_back,
    run_of,
    streak,
)

MONDAY = date(2026, 11, 2)
FULL_TIME = WorkWeek()


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
    assert streak(done, FULL_TIME, days[5], MONDAY) == Streak(2, COSIES - 1)  # that of day 3, which has its own cosies


def test_ten_working_days_bring_another_cosy() -> None:
    days = working_days(11)
    assert streak(set(days[:10]), FULL_TIME, days[10], MONDAY) == Streak(10, COSIES + 1)


def test_a_day_that_a_cosy_kept_warm_is_one_of_the_ten() -> None:
    days = working_days(11)
    assert streak(set(days[:10]) - {days[4]}, FULL_TIME, days[9], MONDAY) == Streak(9, COSIES)
    assert streak(set(days[:9]) - {days[4]}, FULL_TIME, days[8], MONDAY) == Streak(8, COSIES - 1)


def test_who_just_joined_has_lost_nothing() -> None:
    assert streak(set(), FULL_TIME, MONDAY + timedelta(days=10), MONDAY) == Streak(0, COSIES)


def walked(done: set[date], week: WorkWeek, today: date, began: date) -> Streak | None:
    """One streak from the day on which it began, told day by day; None when it is over."""
    length, cosies, towards, day = 0, COSIES, 0, began
    while day <= today:
        is_missed = week.is_working_day(day) and day not in done and day != today
        has_deed = day in done and week.would_work(day)
        if is_missed:
            if cosies == 0:
                return None
            cosies -= 1
        if is_missed or has_deed:
            length += has_deed
            towards += cosies < MOST_COSIES
            if towards == COSY_EVERY:
                cosies, towards = cosies + 1, 0
        day += timedelta(days=1)
    return Streak(length, cosies)


WEEKS = st.sampled_from(["1111100", "1010100", "1111111", "0001111"])
LEAVE = st.lists(
    st.integers(0, 60).map(lambda n: Span(MONDAY + timedelta(days=n), MONDAY + timedelta(days=n + 6))), max_size=2
)
OFTEN = st.lists(st.sampled_from([True, True, True, False]), min_size=61, max_size=61).map(
    lambda days: {n for n, done in enumerate(days) if done}
)
DONE = (OFTEN | st.sets(st.integers(0, 60))).map(lambda days: {MONDAY + timedelta(days=n) for n in days})


@given(DONE, WEEKS, LEAVE)
def test_it_is_the_longest_that_stands_wherever_it_began(done: set[date], pattern: str, leave: list[Span]) -> None:
    week, today = WorkWeek(pattern, leave=tuple(leave)), MONDAY + timedelta(days=60)
    starts = [day for day in done if week.would_work(day) and day <= today]
    standing = [found for day in starts if (found := walked(done, week, today, day))]
    best = max(standing, key=lambda one: (one.length, one.cosies), default=Streak(0, COSIES))
    assert streak(done, week, today, MONDAY) == best


@given(DONE, WEEKS, LEAVE, st.integers(0, 60))
def test_days_off_and_holidays_change_nothing_also_with_a_deed(
    done: set[date], pattern: str, leave: list[Span], other: int
) -> None:
    week, today = WorkWeek(pattern, leave=tuple(leave)), MONDAY + timedelta(days=60)
    day = MONDAY + timedelta(days=other)
    if not week.would_work(day):
        assert streak(done | {day}, week, today, MONDAY) == streak(done - {day}, week, today, MONDAY)


@given(DONE, WEEKS, LEAVE)
def test_leave_that_is_entered_afterwards_takes_no_deed_away(done: set[date], pattern: str, leave: list[Span]) -> None:
    today = MONDAY + timedelta(days=60)
    before, after = WorkWeek(pattern), WorkWeek(pattern, leave=tuple(leave))
    assert streak(done, after, today, MONDAY).length >= streak(done, before, today, MONDAY).length
    row = marks(done, after, today, MONDAY, [day for day in sorted(done) if before.is_working_day(day)])
    assert {one.mark for one in row} <= {Mark.DEED}


@given(DONE, WEEKS, st.integers(0, 60))
def test_the_row_tells_how_each_day_was_kept(done: set[date], pattern: str, n: int) -> None:
    week, today = WorkWeek(pattern), MONDAY + timedelta(days=n)
    until = {day for day in done if day <= today}
    shown = [MONDAY + timedelta(days=one) for one in range(61)]
    row = {one.day: one.mark for one in marks(until, week, today, MONDAY, shown)}
    found = run_of(until, week, today, MONDAY)
    kept = [day for day, mark in row.items() if mark is Mark.COSY]
    if found is None:
        assert not kept
        return
    counted = [day for day, mark in row.items() if mark is Mark.DEED and day >= found.began]
    assert len(counted) == found.length
    assert not any(mark is Mark.MISSED for day, mark in row.items() if day >= found.began)
    assert COSIES - len(kept) <= found.streak.cosies <= MOST_COSIES
    assert all(mark is not Mark.COSY for day, mark in row.items() if day >= today)


def test_a_late_deed_gives_the_cosy_back() -> None:
    days = working_days(4)
    done = {days[0], days[1], days[3]}
    assert streak(done, FULL_TIME, days[3], MONDAY) == Streak(3, 1)
    assert marks(done, FULL_TIME, days[3], MONDAY, [days[2]]) == [StreakDay(days[2], Mark.COSY)]
    assert streak({*done, days[2]}, FULL_TIME, days[3], MONDAY) == Streak(4, 2)
    assert marks({*done, days[2]}, FULL_TIME, days[3], MONDAY, [days[2]]) == [StreakDay(days[2], Mark.DEED)]


def test_nothing_ever_tells_a_phone_that_a_streak_is_at_risk() -> None:
    assert not any("streak" in f"{kind.name} {kind.label} {kind.about}".lower() for kind in KINDS.values())


@given(DONE, DONE, st.integers(0, 60))
def test_a_late_deed_never_shortens_a_streak(done: set[date], more: set[date], n: int) -> None:
    today = MONDAY + timedelta(days=n)
    assert streak(done | more, FULL_TIME, today, MONDAY).length >= streak(done, FULL_TIME, today, MONDAY).length


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_the_longest_streak_is_the_best_that_ever_stood_and_only_grows(done: set[int], late: int) -> None:
    days, today = {MONDAY + timedelta(days=n) for n in done}, MONDAY + timedelta(days=60)
    longest = longest_streak(days, FULL_TIME, today, MONDAY)
    stood = [streak(days, FULL_TIME, MONDAY + timedelta(days=n), MONDAY).length for n in range(61)]
    assert longest == max(stood)
    assert longest_streak(days | {MONDAY + timedelta(days=late)}, FULL_TIME, today, MONDAY) >= longest


@given(st.integers(1, 300), st.integers(0, 12))
def test_one_that_may_be_older_than_what_is_looked_at_says_so(days: int, missed: int) -> None:
    today = MONDAY + timedelta(days=days)
    done = [day for day in map(MONDAY.__add__, map(timedelta, range(days + 1))) if FULL_TIME.is_working_day(day)]
    run = run_of(done[missed:], FULL_TIME, today, MONDAY)
    assert reaches_back(run, FULL_TIME, today, MONDAY) == (missed <= MOST_COSIES and missed < len(done))
