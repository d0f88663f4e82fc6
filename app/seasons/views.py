"""The page of the season, its recap in pictures, and setting the next one."""

from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from app import audit, clock
from app.calendar.rules import game_day
from app.database import db, write
from app.drawing.picture import answer_of
from app.errors import Invalid
from app.i18n import gettext
from app.people.actions import the_word
from app.people.models import Role
from app.people.words import forms
from app.seasons.actions import season_after, season_on, seasons_until, set_season
from app.seasons.models import Season
from app.seasons.outcomes import OwnSeason, TeamSeason, own_season, team_season
from app.seasons.recap import recap_of, svg_of
from app.seasons.rules import USUAL_WEEKS, WEEKS, week_number
from app.seasons.themes import THEMES

pages = Blueprint("seasons", __name__)
SHOWN = 6


@dataclass(frozen=True)
class Past:
    """A season that is over, with the reader's own part, if they were there, and what was published of their team."""

    season: Season
    name: str
    own: OwnSeason | None
    team: TeamSeason | None


@pages.get("/season")
def season() -> str:
    """What this season is about, and those before."""
    return _page()


@pages.post("/season")
def set_next() -> Redirect | tuple[str, int]:
    """Set the next season."""
    try:
        with write() as session:
            weeks = request.form.get("weeks", 0, type=int)
            row = set_season(session, current_user, request.form.get("theme", ""), weeks, clock.now())
            audit.record(session, current_user, "season.set", row, theme=row.theme, weeks=weeks)
    except Invalid as error:
        return _page(error.code), error.status
    flash(gettext("Set. It begins by itself when the one before is over."), "good")
    return redirect(url_for("seasons.season"), 303)


@pages.get("/season/<int(max=2147483647):number>/<any(own, team):whose>.<any(svg, png):form>")
def card(number: int, whose: str, form: str) -> Response:
    """A season as a picture, of one's own or one's team; `?dark` for a dark page, `?download` to keep it."""
    session = db.session()
    words = forms(the_word(session))
    recap = recap_of(session, current_user, number, whose, words, dark="dark" in request.args)
    return answer_of(svg_of(recap), form, f"{recap.season.theme}-{recap.season.starts_on}")


def _page(wrong: str = "") -> str:
    session, today = db.session(), game_day(clock.now(), current_user.team.zone)
    words = forms(the_word(session))
    running, coming = season_on(session, today), season_after(session, today)
    past = [
        Past(
            one,
            gettext(THEMES[one.theme].name, **words),
            own_season(session, current_user, one),
            team_season(session, current_user.team_id, one.id),
        )
        for one in seasons_until(session, today)[:SHOWN]
        if one.theme in THEMES
    ]
    return render_template(
        "seasons/season.html",
        running=running,
        theme=THEMES.get(running.theme) if running else None,
        week=week_number(running.starts_on, today) if running else 0,
        weeks=(running.ends_on - running.starts_on).days // 7 + 1 if running else 0,
        mine=own_season(session, current_user, running) if running else None,
        coming=coming,
        past=[one for one in past if one.own or one.team],
        sets=current_user.has_role(Role.DIRECTOR),
        themes=[(key, gettext(theme.name, **words)) for key, theme in THEMES.items()],
        lengths=WEEKS,
        usual=USUAL_WEEKS,
        wrong=wrong,
        nav="season",
    )
