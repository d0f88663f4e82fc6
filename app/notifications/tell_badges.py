"""Telling of badges: each one that is news by itself, and all that came in late in one message.

These are called in the transaction that earned them.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.badges.models import Award, Giving, TeamAward
from app.calendar.rules import game_day
from app.deeds.way import Recording
from app.notifications.actions import Link, note_change, notify
from app.notifications.models import Notification
from app.people.actions import team_members
from app.people.models import Person
from app.people.visibility import may_be_seen

QUOTED = 80  # of a because, on a phone


def tell_badge(session: Session, award: Award, now: datetime) -> None:
    """Tell somebody that they earned a badge."""
    notify(
        session,
        [award.person_id],
        "badge",
        {"badge": award.badge},
        now,
        group_key=badge_key(award.badge),
        link=Link("badges.badges", {"_anchor": f"award-{award.id}"}),
    )


def badge_key(badge: str) -> str:
    """Under which a badge that somebody earned is told, alone or with their team."""
    return f"badge:{badge}"


def tell_badges(session: Session, awards: Sequence[Award], now: datetime) -> None:
    """Tell of each of these badges, which another brought about."""
    for award in awards:
        tell_badge(session, award, now)


def tell_team_badge(session: Session, award: TeamAward, now: datetime) -> None:
    """Tell everybody in a team that they earned a badge together."""
    people = [person.id for person in team_members(session, award.team_id)]
    params = {"badge": award.badge, "together": True}
    key, link = badge_key(award.badge), Link("badges.badges", {"_anchor": f"team-award-{award.id}"})
    notify(session, people, "badge", params, now, group_key=key, link=link)


def tell_late_badges(
    session: Session, awards: Sequence[Award], now: datetime, together: Mapping[int, Sequence[TeamAward]] | None = None
) -> None:
    """Tell each of these people once what came with their deeds of earlier days; more of the same day joins in.

    What their team earned `together` is told to whose deeds came late alone, under their number: it is no news for the
    others, who find it on the wall and among their badges.
    """
    by_person: dict[int, list[Award | TeamAward]] = {who: [*won] for who, won in (together or {}).items()}
    for award in awards:
        by_person.setdefault(award.person_id, []).append(award)
    for person_id, own in sorted(by_person.items()):
        _tell_late(session, session.get_one(Person, person_id), own, now)


def follow_gifts(session: Session, recording: Recording) -> None:
    """Tell who was given a badge, by whom and why; one that was taken back leaves their inboxes.

    Of who went quiet before it came in, only that it is theirs.
    """
    person = recording.person
    if "given_badge" in recording.kinds_removed:
        gone = [_gift_key(person, deed.id) for deed in recording.removed if deed.kind == "given_badge"]
        theirs = delete(Notification).where(Notification.group_key.in_(gone)).returning(Notification.person_id)
        note_change(session, session.scalars(theirs).all())
    if "given_badge" not in recording.kinds:
        return
    said = [deed.id for deed in recording.added if deed.kind == "given_badge"]
    rows = session.scalars(select(Giving).where(Giving.person_id == person.id, Giving.deed_id.in_(said)))
    for row in rows.all():
        why = {"by": person.first_name, "because": row.because[:QUOTED]} if may_be_seen(person) else {}
        params = {"badge": row.badge, **why}
        receivers = [gift.person_id for gift in row.gifts]
        key, link = _gift_key(person, row.deed_id), Link("badges.badge", {"key": row.badge})
        notify(session, receivers, "badge", params, recording.now, group_key=key, link=link)


def _gift_key(giver: Person, deed_id: UUID) -> str:
    """By its deed, which is known after its row is gone."""
    return f"{_gifts_of(giver)}{deed_id}"


def gift_keys(giver: Person) -> ColumnElement[bool]:
    """For a query over messages: those of the badges that somebody gave."""
    return Notification.group_key.startswith(_gifts_of(giver))


def _gifts_of(giver: Person) -> str:
    return f"given:{giver.id}:"


def _tell_late(session: Session, person: Person, awards: Sequence[Award | TeamAward], now: datetime) -> None:
    key = f"badges:late:{game_day(now, person.team.zone)}"
    before = session.scalar(
        select(Notification.params).where(Notification.person_id == person.id, Notification.group_key == key)
    )
    told = before["late"] if before else []
    days = [award.day for award in awards] + [date.fromisoformat(before[end]) for end in ("since", "until") if before]
    params = {
        "late": [*told, *(award.badge for award in awards if award.badge not in told)],
        "since": min(days).isoformat(),
        "until": max(days).isoformat(),
    }
    notify(session, [person.id], "badge", params, now, group_key=key, link=Link("badges.badges"))
