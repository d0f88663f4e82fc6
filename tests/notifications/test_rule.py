"""The one rule of when phones are told, over days of anybody's life, in any zone and over both clock changes."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import WorkWeek, game_day
from app.notifications.kinds import KINDS, Channel, Kind
from app.notifications.rules import Decision, Hours, Standing, When, Wishes, decide

AMSTERDAM = "Europe/Amsterdam"
ZONES = (
    AMSTERDAM, "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Pacific/Chatham", "Australia/Lord_Howe",
    "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "America/Santiago", "UTC",
)  # fmt: skip
STARTS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in ((2026, 3, 7), (2026, 3, 27), (2026, 4, 3), (2026, 9, 4), (2026, 10, 3), (2026, 10, 23), (2026, 12, 23))
)
OFFICE = Hours(WorkWeek(), AMSTERDAM, 8 * 60, 18 * 60)
BADGE, APPLAUSE, CHALLENGE = KINDS["badge"], KINDS["applause"], KINDS["challenge"]

minutes = st.integers(0, 24 * 60 - 1)
hours = st.builds(
    Hours,
    week=st.builds(
        WorkWeek,
        pattern=st.text("01", min_size=7, max_size=7),
        place=st.sampled_from(["NL", "US", "CL", "AU"]),
        leave=st.lists(
            st.dates(date(2026, 3, 1), date(2026, 12, 31)).map(lambda day: Span(day, day + timedelta(days=20))),
            max_size=2,
        ).map(tuple),
    ),
    zone=st.sampled_from(ZONES),
    since=minutes,
    until=minutes,
)


def is_at_work(hours: Hours, moment: datetime) -> bool:
    """The same, asked in another way: walk back along the wall clock to the minute at which the work began."""
    local = moment.astimezone(ZoneInfo(hours.zone)).replace(tzinfo=None)
    length = (hours.until - hours.since) % (24 * 60) or 24 * 60
    began = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=hours.since)
    if began > local:
        began -= timedelta(days=1)
    day = began.date()
    return hours.week.is_working_day(day) and local < began + timedelta(minutes=length)


@dataclass
class Life:
    """One person's phone over some days: things happen, the rule decides, and what waits is looked at again."""

    hours: Hours
    most: int
    shown: list[tuple[datetime, bool]] = field(default_factory=list)
    last: dict[str, datetime] = field(default_factory=dict)

    def live(self, events: list[tuple[datetime, Kind, bool]]) -> None:
        waiting = [(at, at, kind, asked) for at, kind, asked in events]
        while waiting:
            waiting.sort(key=lambda one: one[0], reverse=True)
            now, happened, kind, asked = waiting.pop()
            decision = self.decide(now, happened, kind, asked)
            if decision.when is When.NOW:
                self.shown.append((now, asked))
                self.last[kind.name] = now
            elif decision.when is When.LATER:
                assert decision.at
                assert decision.at > now
                waiting.append((decision.at, happened, kind, asked))

    def decide(self, now: datetime, happened: datetime, kind: Kind, asked: bool) -> Decision:
        today = game_day(now, self.hours.zone)
        told = sum(game_day(at, self.hours.zone) == today for at, _ in self.shown)
        standing = Standing(self.hours, self.most, told, self.last.get(kind.name))
        return decide(kind, Channel.PUSH, happened, standing, now, is_asked=asked)


events = st.lists(
    st.tuples(st.integers(0, 2 * 24 * 60), st.sampled_from(sorted(KINDS)), st.integers(0, 4).map(lambda n: n == 0)),
    min_size=6,
    max_size=30,
)


@given(hours, st.integers(0, 5), st.sampled_from(STARTS), events)
def test_never_outside_hours_never_above_the_number_and_always_what_was_asked_for(
    hours: Hours, most: int, start: datetime, events: list[tuple[int, str, bool]]
) -> None:
    life = Life(hours, most)
    life.live([(start + timedelta(minutes=after), KINDS[kind], asked) for after, kind, asked in events])
    assert [at for at, asked in life.shown if not asked and not is_at_work(hours, at)] == []
    assert sum(asked for _, asked in life.shown) == sum(asked for _, _, asked in events)
    unasked: dict[date, int] = {}
    for at, asked in life.shown:
        unasked[game_day(at, hours.zone)] = unasked.get(game_day(at, hours.zone), 0) + (not asked)
    assert all(times <= most for times in unasked.values())


@given(hours, st.sampled_from(STARTS), st.integers(0, 10 * 24 * 60))
def test_hours_are_those_on_the_wall(hours: Hours, start: datetime, after: int) -> None:
    moment = start + timedelta(minutes=after)
    assert hours.are_at(moment) == is_at_work(hours, moment)


