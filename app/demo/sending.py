"""Sending the demo's acts in, day by day, as the phones of its people would have done."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.actions import award
from app.badges.catalogue import ON_WALL
from app.badges.gathering import gather
from app.badges.models import Award
from app.badges.together import award_together
from app.calendar.rules import day_begins
from app.deeds.actions import read, record
from app.deeds.way import Way
from app.demo.acts import Act
from app.demo.founding import ZONE, Founded
from app.demo.personas import PERSONAS
from app.demo.plan import Plan
from app.demo.rhythm import Calendar
from app.demo.texts import figures
from app.notifications.actions import read_all
from app.people.models import Person
from app.people.visibility import may_be_seen
from app.scores.actions import count
from app.surprises.models import Surprise

_SENT_AFTER = timedelta(seconds=20)
_DAILY = timedelta(days=4)  # for how long back phones send every day
_NEWS = timedelta(days=3)  # for how long back nobody has looked into the inbox
_PRAISE = 0.25  # a badge is clapped for less often than a surprise


def send_everything(
    session: Session, way: Way, plan: Plan, founded: Founded, calendar: Calendar, luck: random.Random
) -> None:
    """Record every act of the plan, the oldest first. Raises RuntimeError if one is not accepted.

    What was done long ago is sent once a week, within the window of deeds that still score, and tells
    nobody: it is counted, and badges are given at the end of every second week. What was done lately goes
    the whole way, day by day, with everything that follows from it; the last of it is news in inboxes.
    """
    post = _Post(session, founded, luck, calendar.now)
    quiet_way = replace(way, followers=(count,))
    daily, news = calendar.today - _DAILY, calendar.today - _NEWS
    for weeks in _groups((act for act in plan.acts if act.day < daily), lambda day: calendar.weeks_ago(day) // 2):
        for week in _groups(weeks, calendar.weeks_ago):
            post.send_all(quiet_way, week)
        _give_badges(session, founded, weeks, calendar.now)
    for day in _groups((act for act in plan.acts if daily <= act.day < news), date.toordinal):
        post.send_all(way, day)
    for person in founded.people:
        read_all(session, person, min(calendar.now, day_begins(news, ZONE).astimezone(UTC)))
    for day in _groups((act for act in plan.acts if act.day >= news), date.toordinal):
        post.send_all(way, day)


def _groups(acts: Iterable[Act], key: Callable[[date], int]) -> Iterator[list[Act]]:
    for _, group in groupby(acts, key=lambda act: key(act.day)):
        yield list(group)


def _phones(acts: Sequence[Act]) -> Iterator[tuple[int, list[Act]]]:
    """Who sends what at once; surprises first, so that the others can be sent with the claps for them."""
    surprises: dict[int, list[Act]] = defaultdict(list)
    others: dict[int, list[Act]] = defaultdict(list)
    for act in acts:
        (surprises if act.kind == "surprise" else others)[act.who].append(act)
    yield from surprises.items()
    yield from others.items()


def _give_badges(session: Session, founded: Founded, weeks: Sequence[Act], now: datetime) -> None:
    """What everybody earned by the end of these weeks, alone and as a team; no news now.

    Who did nothing in them may have been applauded for what was before.
    """
    at = max(act.at for act in weeks) + _SENT_AFTER
    for person in founded.people:
        award(session, person, gather(session, person, at), at)
    for team in dict.fromkeys(founded.people[act.who].team for act in weeks):
        award_together(session, team, now)


def deed_id(at: datetime, luck: random.Random) -> UUID:
    """A UUIDv7 (RFC 9562, 5.7) of that moment, its random bits drawn from `luck` so that a seed repeats it."""
    milliseconds = int(at.timestamp() * 1000)
    version, variant = 0x7 << 76, 0b10 << 62
    return UUID(int=milliseconds << 80 | version | luck.getrandbits(12) << 64 | variant | luck.getrandbits(62))


def raw_deed(made: UUID, kind: str, at: datetime, day: date, payload: Mapping[str, Any]) -> dict[str, Any]:
    """A deed as a phone words it."""
    said = {"occurred_at": at.isoformat(), "zone": ZONE, "local_day": day.isoformat()}
    return {"id": str(made), "kind": kind, **said, "payload": payload}


@dataclass(slots=True)
class _Post:
    """Knows by which id each surprise was stored and what was earned lately, so that it can be applauded."""

    session: Session
    founded: Founded
    luck: random.Random
    latest: datetime
    deed_of: dict[int, UUID] = field(default_factory=dict)
    stored: dict[UUID, int] = field(default_factory=dict)
    known: int = 0
    fresh: list[Award] = field(default_factory=list)

    def send_all(self, way: Way, acts: Sequence[Act]) -> None:
        """Record a week or a day of everybody, with claps for what was earned in the one before."""
        earned = select(Award).where(Award.id > self.known, Award.badge.in_(ON_WALL)).order_by(Award.id)
        self.fresh = list(self.session.scalars(earned))
        self.known = self.fresh[-1].id if self.fresh else self.known
        for who, own in _phones(acts):
            self._send(way, who, own)

    def _send(self, way: Way, who: int, acts: Sequence[Act]) -> None:
        """Record the acts of one person, a moment after the last of them."""
        person = self.founded.people[who]
        now = min(acts[-1].at + _SENT_AFTER, self.latest)
        raw = [self._raw(act) for act in (*acts, *self._praise(person, acts[-1]))]
        batch = read(way, person, raw, now)
        recorded = record(self.session, way, person, batch, now)
        refused = next((result for result in recorded.results if result.status != "accepted"), None)
        if refused is not None:
            raise RuntimeError(f"the demo holds a deed that is not accepted: {refused}")

    def _praise(self, person: Person, last: Act) -> list[Act]:
        """Claps for some of the badges that colleagues earned, right after the last act."""
        if last.kind == "surprise" or last.at + _SENT_AFTER > self.latest:
            return []
        earned = [award for award in self.fresh if award.team_id == person.team_id and award.person_id != person.id]
        seen = [award for award in earned if may_be_seen(award.person)]
        chance = _PRAISE * PERSONAS[figures()[last.who].persona].claps
        return [
            Act(last.who, "applause", last.at, last.day, {"target": f"award:{award.id}"})
            for award in seen
            if self.luck.random() < chance
        ]

    def _raw(self, act: Act) -> dict[str, Any]:
        """The act as a phone words it."""
        made = self.deed_of[id(act)] = deed_id(act.at, self.luck)
        return raw_deed(made, act.kind, act.at, act.day, act.payload | self._reference(act))

    def _reference(self, act: Act) -> dict[str, Any]:
        if act.to:
            return {"to": [str(self.founded.people[who].account) for who in act.to]}
        if act.target is not None:
            return {"target": f"surprise:{self._number(act.target)}"}
        if act.set_by is not None:
            return {"challenge": self.founded.refs[act.set_by]}
        return {}

    def _number(self, surprise: Act) -> int:
        """The row of a surprise that was sent before."""
        deed = self.deed_of[id(surprise)]
        if deed not in self.stored:
            self.stored.update(dict(self.session.execute(select(Surprise.deed_id, Surprise.id)).all()))
        return self.stored[deed]
