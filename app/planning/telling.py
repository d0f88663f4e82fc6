"""What is told when a planned moment has come, from the facts of then.

Each teller takes moments of one kind, of many people, in the transaction that marks them as told.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.models import Completion, DayChoice, SetChallenge
from app.challenges.offering import numbers_of
from app.challenges.rules import standing
from app.challenges.setting import set_on
from app.ideas.actions import who_know_of
from app.moments.actions import Due
from app.notifications.actions import Link, notify
from app.notifications.kinds import kind_of
from app.notifications.models import Notification, Preference
from app.notifications.rules import ON_TIME
from app.notifications.tell import REMINDER, challenge_key, tell_set, told_of
from app.people.models import Person
from app.planning.rules import KIND_OF, MORNING

TODAY = Link("today.today")


def by_day(due: Sequence[Due], now: datetime) -> Mapping[date, list[int]]:
    """The people of these moments, by day; without those whose moment passed too long ago to be news."""
    found: dict[date, list[int]] = defaultdict(list)
    for one in due:
        if now - one.due_at <= kind_of(KIND_OF.get(one.kind, one.kind)).worth:
            found[one.day].append(one.person_id)
    return found


def tell_morning(session: Session, due: Sequence[Due], now: datetime) -> None:
    """What managers set and somebody does not know of yet; to all others, that there is something to choose.

    Who chose already, or was told of a challenge that still waits for working hours, needs no second call.
    """
    for day, people in by_day(due, now).items():
        asked, teams = asked_for(session, due, now, Preference.morning_at), teams_of(session, people)
        known = _known(session, people)
        told: set[int] = set()
        on = set_on(session, set(teams.values()), day)
        know = who_know_of(session, [challenge for challenge, _ in on])
        for challenge, its in on:
            news = {one for one in people if teams[one] in its and one not in know[challenge.id]}
            news = {one for one in news if (one, challenge_key(challenge, day)) not in known}
            for is_asked, some in split(news, asked):
                tell_set(session, challenge, some, day, now, is_asked=is_asked)
            told |= news
        rest = set(people) - told - _waiting(session, people) - choices_of(session, people, day).keys()
        for is_asked, some in split(rest, asked):
            what = {"day": day.isoformat()}
            notify(session, some, "challenge", what, now, group_key=MORNING, link=TODAY, is_asked=is_asked)


def tell_reminder(session: Session, due: Sequence[Due], now: datetime) -> None:
    """What somebody chose for the day and did not do yet."""
    for day, people in by_day(due, now).items():
        asked = asked_for(session, due, now, Preference.reminder_at)
        done = done_on(session, people, day)
        by_ref: dict[str, set[int]] = defaultdict(set)
        for person_id, ref in choices_of(session, people, day).items():
            if (person_id, ref) not in done:
                by_ref[ref].add(person_id)
        set_here = select(SetChallenge).where(SetChallenge.id.in_(numbers_of(by_ref)))
        titles = {row.ref: told_of(row) for row in session.scalars(set_here) if row.is_offered}
        for ref, some in sorted(by_ref.items()):
            what = {"ref": ref, **titles.get(ref, {})}
            for is_asked, part in split(some, asked):
                notify(session, part, REMINDER, what, now, group_key=REMINDER, link=TODAY, is_asked=is_asked)


def split(people: Collection[int], asked: Collection[int]) -> Iterator[tuple[bool, set[int]]]:
    """Those who asked for it at this time, and the others."""
    yield from ((True, set(people) & set(asked)), (False, set(people) - set(asked)))


def asked_for(session: Session, due: Sequence[Due], now: datetime, column: object) -> set[int]:
    """Who set the time in this column themselves, where it is that time: after work, what is late is silent."""
    people = [one.person_id for one in due if now - one.due_at <= ON_TIME]
    chose = select(Preference.person_id).where(Preference.person_id.in_(people), column.is_not(None))  # type: ignore[attr-defined]
    return set(session.scalars(chose))


def teams_of(session: Session, people: Sequence[int]) -> dict[int, int]:
    """The team of each of these people."""
    return dict(session.execute(select(Person.id, Person.team_id).where(Person.id.in_(people))).all())


def choices_of(session: Session, people: Sequence[int], day: date) -> dict[int, str]:
    """What each of these people chose for a day, where it still stands."""
    rows = session.scalars(select(DayChoice).where(DayChoice.person_id.in_(people), DayChoice.local_day == day))
    found = {row.person_id: standing(row.chosen, row.decided_at, row.swapped) for row in rows}
    return {person_id: ref for person_id, ref in found.items() if ref}


def done_on(session: Session, people: Sequence[int], day: date) -> set[tuple[int, str]]:
    """(person, challenge) for what these people did on a day."""
    done = select(Completion.person_id, Completion.ref).where(
        Completion.person_id.in_(people), Completion.local_day == day
    )
    return {(person_id, ref) for person_id, ref in session.execute(done)}


def _known(session: Session, people: Sequence[int]) -> set[tuple[int, str]]:
    """(person, key) for the challenges that these people were told of."""
    told = select(Notification.person_id, Notification.group_key).where(
        Notification.person_id.in_(people), Notification.kind == "challenge"
    )
    return {(person_id, key) for person_id, key in session.execute(told)}


def _waiting(session: Session, people: Sequence[int]) -> set[int]:
    """For whom a challenge waits until now, which this moment would only repeat."""
    waits = select(Notification.person_id).where(
        Notification.person_id.in_(people),
        Notification.kind == "challenge",
        Notification.read_at.is_(None),
        Notification.settled < Notification.round,
    )
    return set(session.scalars(waits))
