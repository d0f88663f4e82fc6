"""Which season it is, setting the next one, and turning from one to the next."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, cast

from sqlalchemy import Date, Table, bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.errors import Conflict, Invalid
from app.jobs.actions import enqueue_all
from app.people.actions import the_organisation
from app.people.models import Person, Team
from app.prepared import Prepared
from app.seasons.models import Season
from app.seasons.rules import USUAL_WEEKS, WEEKS, last_day, next_start, next_theme
from app.seasons.themes import THEMES

_SEASON = cast(Table, Season.__table__).c
_SINCE = Prepared(
    select(_SEASON.starts_on, _SEASON.ends_on, _SEASON.theme).where(_SEASON.ends_on >= bindparam("since", type_=Date))
)


TELL = "seasons.tell"
"""The kind of job that tells one team of a season; the planning room handles it. Payload: season, team, what."""
BEGINS, OVER = "begins", "over"
"""What there is to tell: that it begins, or that what came of it is there."""
NEWS = timedelta(days=2)


class Accent(NamedTuple):
    """From when until when which family of deeds counts double."""

    first: date
    last: date
    doubles: str


def accents_since(session: Session, since: date) -> list[Accent]:
    """What counts double, or did, on days from `since` on: asked with every look at a pot, so one small question."""
    rows = _SINCE.all(session.connection(), {"since": since})
    return [Accent(first, last, THEMES[theme].doubles) for first, last, theme in rows if theme in THEMES]


def doubles_on(session: Session, day: date) -> str | None:
    """The family of deeds that counts double on `day`."""
    return next((one.doubles for one in accents_since(session, day) if one.first <= day <= one.last), None)


def season_on(session: Session, day: date) -> Season | None:
    """The season that `day` lies in."""
    return session.scalar(select(Season).where(Season.starts_on <= day, Season.ends_on >= day))


def seasons_until(session: Session, day: date) -> Sequence[Season]:
    """Those that are over, the newest first."""
    return session.scalars(select(Season).where(Season.ends_on < day).order_by(Season.starts_on.desc())).all()


def season_after(session: Session, day: date) -> Season | None:
    """The one that is to come."""
    return session.scalar(select(Season).where(Season.starts_on > day).order_by(Season.starts_on).limit(1))


def set_season(session: Session, by: Person, theme: str, weeks: int, now: datetime) -> Season:
    """Set the next season; inside `write()`. Raises Invalid: theme_unknown, weeks_unknown, and Conflict: season_set.

    One that is set already and still to come is replaced; one that runs is not.
    """
    if theme not in THEMES:
        raise Invalid("theme_unknown", field="theme")
    if weeks not in WEEKS:
        raise Invalid("weeks_unknown", field="weeks")
    today = game_day(now, by.team.zone)
    coming = season_after(session, today)
    if coming is not None:
        coming.theme, coming.ends_on, coming.set_by_id = theme, last_day(coming.starts_on, weeks), by.id
        session.flush()
        return coming
    return add_season(session, theme, weeks, today, now, by)


def add_season(
    session: Session, theme: str, weeks: int, today: date, now: datetime, by: Person | None = None
) -> Season:
    """A season after all others; flushes. Raises Conflict where somebody else did so at this very moment."""
    starts_on = next_start(session.scalars(select(Season.ends_on)).all(), today)
    season = Season(
        theme=theme,
        starts_on=starts_on,
        ends_on=last_day(starts_on, weeks),
        set_by_id=by.id if by else None,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(season)
    except IntegrityError as error:
        raise Conflict("season_set") from error
    return season


def turn(session: Session, now: datetime) -> Season | None:
    """Let a season begin by rule where none runs; answers the one that runs. Inside `write()`."""
    organisation = the_organisation(session)
    if organisation is None:
        return None
    today = game_day(now, organisation.zone)
    running = season_on(session, today)
    if running is None:
        known = session.scalars(select(Season.theme).order_by(Season.starts_on)).all()
        running = add_season(session, next_theme(known, list(THEMES)), USUAL_WEEKS, today, now)
    return running


def ask_to_tell(session: Session, season: Season, teams: Iterable[int], what: str, now: datetime) -> None:
    """Ask for these teams to be told of a season, once, however often this is asked. Inside `write()`."""
    items = [(f"{what}:{season.id}:{team}", {"season": season.id, "team": team, "what": what}) for team in teams]
    enqueue_all(session, TELL, items, now=now)


def tell_what_begins(session: Session, season: Season, now: datetime) -> None:
    """Ask for everybody to be told of a season in its first days; inside `write()`."""
    organisation = the_organisation(session)
    if organisation is not None and game_day(now, organisation.zone) - season.starts_on <= NEWS:
        teams = session.scalars(select(Team.id).order_by(Team.id)).all()
        ask_to_tell(session, season, teams, BEGINS, now)
