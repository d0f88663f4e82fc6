"""The page of one day, as its template sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from app.before_ten.actions import Morning, morning_on
from app.calendar.rules import DayKind, day_begins, game_day
from app.challenges.actions import offer_of
from app.challenges.cards import Card
from app.deeds.models import LoggedDeed, Retraction
from app.first_steps.actions import Step, step_to_ask
from app.half_hours.actions import Clock, clock_of
from app.i18n import gettext
from app.notifications.preferences import wishes_of
from app.people.actions import is_alone
from app.people.models import Person
from app.people.visibility import is_quiet
from app.people.words import forms
from app.purpose.actions import is_visit_open, words_of_the_day
from app.scores.actions import streak_row
from app.scores.rules import SCORED_A_DAY
from app.scores.streak import Streak, StreakDay
from app.seasons.show import ShownSeason, shown_season
from app.tallies.consent import Colleague, may_be_named
from app.tallies.hours import Hour, ring, working_hours
from app.teapot.actions import Pot
from app.teapot.goals import Goal, goal_of

STREAK_DAYS = 7  # of the row below the streak
KEPT_DAYS = 3  # coming working days that a phone keeps
NEAR = 4  # days ahead of which it also keeps the days off: somebody may work on a Saturday, in a cellar

_DEED, _GONE = cast(Table, LoggedDeed.__table__).c, cast(Table, Retraction.__table__).c
_LAST_STROKE = (
    select(_DEED.id)
    .where(
        _DEED.person_id == bindparam("person"),
        _DEED.id >= bindparam("first"),
        _DEED.kind == "tally",
        _DEED.local_day == bindparam("day"),
        _DEED.id.not_in(select(_GONE.deed_id).where(_GONE.person_id == bindparam("person"))),
    )
    .order_by(_DEED.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Today:
    """Everything that the page of a day shows."""

    day: date
    is_today: bool
    day_kind: DayKind
    greeting: str
    strokes: int
    hours: list[Hour]
    word: str
    cards: list[Card]
    reserve: list[Card]
    skipped: bool
    level: int
    step: Step | None
    own_words: str
    is_visit_open: bool
    is_alone: bool
    """Whether nobody else is in the team yet."""
    streak: Streak | None
    """None in quiet mode, as is the pot."""
    streak_days: list[StreakDay]
    pot: Pot | None
    goal: Goal
    season: ShownSeason | None
    quiet: bool
    """Whether the page has no game on it."""
    last_stroke_id: UUID | None
    half: Clock
    nameable: Sequence[Colleague] = ()
    morning: Morning | None = None
    scored_strokes: int = SCORED_A_DAY["strokes"]

    @property
    def heard(self) -> int:
        """In how many working hours the word fell."""
        return sum(hour.filled and not hour.extra for hour in self.hours)

    @property
    def heard_outside(self) -> int:
        """In how many other hours it did."""
        return sum(hour.filled and hour.extra for hour in self.hours)

    @property
    def working_hours(self) -> int:
        """How many hours this person works on a day."""
        return sum(not hour.extra for hour in self.hours)

    @property
    def is_day_off(self) -> bool:
        """Whether nothing is asked."""
        return self.day_kind is not DayKind.WORK

    @property
    def is_busy(self) -> bool:
        """Whether something was chosen or done."""
        return any(card.chosen or card.done for card in self.cards)


def page_of(
    session: Session, person: Person, day: date, now: datetime, word_key: str, state: Mapping[str, Any]
) -> Today:
    """The page of `day` for this person, whose `state` holds that day; as many queries for everybody."""
    today = game_day(now, person.team.zone)
    word = forms(word_key)
    counted = state["days"][day.isoformat()]
    offer = offer_of(session, person, day, word)
    hour = now.astimezone(ZoneInfo(person.team.zone)).hour
    wishes = wishes_of(session, person)
    worked = working_hours(wishes.works_from, wishes.works_until)
    return Today(
        day=day,
        is_today=day == today,
        day_kind=person.week.kind_of(day),
        greeting=greeting(person.first_name, hour if day == today else 9),
        strokes=counted["strokes"],
        hours=ring(counted["hours"], worked, hour if day == today else None),
        word=word["customer"],
        cards=offer.shown,
        reserve=offer.reserve,
        skipped=offer.is_skipped,
        level=offer.level,
        step=step_to_ask(session, person, day),
        own_words=words_of_the_day(session, person, day),
        is_visit_open=is_visit_open(session, person),
        is_alone=is_alone(session, person),
        streak=Streak(**state["streak"]) if "streak" in state else None,
        streak_days=streak_row(session, person, now, [day - timedelta(days=n) for n in range(STREAK_DAYS - 1, -1, -1)]),
        pot=Pot(**state["pot"]) if "pot" in state else None,
        quiet=is_quiet(person),
        season=shown_season(session, day, word),
        goal=goal_of(session, person.team, person, now),
        last_stroke_id=last_stroke(session, person, day),
        morning=morning_on(session, person.team_id, day),
        nameable=may_be_named(session, person),
        half=clock_of(session, person, day, now),
    )


def greeting(first_name: str, hour: int) -> str:
    """A greeting that suits the hour on the wall."""
    if hour < 6 or hour >= 23:
        return gettext("Hello, %(name)s", name=first_name)
    if hour < 12:
        return gettext("Good morning, %(name)s", name=first_name)
    if hour < 18:
        return gettext("Good afternoon, %(name)s", name=first_name)
    return gettext("Good evening, %(name)s", name=first_name)


def last_stroke(session: Session, person: Person, day: date) -> UUID | None:
    """The newest stroke of the day that was not taken back: what Undo takes back."""
    begins = day_begins(day, person.team.zone)
    asked = {"person": person.id, "day": day, "first": _first_id(begins - timedelta(days=1))}
    return session.connection().execute(_LAST_STROKE, asked).scalar()


def _first_id(moment: datetime) -> UUID:
    """The lowest UUIDv7 of a moment: ids sort by time, so the key itself is the index."""
    return UUID(int=(int(moment.timestamp() * 1000) << 80) | (7 << 76))


def kept_days(person: Person, today: date) -> Sequence[date]:
    """The days whose pages a phone keeps: today, the next working days, and the days off that come soon."""
    near = (today + timedelta(days=ahead) for ahead in range(1, NEAR + 1))
    off = [day for day in near if not person.week.is_working_day(day)]
    return [today, *sorted([*person.week.coming(today, KEPT_DAYS), *off])]
