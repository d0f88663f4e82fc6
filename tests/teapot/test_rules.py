"""The pot: Newton's law of cooling over working time, fair to teams of every size."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calendar.almanac import Almanac
from app.calendar.leave import Span, spans_of
from app.calendar.rules import WorkWeek
from app.teapot.members import DAYS_FELT, DAYS_KNOWN, Members, active_of, ever_active_of, everybody
from app.teapot.rules import (
    BOILING,
    GOOD_DAY,
    HALF_LIFE,
    ROOM,
    STATES,
    elapsed,
    lost_in_a_day,
    state_of,
    temperature,
    working_days_until,
    worth,
)

MONDAY = date(2026, 11, 2)
ZONE = "Europe/Amsterdam"
WEEK = WorkWeek()
DAYS = st.dictionaries(st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n)), st.integers(0, 500), max_size=15)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


NOW = at(MONDAY + timedelta(days=21), 12)


def test_a_pot_that_nobody_warms_has_the_rooms_temperature() -> None:
    assert temperature({}, everybody(5), NOW, ZONE, WEEK) == ROOM


def test_years_of_a_team_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the team earns together looks back over all of its days with each batch of deeds."""
    asked = list[date]()

    def share(_: Members, day: date) -> float:
        asked.append(day)
        return 1.0

    monkeypatch.setattr(Members, "share", share)
    active = ever_active_of((Members("1111100", "", date(2020, 1, 1), None, 7),))
    for n in 2 * [*range(1500)]:
        active(MONDAY + timedelta(days=n))
    assert len(asked) == 1500


def test_what_is_remembered_of_teams_has_an_end() -> None:
    """A team of 1,000 changes often, and each change makes another team of it."""
    at_most = (
        ever_active_of.cache_parameters()["maxsize"] * DAYS_KNOWN + active_of.cache_parameters()["maxsize"] * DAYS_FELT
    )
    assert at_most < 300_000  # days, of some 200 bytes each


def test_half_of_the_warmth_is_gone_after_the_half_life() -> None:
    fresh = temperature({MONDAY: 100}, everybody(5), at(MONDAY, 4), ZONE, WEEK) - ROOM
    later = temperature({MONDAY: 100}, everybody(5), at(MONDAY + timedelta(days=int(HALF_LIFE)), 4), ZONE, WEEK) - ROOM
    assert later == pytest.approx(fresh / 2)


def test_a_weekend_cools_nothing() -> None:
    friday, monday = MONDAY + timedelta(days=4), MONDAY + timedelta(days=7)
    evening = temperature({MONDAY: 100}, everybody(5), at(friday, 20), ZONE, WEEK)
    assert temperature({MONDAY: 100}, everybody(5), at(monday, 4), ZONE, WEEK) == pytest.approx(evening)


WEEKS = st.text("01", min_size=7, max_size=7).filter(lambda pattern: pattern.count("1") > 0)


@settings(max_examples=30)
@given(WEEKS, st.integers(1, 80))
def test_a_team_that_works_on_other_days_is_as_warm_for_as_good_days(pattern: str, size: int) -> None:
    sunday = MONDAY + timedelta(days=20)
    days = [sunday - timedelta(days=n) for n in range(365)]
    worked = {day: int(GOOD_DAY) * size for day in days if pattern[day.weekday()] == "1"}
    usual = {day: int(GOOD_DAY) * size for day in days if day.weekday() < 5}
    own = active_of((Members(pattern, "", None, None, size),))
    others = temperature(usual, everybody(size), at(sunday, 20), ZONE, WorkWeek(place=""))
    found = temperature(worked, own, at(sunday, 20), ZONE, WorkWeek(pattern, ""))
    # seen at the end of a day that a team of few days may have had a while ago, and another just now
    assert found == pytest.approx(others, abs=0.5)


@settings(max_examples=50)
@given(WEEKS, st.integers(0, 150), st.integers(0, 120))
def test_working_days_alone_cool_a_pot_however_few_they_are_and_however_long_all_is_closed(
    pattern: str, closed: int, ago: int
) -> None:
    sunday = MONDAY + timedelta(days=20)
    last = sunday - timedelta(days=ago)
    place = Almanac("", (Span(last - timedelta(days=closed), last),) if closed else ()).text
    week = WorkWeek(pattern, place)
    days = list(week.back_from(sunday, limit=370))
    active = active_of((Members(pattern, "", None, None, 8),))
    of_each = {day: GOOD_DAY * 8 * worth(active, day, week) for day in days}
    whole = sum(degrees * 0.5 ** ((n + 1) / HALF_LIFE) for n, degrees in enumerate(of_each.values()))
    found = temperature(dict.fromkeys(days, GOOD_DAY * 8), active, at(sunday, 20), ZONE, week)
    assert found - ROOM == pytest.approx(whole, abs=0.5)


def test_a_pot_cools_on_the_days_that_its_team_works() -> None:
    weekend = WorkWeek("0000011", "")
    saturday = MONDAY + timedelta(days=5)
    at_work = [temperature({saturday: 100}, everybody(5), at(saturday, hour), ZONE, weekend) for hour in (6, 20)]
    week = [
        temperature({saturday: 100}, everybody(5), at(saturday + timedelta(days=n), 12), ZONE, weekend) for n in (2, 6)
    ]
    assert at_work[1] < at_work[0]
    assert week[0] == week[1] < at_work[1]


@given(DAYS, st.integers(1, 80), st.integers(2, 20))
def test_equal_effort_warms_large_and_small_teams_alike(days: dict[date, int], members: int, times: int) -> None:
    small = temperature(days, everybody(members), NOW, ZONE, WEEK)
    large = temperature(
        {day: worth * times for day, worth in days.items()}, everybody(members * times), NOW, ZONE, WEEK
    )
    assert large == pytest.approx(small)


