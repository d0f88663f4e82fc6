"""A season as a line on other pages, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.i18n import gettext
from app.seasons.actions import season_on
from app.seasons.rules import week_number
from app.seasons.themes import THEMES


@dataclass(frozen=True)
class ShownSeason:
    """Its name, what counts double in words, and how far it is."""

    name: str
    accent: str
    week: int
    weeks: int


def shown_season(session: Session, day: date, word: Mapping[str, str]) -> ShownSeason | None:
    """The season that `day` lies in; one small query."""
    season = season_on(session, day)
    theme = THEMES.get(season.theme) if season else None
    if season is None or theme is None:
        return None
    weeks = (season.ends_on - season.starts_on).days // 7 + 1
    return ShownSeason(gettext(theme.name, **word), gettext(theme.accent), week_number(season.starts_on, day), weeks)
