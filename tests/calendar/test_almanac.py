"""What is free for a whole team is known by day: what changes on a day changes nothing before it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.calendar import almanac as days
from app.calendar import steps
from app.calendar.almanac import LONGEST_TEXT, Almanac, almanac_of, is_free, moved_to, place_on, public_holidays
from app.calendar.leave import Span
from app.calendar.rules import DayKind, WorkWeek, day_begins, game_day
from app.calendar.zones import day_in, zone_at, zone_on
from app.scores.streak import longest_streak, marks, streak

FIRST = date(2026, 11, 2)
SPAN = 120
ALL = [FIRST + timedelta(days=n) for n in range(SPAN + 1)]
PLACES = st.sampled_from(["NL", "BE", "DE-BY", "US", "XX"])
ZONES = st.sampled_from(["Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Tokyo", "America/Denver"])
DAY = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))
SPANS = st.lists(st.tuples(DAY, st.integers(0, 9)), max_size=3).map(
    lambda found: tuple(Span(day, day + timedelta(days=n)) for day, n in found)
)
DONE = st.sets(DAY)


@st.composite
def almanacs(draw: st.DrawFn) -> str:
    places = draw(PLACES)
    for day in sorted(draw(st.lists(DAY, max_size=3))):
        places = steps.starting(places, day, draw(PLACES))
    return Almanac(places, draw(SPANS), draw(SPANS)).text


@st.composite
def clocks(draw: st.DrawFn) -> str:
    zones = draw(ZONES)
    for day in sorted(draw(st.lists(DAY, max_size=2))):
        zones = steps.starting(zones, day, draw(ZONES))
    return zones


@given(almanacs())
def test_what_is_kept_is_what_was_said(text: str) -> None:
    assert almanac_of(text).text == text
    for day in ALL:
        almanac, place = almanac_of(text), place_on(text, day)
        holiday = day in public_holidays(place, day.year) and not any(day in span for span in almanac.worked)
        assert is_free(text, day) == (holiday or any(day in span for span in almanac.closed))


@given(almanacs(), DAY, PLACES, DONE, DAY)
def test_who_goes_elsewhere_keeps_the_days_before(
    text: str, day: date, place: str, done: set[date], today: date
) -> None:
    before, after = WorkWeek(place=text), WorkWeek(place=moved_to(text, day, place))
    past = [one for one in ALL if one < day]
    assert [before.kind_of(one) for one in past] == [after.kind_of(one) for one in past]
    assert {place_on(after.place, one) for one in ALL if one >= day} <= {place}
    if today < day:
        for tell in (streak, longest_streak):
            assert tell(done, before, today, FIRST) == tell(done, after, today, FIRST)
        assert marks(done, before, today, FIRST, past) == marks(done, after, today, FIRST, past)


@given(almanacs(), almanacs(), almanacs(), DAY, DAY)
def test_a_past_is_followed_by_what_holds_from_its_end_on(
    one: str, other: str, third: str, day: date, on: date
) -> None:
    both = days.followed(days.until(one, day), other)
    assert [is_free(both, each) for each in ALL] == [is_free(one if each < day else other, each) for each in ALL]
    again = days.followed(days.until(both, on), third)
    assert [is_free(again, each) for each in ALL] == [is_free(both if each < on else third, each) for each in ALL]
    assert days.followed("", one) == one


@given(clocks(), clocks(), DAY)
def test_whose_clock_is_read_follows_the_same_way(one: str, other: str, day: date) -> None:
    both = steps.followed(steps.until(one, day), other)
    assert [zone_on(both, each) for each in ALL] == [zone_on(one if each < day else other, each) for each in ALL]


@given(clocks(), ZONES, st.integers(0, SPAN * 24), st.integers(0, 400))
def test_a_clock_that_changes_from_tomorrow_on_changes_no_moment_that_has_been(
    text: str, zone: str, hours: int, ago: int
) -> None:
    now = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(hours=hours)
    tomorrow = max(day_in(text, now), game_day(now, zone)) + timedelta(days=1)
    after = steps.starting(text, tomorrow, zone)
    been = now - timedelta(hours=ago / 4)
    assert zone_at(after, been) == zone_at(text, been)
    assert zone_at(after, day_begins(tomorrow, zone)) == zone


@given(clocks())
def test_no_day_comes_twice_when_a_clock_changes(zones: str) -> None:
    seen = [day_in(zones, datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=n)) for n in range((SPAN + 3) * 24)]
    assert all(after >= before for before, after in pairwise(seen))


def test_the_week_of_christmas_is_closed_and_good_friday_is_worked() -> None:
    text = Almanac(
        "BE", (Span(date(2026, 12, 24), date(2026, 12, 31)),), (Span(date(2027, 3, 29), date(2027, 3, 29)),)
    ).text
    week = WorkWeek(place=text)
    kinds = [week.kind_of(date(2026, 12, 24)), week.kind_of(date(2026, 12, 25)), week.kind_of(date(2027, 3, 29))]
    assert kinds == [DayKind.CLOSED, DayKind.HOLIDAY, DayKind.WORK]
    assert week.is_freed(date(2026, 12, 24))


def test_whoever_is_closed_for_ever_still_fits() -> None:
    spans = tuple(Span(day, day) for day in (FIRST + timedelta(days=2 * n) for n in range(500)))
    places = "DE-BY"
    for n in range(50):
        places = steps.starting(places, FIRST + timedelta(days=n), ["DE-BY", "NL-ABC"][n % 2])
    text = Almanac(places, spans, spans).text
    assert len(text) <= LONGEST_TEXT
    assert spans[-1] in almanac_of(text).closed
