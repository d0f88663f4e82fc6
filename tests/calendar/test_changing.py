"""Other working days take nothing away that was done before them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.changing import changed
from app.calendar.patterns import LONGEST_TEXT, MONDAY_TO_FRIDAY, in_week, starting, with_standing
from app.calendar.rota import with_week
from app.calendar.rules import WorkWeek, monday_of
from app.calendar.steps import KEPT
from app.scores.streak import Mark, marks, streak
from tests.calendar.test_patterns import DAY, DONE, MONDAY, PATTERN, texts

CHANGES = st.lists(st.tuples(PATTERN, st.sampled_from(["from today", "this week", "next week"])), max_size=4)


def made(week: WorkWeek, pattern: str, how: str, today: date) -> WorkWeek:
    if how == "from today":
        return WorkWeek(changed(week, starting(week.pattern, today, pattern), [today]))
    monday = monday_of(today) + timedelta(days=7 * (how == "next week"))
    return WorkWeek(with_week(week, monday, pattern, today))


@given(texts(), DONE, DAY, CHANGES)
def test_no_change_of_days_makes_a_streak_shorter_that_was_earned_before_it(
    text: str, done: set[date], today: date, changes: list[tuple[str, str]]
) -> None:
    before = after = WorkWeek(text)
    until = {day for day in done if day <= today}
    for pattern, how in changes:
        after = made(after, pattern, how, today)
    earned = streak(until, before, today, MONDAY)
    assert streak(until, after, today, MONDAY).length >= earned.length
    past = [MONDAY + timedelta(days=n) for n in range((today - MONDAY).days + 1)]
    told = [one.day for one in marks(until, before, today, MONDAY, past) if one.mark is Mark.DEED]
    assert {one.mark for one in marks(until, after, today, MONDAY, told)} <= {Mark.DEED}


@given(texts(), DONE, DAY, DAY, PATTERN)
def test_days_that_were_wrong_in_the_past_too_keep_what_was_done_on_them(
    text: str, done: set[date], since: date, today: date, pattern: str
) -> None:
    before = WorkWeek(text)
    after = WorkWeek(changed(before, starting(text, since, pattern), done))
    told = [one.day for one in marks(done, before, today, MONDAY, sorted(done)) if one.mark is Mark.DEED]
    assert {one.mark for one in marks(done, after, today, MONDAY, told)} <= {Mark.DEED}


@given(texts(), DAY, PATTERN)
def test_a_day_that_stands_asks_for_nothing(text: str, today: date, pattern: str) -> None:
    chosen = starting(text, today, pattern)
    kept = changed(WorkWeek(text), chosen, [today])
    days = [MONDAY + timedelta(days=n) for n in range(200)]
    assert [WorkWeek(kept).kind_of(day) for day in days] == [WorkWeek(chosen).kind_of(day) for day in days]


def test_days_that_stand_go_when_they_are_old_or_there_is_no_room() -> None:
    text = with_standing(MONDAY_TO_FRIDAY, [MONDAY])
    later = MONDAY + KEPT + timedelta(days=1)
    assert with_standing(text, [later]) == f"{MONDAY_TO_FRIDAY} {later}+"
    many = [MONDAY + timedelta(days=n) for n in range(300)]
    text = with_standing(in_week(text, MONDAY, "1000000"), many)
    assert text.startswith(f"{MONDAY_TO_FRIDAY} {MONDAY}=1000000 ")
    assert text.endswith(f" {many[-1]}+")
    assert len(text) <= LONGEST_TEXT
