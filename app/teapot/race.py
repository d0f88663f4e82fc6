"""The friendly race by warmth: between teams that want it, each seeing only who is just ahead and just behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.people.models import Person, Team
from app.people.visibility import LEAST
from app.scores.neighbours import neighbours
from app.teapot import standings
from app.teapot.models import RaceEntry
from app.teapot.pots import pots_of


@dataclass(frozen=True)
class Racer:
    """A team in the race, by the whole degrees that everybody sees."""

    team_id: int
    name: str
    degrees: int


@dataclass(frozen=True)
class Race:
    """How it stands for one team. Who is nobody's neighbour is shown to nobody."""

    own: Racer
    ahead: Racer | None
    behind: Racer | None
    teams: int

    @property
    def gap(self) -> int:
        """The degrees to whoever is just ahead."""
        return self.ahead.degrees - self.own.degrees if self.ahead else 0


def race_between(racers: Sequence[Racer], own_id: int) -> Race | None:
    """Who is just ahead of a team and just behind it; None where it does not race, or has nobody to race with."""
    found = neighbours(racers, lambda racer: racer.team_id == own_id, lambda racer: racer.degrees)
    if found is None or len(racers) < 2:
        return None
    return Race(found.own, found.ahead, found.behind, len(racers))


def has_entered(session: Session, team: Team) -> bool:
    """Whether this team takes part."""
    return session.get(RaceEntry, team.id) is not None


def race_of(session: Session, team: Team, degrees: int, now: datetime) -> Race | None:
    """The race as `team`, which is so warm, sees it; teams of fewer than five people do not run in it.

    Where very many race, only those around it are looked at (app/teapot/standings.py).
    """
    if not has_entered(session, team):
        return None
    if (session.scalar(select(func.count()).select_from(RaceEntry)) or 0) <= standings.MANY:
        return _between(session, _racing(session), team, now)
    standing = standings.standing(session, lambda: _racing(session), now)
    race = _between(session, _racing(session, [team.id, *standing.near(degrees, team.id)]), team, now)
    return replace(race, teams=len(standing.order)) if race else None


def _racing(session: Session, among: Sequence[int] | None = None) -> Sequence[Team]:
    """Those that take part and are large enough, of these teams or of all."""
    of_these = () if among is None else (Person.team_id.in_(among),)
    people = select(Person.team_id).where(Person.left_at.is_(None), *of_these).group_by(Person.team_id)
    large = people.having(func.count() >= LEAST).scalar_subquery()
    entered = select(Team).join(RaceEntry, RaceEntry.team_id == Team.id)
    return session.scalars(entered.where(Team.id.in_(large)).order_by(Team.id)).all()


def _between(session: Session, teams: Sequence[Team], team: Team, now: datetime) -> Race | None:
    if team.id not in {one.id for one in teams}:
        return None
    pots = pots_of(session, teams, now)
    return race_between([Racer(one.id, one.name, pots[one.id].temperature) for one in teams], team.id)


def enter_race(session: Session, team: Team, by: Person, now: datetime) -> None:
    """Take part; entering twice changes nothing. Inside `write()`."""
    row = upsert_into(session, RaceEntry).values(team_id=team.id, entered_by_id=by.id, entered_at=now)
    session.execute(row.on_conflict_do_nothing(index_elements=["team_id"]))


def leave_race(session: Session, team: Team) -> None:
    """Take part no longer, at once. Inside `write()`."""
    session.execute(delete(RaceEntry).where(RaceEntry.team_id == team.id))
