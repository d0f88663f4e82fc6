"""What is told about a challenge that ends, a week that was worked, and a season."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import monday_of
from app.challenges.models import Completion
from app.challenges.setting import set_on
from app.moments.actions import Due
from app.notifications.actions import Link, notify
from app.notifications.tell import told_of
from app.people.actions import team_members
from app.planning.rules import DEADLINE, LOOK_BACK
from app.planning.telling import TODAY, by_day, teams_of
from app.recognition.models import Applause
from app.scores.models import PersonDay
from app.seasons.models import Season


def tell_deadline(session: Session, due: Sequence[Due], now: datetime) -> None:
    """The last day of a challenge, to those who did not do it on any of its days."""
    for day, people in by_day(due, now).items():
        teams = teams_of(session, people)
        for challenge, its in set_on(session, set(teams.values()), day):
            if challenge.ends_on != day or challenge.starts_on == day or challenge.days:
                continue
            did = select(Completion.person_id).where(Completion.ref == challenge.ref, Completion.person_id.in_(people))
            done = set(session.scalars(did))
            some = [one for one in people if teams[one] in its and one not in done]
            notify(session, some, DEADLINE, told_of(challenge), now, group_key=f"{DEADLINE}:{challenge.id}", link=TODAY)


def tell_look_back(session: Session, due: Sequence[Due], now: datetime) -> None:
    """What somebody did this week. Who did nothing is not told so."""
    for day, people in by_day(due, now).items():
        for person_id, counted in _week_of(session, people, day).items():
            link = Link("me.me")
            notify(session, [person_id], LOOK_BACK, counted, now, group_key=LOOK_BACK, link=link)


def tell_season(session: Session, season: Season, team_id: int, what: str, now: datetime) -> None:
    """A team hears that a season begins, or that what came of one is there."""
    people = [person.id for person in team_members(session, team_id)]
    facts, key = {"what": what, "theme": season.theme}, f"season:{season.id}:{what}"
    notify(session, people, "season", facts, now, group_key=key, link=Link("seasons.season"))


def _week_of(session: Session, people: Sequence[int], day: date) -> dict[int, dict[str, int]]:
    """The counters of the week until `day`, of those with any."""
    monday = monday_of(day)
    sums = [func.sum(column) for column in (PersonDay.strokes, PersonDay.completions, PersonDay.surprises)]
    rows = session.execute(
        select(PersonDay.person_id, *sums)
        .where(PersonDay.person_id.in_(people), PersonDay.day.between(monday, day))
        .group_by(PersonDay.person_id)
    )
    claps = dict(
        session.execute(
            select(Applause.owner_id, func.count())
            .where(Applause.owner_id.in_(people), Applause.local_day.between(monday, day))
            .group_by(Applause.owner_id)
        ).all()
    )
    found = {
        row[0]: {"strokes": row[1], "completions": row[2], "surprises": row[3], "claps": claps.get(row[0], 0)}
        for row in rows
    }
    return {person_id: counted for person_id, counted in found.items() if any(counted.values())}
