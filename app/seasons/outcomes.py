"""What came of a season: one's own, always as it is known now, and each team's, as it was published.

Late deeds change one's own history by themselves. What was published of a team is a row that stays; where the counters
say otherwise afterwards, a further version is published, and the page shows both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aggregates.reading import teams_with, together, weeks_between
from app.aggregates.rules import WEEK
from app.calendar.rules import game_day
from app.people.actions import the_organisation
from app.people.models import Person
from app.scores.actions import HAS_DEED
from app.scores.models import PersonDay
from app.scores.rules import POINTS
from app.seasons.actions import OVER, ask_to_tell
from app.seasons.models import Season, SeasonOutcome

SETTLED = timedelta(days=2)  # after the last day it is over everywhere on earth
CORRECTED = timedelta(days=21)  # for so long the counters are looked at again
FAMILIES = tuple(POINTS)
_DAY = timedelta(days=1)
ALWAYS = ("surprises",)  # what stands on the wall anyway


@dataclass(frozen=True)
class OwnSeason:
    """My season, counted as it is known now."""

    days: int
    figures: Mapping[str, int]
    best_day: date | None


@dataclass(frozen=True)
class TeamSeason:
    """A team's season as it stands, when that was published, and all that ever was, the oldest first."""

    figures: Mapping[str, int]
    published_at: datetime
    versions: Sequence[Mapping[str, int]]

    @property
    def corrections(self) -> Sequence[tuple[str, Sequence[int | None]]]:
        """What changed since it was first published: the family, and each number it had in turn; None where none was
        told."""
        told = {name for figures in self.versions for name in figures}
        steps = {name: [one.get(name) for one in self.versions] for name in FAMILIES if name in told}
        turns = {name: [number for number, _ in groupby(numbers)] for name, numbers in steps.items()}
        return [(name, numbers) for name, numbers in turns.items() if len(numbers) > 1]

    @property
    def has_only_grown(self) -> bool:
        """Whether all that changed did so by what came in late; what is less was taken back, or its owner is erased."""
        steps = (step for _, numbers in self.corrections for step in pairwise(numbers))
        return all(now is not None and (old is None or now > old) for old, now in steps)


def own_season(session: Session, person: Person, season: Season) -> OwnSeason | None:
    """My season so far, or as it was, from the day on which I joined; two small queries.

    None where I joined after its last day: it was not mine, and a quiet one would be a reproach.
    """
    since = max(season.starts_on, person.joined_on)
    if since > season.ends_on:
        return None
    mine = (PersonDay.person_id == person.id, PersonDay.day.between(since, season.ends_on))
    row = session.execute(
        select(func.count(), *(func.coalesce(func.sum(getattr(PersonDay, name)), 0) for name in FAMILIES)).where(
            *mine, HAS_DEED
        )
    ).one()
    best = session.scalar(
        select(PersonDay.day)
        .where(*mine, PersonDay.points > 0)
        .order_by(PersonDay.points.desc(), PersonDay.day)
        .limit(1)
    )
    return OwnSeason(row[0], dict(zip(FAMILIES, row[1:], strict=True)), best)


def team_season(session: Session, team_id: int, season_id: int) -> TeamSeason | None:
    """What was published of a team's season; None where nothing was yet."""
    rows = session.scalars(
        select(SeasonOutcome)
        .where(SeasonOutcome.season_id == season_id, SeasonOutcome.team_id == team_id)
        .order_by(SeasonOutcome.version)
    ).all()
    if not rows:
        return None
    return TeamSeason(rows[-1].figures, rows[-1].published_at, [row.figures for row in rows])


def publish_outcomes(session: Session, now: datetime) -> int:
    """Publish what is due, and correct what has changed; answers how many rows were added. Inside `write()`.

    A season is made of its weeks (app.aggregates), so it waits until the last of them was published.
    """
    organisation = the_organisation(session)
    if organisation is None:
        return 0
    today = game_day(now, organisation.zone)
    ended = select(Season).where(Season.ends_on <= today - SETTLED, Season.ends_on >= today - CORRECTED)
    added = 0
    for season in session.scalars(ended).all():
        for team_id in teams_with(session, season.ends_on - WEEK + _DAY):
            added += _publish(session, season, team_id, now)
    return added


def _publish(session: Session, season: Season, team_id: int, now: datetime) -> bool:
    figures = _figures(session, season, team_id)
    newest = session.scalar(
        select(SeasonOutcome)
        .where(SeasonOutcome.season_id == season.id, SeasonOutcome.team_id == team_id)
        .order_by(SeasonOutcome.version.desc())
        .limit(1)
    )
    if newest is not None and newest.figures == figures:
        return False
    version = newest.version + 1 if newest else 1
    row = SeasonOutcome(season_id=season.id, team_id=team_id, version=version, figures=figures, published_at=now)
    session.add(row)
    session.flush()
    if newest is None:
        ask_to_tell(session, season, [team_id], OVER, now)
    return True


def _figures(session: Session, season: Season, team_id: int) -> dict[str, int]:
    """A team's sums: what stands on its wall anyway, and of the rest what was published of its weeks.

    A week whose number is hidden is in no total: else it would be the total less the other weeks.
    """
    on_wall = session.execute(
        select(*(func.coalesce(func.sum(getattr(PersonDay, name)), 0) for name in ALWAYS)).where(
            PersonDay.team_id == team_id,
            PersonDay.day.between(season.starts_on, season.ends_on),
            PersonDay.points > 0,
        )
    ).one()
    known = together(weeks_between(session, team_id, season.starts_on, season.ends_on))
    figures = known | dict(zip(ALWAYS, map(int, on_wall), strict=True))
    return {name: figures[name] for name in FAMILIES if name in figures}
