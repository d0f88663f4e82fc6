"""Moments of half hours and the entry for a calendar, for any day, time and words."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.rules import game_day
from app.half_hours.calendar import entry
from app.half_hours.rules import LENGTH, minutes_of, proposed, refusal, starts_at
from tests.conftest import MONDAY


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_line_of_the_entry_fits_and_says_the_same_when_it_is_put_together(title: str, about: str) -> None:
    text = entry("id", title, about, MONDAY, MONDAY + LENGTH, MONDAY)
    lines = text.split("\r\n")
    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in lines)
    whole = re.search(r"SUMMARY:(.*?)\r\n[A-Z]+", text.replace("\r\n ", ""), re.DOTALL)
    assert whole is not None
    said = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], whole[1])
    assert said == title.replace("\r", "")


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 24 * 60 - 1))
def test_a_half_hour_is_where_the_wall_clock_says(day: date, minute: int) -> None:
    at = f"{minute // 60:02}:{minute % 60:02}"
    assert minutes_of(at) == minute
    starts = starts_at(day, at, "Europe/London")
    in_utc = datetime.combine(day, datetime.min.time(), UTC) + timedelta(minutes=minute, days=minute < 4 * 60)
    assert abs(starts - in_utc) <= timedelta(hours=1)
    assert game_day(starts, "Europe/London") == day


_MINUTE = st.integers(0, 24 * 60 - 1)


@given(st.integers(0, 48 * 60), st.tuples(_MINUTE, _MINUTE))
def test_what_is_proposed_is_ahead_and_on_the_half_hour_of_the_same_day(minutes: int, works: tuple[int, int]) -> None:
    moment = MONDAY + timedelta(minutes=minutes)
    now, today = moment.astimezone(ZoneInfo("Europe/Amsterdam")), game_day(moment, "Europe/Amsterdam")
    at = proposed(now.hour * 60 + now.minute, works)
    assert minutes_of(at) % 30 == 0
    starts = starts_at(today, at, "Europe/Amsterdam")
    assert game_day(starts, "Europe/Amsterdam") == today
    assert refusal(starts, today, now, today) is None
    assert starts > now or (3, 25) <= (now.hour, now.minute) < (4, 0)


NINE_TO_FIVE, LATE = (9 * 60, 17 * 60), (22 * 60, 6 * 60)


@pytest.mark.parametrize(
    ("now", "works", "at"),
    [
        (7 * 60 + 50, NINE_TO_FIVE, "09:00"),  # before work it begins with it
        (11 * 60 + 10, NINE_TO_FIVE, "11:30"),
        (16 * 60 + 20, NINE_TO_FIVE, "16:30"),
        (16 * 60 + 40, NINE_TO_FIVE, "17:00"),  # none is left
        (20 * 60, LATE, "22:00"),
        (2 * 60, LATE, "02:30"),  # the night after
        (8 * 60, (9 * 60 + 10, 9 * 60 + 50), "08:30"),  # no half hour fits in there
    ],
)
def test_it_lies_within_ones_own_hours_where_any_is_left(now: int, works: tuple[int, int], at: str) -> None:
    assert proposed(now, works) == at