@given(hours, st.sampled_from(STARTS), st.integers(0, 10 * 24 * 60))
def test_what_waits_comes_as_soon_as_work_begins(hours: Hours, start: datetime, after: int) -> None:
    moment = start + timedelta(minutes=after)
    first = hours.first_from(moment)
    if first is None:
        return
    assert is_at_work(hours, first)
    between = (moment + timedelta(minutes=n) for n in range(0, int((first - moment).total_seconds() // 60), 7))
    assert not any(is_at_work(hours, one) for one in between)


def amsterdam(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(AMSTERDAM)).astimezone(UTC)


def ask(kind: Kind, now: str, *, happened: str | None = None, channel: Channel = Channel.PUSH, **more: object) -> str:
    standing = replace(Standing(OFFICE), **more)  # type: ignore[arg-type]
    found = decide(kind, channel, amsterdam(happened or now), standing, amsterdam(now))
    return found.at.astimezone(ZoneInfo(AMSTERDAM)).strftime("%a %d %H:%M") if found.at else found.when.value


def test_a_friday_evening_waits_for_monday_and_a_holiday_for_the_day_after() -> None:
    assert ask(BADGE, "2026-11-27T18:00") == "Mon 30 08:00"
    assert ask(BADGE, "2026-11-27T17:59") == "now"
    assert ask(BADGE, "2026-04-03T19:00") == "Tue 07 08:00"  # Easter Monday is a holiday in the Netherlands


def test_after_a_clock_change_it_is_eight_on_the_wall_again() -> None:
    for evening in ("2026-03-27T20:00", "2026-10-23T20:00"):
        assert ask(BADGE, evening).endswith("08:00")


def test_a_beginning_that_comes_twice_on_the_wall_begins_twice() -> None:
    """On 25 October 2026 the clock in Amsterdam goes back from three to two."""
    early = Hours(WorkWeek("1111111"), AMSTERDAM, 2 * 60 + 30, 10 * 60)
    second_ten_past_two = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert not early.are_at(second_ten_past_two)
    assert early.first_from(second_ten_past_two) == second_ten_past_two + timedelta(minutes=20)


def test_what_is_old_by_then_stays_in_the_inbox() -> None:
    assert ask(CHALLENGE, "2026-11-27T17:00") == "now"
    assert ask(CHALLENGE, "2026-11-27T18:30") == "inbox only"


def test_who_is_away_hears_nothing() -> None:
    away = replace(OFFICE, week=WorkWeek(leave=(Span(date(2026, 11, 16), date(2026, 11, 25)),)))
    assert ask(BADGE, "2026-11-24T10:00", hours=away) == "Thu 26 08:00"
    assert ask(APPLAUSE, "2026-11-20T10:00", hours=away) == "inbox only"


def test_applause_gathers_for_an_hour() -> None:
    assert ask(APPLAUSE, "2026-11-24T10:20", last_of_kind=amsterdam("2026-11-24T10:00")) == "Tue 24 11:00"
    assert ask(APPLAUSE, "2026-11-24T11:00", last_of_kind=amsterdam("2026-11-24T10:00")) == "now"
    assert ask(BADGE, "2026-11-24T10:20", last_of_kind=amsterdam("2026-11-24T10:00")) == "now"


def test_the_number_of_a_day_is_of_that_day() -> None:
    assert ask(BADGE, "2026-11-24T10:00", told_today=2) == "now"
    assert ask(BADGE, "2026-11-24T10:00", told_today=3) == "inbox only"
    assert ask(BADGE, "2026-11-24T20:00", told_today=3) == "Wed 25 08:00"
    assert ask(BADGE, "2026-11-24T10:00", most_a_day=0) == "inbox only"


def test_who_wants_no_push_gets_none() -> None:
    assert ask(BADGE, "2026-11-24T10:00", channel=Channel.INBOX) == "inbox only"


def test_a_night_shift_has_its_own_hours() -> None:
    night = replace(OFFICE, since=22 * 60, until=6 * 60)
    assert ask(BADGE, "2026-11-24T14:00", hours=night) == "Tue 24 22:00"
    assert ask(BADGE, "2026-11-28T05:59", hours=night) == "now"  # the shift that began on Friday
    assert ask(BADGE, "2026-11-29T05:59", hours=night) == "Mon 30 22:00"


def test_a_share_of_the_hours_goes_on_after_midnight() -> None:
    assert Wishes().within(2 / 3) == 14 * 60
    assert Wishes(works_from=22 * 60, works_until=6 * 60).within(0.5) == 26 * 60


@given(hours=hours, start=st.sampled_from(STARTS), minute=st.integers(0, 4 * 24 * 60))
def test_working_hours_end_where_they_end(hours: Hours, start: datetime, minute: int) -> None:
    """Up to that moment somebody is at work without a break, and at it no more."""
    now = start + timedelta(minutes=minute)
    end = hours.end_after(now)
    if not is_at_work(hours, now):
        assert end is None
    elif end is not None:
        assert not is_at_work(hours, end)
        between = (now + (end - now) * part / 8 for part in range(8))
        assert all(is_at_work(hours, moment) for moment in [*between, end - timedelta(minutes=1)] if moment >= now)
