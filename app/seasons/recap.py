"""The recap of a season as a picture: what there is to tell, and nothing of what was not done."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template
from sqlalchemy.orm import Session

from app.drawing.lettering import fitting, lines_of, shortened
from app.drawing.palette import PAPER, TEA, Palette
from app.errors import NotFound
from app.i18n import gettext
from app.people.models import Person
from app.seasons.models import Season
from app.seasons.outcomes import own_season, team_season
from app.seasons.rules import worth_telling
from app.seasons.themes import THEMES

_QUIET = 54  # the size of the type where there is a sentence and no number


@dataclass(frozen=True, slots=True)
class Recap:
    """What is written in the picture. `told` are families with their numbers, none of them zero; `days` None on that of
    a team; `lines` the sentence that stands there where nothing is told."""

    season: Season
    name: str
    name_size: int
    who: str
    who_size: int
    told: tuple[tuple[str, int], ...]
    days: int | None
    lines: tuple[str, ...]
    look: Palette


def recap_of(
    session: Session, person: Person, number: int, whose: str, words: Mapping[str, str], *, dark: bool
) -> Recap:
    """The recap of one's own season, or of one's team (`whose`: own, team). Raises NotFound where there is none."""
    season = session.get(Season, number)
    if season is None or season.theme not in THEMES:
        raise NotFound
    theme = THEMES[season.theme]
    name = gettext(theme.name, **words)
    own = own_season(session, person, season) if whose == "own" else None
    team = team_season(session, person.team_id, number) if whose == "team" else None
    found = own or team
    if found is None:
        raise NotFound
    who = shortened(person.first_name if own else person.team.name, 40)
    return Recap(
        season=season,
        name=name,
        name_size=fitting(name, 92),
        who=who,
        who_size=fitting(who, 50),
        told=worth_telling(found.figures, theme.doubles),
        days=own.days if own else None,
        lines=lines_of(_quiet(is_own=own is not None), _QUIET),
        look=TEA if dark else PAPER,
    )


def _quiet(*, is_own: bool) -> str:
    """The sentence for a season without numbers; of a small team most are never told, so it says nothing of them."""
    if is_own:
        return gettext("A quiet season. That is fine: the pot is ready for the next one.")
    return gettext("What this team did together is in the pot, ready for the next season.")


def svg_of(recap: Recap) -> str:
    """The picture as SVG, yet without its face (app/drawing)."""
    return render_template("seasons/card.svg", recap=recap, look=recap.look)