@given(DAYS, DAYS)
def test_heat_superposes_so_order_does_not_matter(first: dict[date, int], second: dict[date, int]) -> None:
    both = {day: first.get(day, 0) + second.get(day, 0) for day in first.keys() | second.keys()}
    apart = (
        temperature(first, everybody(7), NOW, ZONE, WEEK) + temperature(second, everybody(7), NOW, ZONE, WEEK) - ROOM
    )
    assert temperature(both, everybody(7), NOW, ZONE, WEEK) == pytest.approx(apart)


def test_good_days_all_along_keep_it_hot_and_not_yet_boiling() -> None:
    days = {day: int(GOOD_DAY) * 10 for n in range(61) if WEEK.is_working_day(day := MONDAY + timedelta(days=n - 39))}
    assert state_of(temperature(days, everybody(10), NOW, ZONE, WEEK)) == "hot"


@given(st.floats(ROOM, 300))
def test_every_temperature_has_a_word(degrees: float) -> None:
    assert state_of(degrees) in {name for _, name in STATES} | {"boiling"}
    assert (state_of(degrees) == "boiling") == (degrees >= STATES[-1][0])
    assert STATES[-1][0] < BOILING


@given(st.integers(0, 24 * 40), st.integers(0, 24 * 40))
def test_working_time_never_runs_backwards(first: int, second: int) -> None:
    early, late = sorted((first, second))
    base = datetime(2026, 11, 2, 0, tzinfo=UTC)
    before, after = base + timedelta(hours=early), base + timedelta(hours=late)
    sunday = MONDAY - timedelta(days=1)
    assert dict(elapsed(before, ZONE, WEEK))[sunday] <= dict(elapsed(after, ZONE, WEEK))[sunday]


PATTERNS = st.sampled_from(["1111100", "1010100", "1111111", "0000011", "1101100"])
LEAVE = st.sampled_from(["", "2026-11-09/2026-11-13", "2026-11-02/2026-11-20", "2026-11-18/2026-11-18"])


def played_well(team: list[tuple[str, str]], effort: int) -> tuple[dict[date, int], tuple[Members, ...]]:
    """Everybody earns `effort` points on each of their own working days, for weeks on end."""
    points: dict[date, int] = {}
    for pattern, leave in team:
        week = WorkWeek(pattern, leave=spans_of(leave))
        for n in range(-45, 21):
            day = MONDAY + timedelta(days=n)
            if week.is_working_day(day):
                points[day] = points.get(day, 0) + effort
    return points, tuple(Members(pattern, leave, None, None, 1) for pattern, leave in team)


@given(st.lists(st.tuples(PATTERNS, LEAVE), min_size=2, max_size=6), st.integers(2, 16), st.integers(5, 40))
def test_a_team_of_five_and_one_of_eighty_of_the_same_people_are_equally_warm(
    team: list[tuple[str, str]], times: int, effort: int
) -> None:
    points, members = played_well(team, effort)
    more, many = played_well(team * times, effort)
    small = temperature(points, lambda day: max(1.0, active_of(members)(day)), NOW, ZONE, WEEK)
    large = temperature(more, lambda day: max(times * 1.0, active_of(many)(day)), NOW, ZONE, WEEK)
    assert large == pytest.approx(small)


@given(st.integers(5, 80), st.integers(0, 4))
def test_who_is_on_leave_makes_nobody_colder(size: int, away: int) -> None:
    holiday = "2026-09-01/2026-12-31"
    here, _ = played_well([("1111100", "")] * (size - away), int(GOOD_DAY))
    without = temperature(here, everybody(size - away), NOW, ZONE, WEEK)
    members = (Members("1111100", "", None, None, size - away), Members("1111100", holiday, None, None, away))
    assert temperature(here, active_of(members), NOW, ZONE, WEEK) == pytest.approx(without)


def test_part_timers_who_do_their_days_keep_a_pot_as_hot_as_others() -> None:
    full, full_time = played_well([("1111100", "")] * 5, int(GOOD_DAY))
    part, part_time = played_well(
        [("1110000", ""), ("0011100", ""), ("1010100", ""), ("0101100", ""), ("1100100", "")], 15
    )
    hot = temperature(full, active_of(full_time), NOW, ZONE, WEEK)
    assert temperature(part, active_of(part_time), NOW, ZONE, WEEK) == pytest.approx(hot, abs=8)


def test_who_comes_or_goes_changes_nothing_of_the_days_before() -> None:
    members = (Members("1111100", "", None, None, 5), Members("1111100", "", MONDAY, None, 5))
    assert [active_of(members)(MONDAY - timedelta(days=1)), active_of(members)(MONDAY)] == [5, 10]
    gone = (Members("1111100", "", None, MONDAY, 5),)
    assert [active_of(gone)(MONDAY - timedelta(days=1)), active_of(gone)(MONDAY)] == [5, 0]


@given(st.floats(ROOM + 1, 150), st.floats(ROOM + 0.5, 100))
def test_what_is_told_of_cooling_is_what_comes_to_pass(degrees: float, limit: float) -> None:
    days = working_days_until(degrees, limit)
    if degrees <= limit:
        assert days is None
        return
    assert days is not None
    assert ROOM + (degrees - ROOM) * 0.5 ** (days / HALF_LIFE) == pytest.approx(limit)
    assert degrees - lost_in_a_day(degrees) == pytest.approx(ROOM + (degrees - ROOM) * 0.5 ** (1 / HALF_LIFE))
