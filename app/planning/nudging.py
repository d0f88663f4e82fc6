"""A private nudge for who stays behind, by one rule that is the same for all and that all can read (/rules).

Nobody who leads a team hears of it, by name or number. Once an hour the teams are looked at where it is late morning; a
nudge is a moment, so two who look at once plan it once, and it is worded from the facts of its minute.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day, local_hour
from app.database import db, write
from app.deeds.models import LoggedDeed, Retraction
from app.deeds.rules import RETRACTION
from app.moments.actions import Due, put
from app.notifications.actions import notify
from app.notifications.models import Notification
from app.people.models import Person, Team
from app.people.visibility import are_seen
from app.planning.rules import NOT_AGAIN, stays_behind
from app.planning.telling import TODAY, by_day

NUDGE = "nudge"
LOOKED_AT = 11  # o'clock on the wall of the team
PORTION = 200


def look_who_stays_behind(now: datetime) -> int:
    """Plan, for now, whom to nudge; answers how many."""
    reading, found, last = db.session(), 0, 0
    while teams := reading.scalars(select(Team).where(Team.id > last).order_by(Team.id).limit(PORTION)).all():
        last = teams[-1].id
        for team in teams:
            if local_hour(now, team.zone) != LOOKED_AT:
                continue
            due = [Due(one, NUDGE, game_day(now, team.zone), now) for one in _behind(reading, team, now)]
            reading.rollback()
            if due:
                with write() as session:
                    put(session, due, now)
            found += len(due)
    return found


def _behind(session: Session, team: Team, now: datetime) -> list[int]:
    """Those of a team who stay behind by the rule; not who wants no game."""
    people = session.scalars(select(Person).where(Person.team_id == team.id, are_seen()).order_by(Person.id)).all()
    today = game_day(now, team.zone)
    ids = [person.id for person in people]
    deeds, nudges = last_deeds(session, ids), _last_nudges(session, ids, team.zone)
    return [
        person.id
        for person in people
        if stays_behind(person.week, today, person.joined_on, deeds.get(person.id), nudges.get(person.id))
    ]


def last_deeds(session: Session, people: Sequence[int]) -> dict[int, date]:
    """The last day with a deed of any kind of each of these people, that was not taken back; who never did anything is
    not in it. The log knows every kind, also one that is still to be thought of."""
    taken_back = and_(Retraction.person_id == LoggedDeed.person_id, Retraction.deed_id == LoggedDeed.id)
    last = (
        select(LoggedDeed.person_id, func.max(LoggedDeed.local_day))
        .join(Retraction, taken_back, isouter=True)
        .where(LoggedDeed.person_id.in_(people), LoggedDeed.kind != RETRACTION, Retraction.deed_id.is_(None))
        .group_by(LoggedDeed.person_id)
    )
    return dict(session.execute(last).all())


def _last_nudges(session: Session, people: Sequence[int], zone: str) -> dict[int, date]:
    rows = session.execute(
        select(Notification.person_id, Notification.created_at).where(
            Notification.person_id.in_(people), Notification.group_key == NUDGE
        )
    )
    return {person_id: game_day(at, zone) for person_id, at in rows}


def tell_nudge(session: Session, due: Sequence[Due], now: datetime) -> None:
    """Nudge who still did nothing on that day, and was not nudged meanwhile."""
    for day, people in by_day(due, now).items():
        did = last_deeds(session, people)
        told = select(Notification.person_id).where(
            Notification.person_id.in_(people),
            Notification.group_key == NUDGE,
            Notification.created_at > now - NOT_AGAIN + timedelta(days=1),
        )
        rest = {one for one in people if did.get(one) != day} - set(session.scalars(told))
        notify(session, sorted(rest), NUDGE, {}, now, group_key=NUDGE, link=TODAY)
