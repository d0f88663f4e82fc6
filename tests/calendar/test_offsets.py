"""What a phone is told of its zone's clock is what the zone's own tables say."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from app.calendar.offsets import offsets_around

ZONES = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "Etc/GMT"]


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    zone=st.sampled_from(ZONES),
    share=st.floats(0, 1, exclude_max=True),
)
@example(day=date(2026, 10, 25), zone="Europe/Amsterdam", share=8.55 / 30)
@example(day=date(2026, 4, 5), zone="Australia/Lord_Howe", share=8 / 30)
def test_at_every_moment_that_it_covers(day: date, zone: str, share: float) -> None:
    *steps, until = offsets_around(day, zone).split(",")
    known = [tuple(map(int, step.split(":"))) for step in steps]
    moment = known[0][0] + int(share * (int(until) - known[0][0]))
    told = next(ahead for since, ahead in reversed(known) if since <= moment)
    offset = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    assert told == offset.total_seconds()


def test_a_clock_change_is_told_to_the_second() -> None:
    change = int(datetime(2026, 10, 25, 1, tzinfo=UTC).timestamp())
    assert f",{change}:3600," in offsets_around(date(2026, 10, 20), "Europe/Amsterdam")


def test_most_days_have_one() -> None:
    assert offsets_around(date(2026, 7, 1), "Europe/Amsterdam").count(":") == 1
