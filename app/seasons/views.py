"""The page of the season, its recap in pictures, and setting the next one."""

from dataclasses import dataclass

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from app import audit, clock
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Invalid, NotFound
from app.i18n import gettext
from app.people.actions import the_word
from app.people.models import Role
from app.people.words import forms
from app.seasons.actions import season_after, season_on, seasons_until, set_season
from app.seasons.models import Season
from app.seasons.outcomes import TeamSeason, own_season, team_season
from app.seasons.rules import USUAL_WEEKS, WEEKS, week_number
from app.seasons.themes import THEMES

pages = Blueprint("seasons", __name__)
SHOWN = 6


@dataclass(frozen=True)
class Past:
    """A season that is over, with what was published of the reader's team."""

    season: Season
    name: str
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


@pages.get("/season/<int(max=2147483647):number>/<any(own, team):whose>.svg")
def card(number: int, whose: str) -> Response:
    """The recap of one season as a picture, of one's own or of one's team."""
    session = db.session()
    found = session.get(Season, number)
    if found is None or found.theme not in THEMES:
        raise NotFound
    if whose == "own":
        mine = own_season(session, current_user, found)
        figures, days = mine.figures, mine.days
    else:
        team = team_season(session, current_user.team_id, number)
        if team is None:
            raise NotFound
        figures, days = team.figures, None
    words = forms(the_word(session))
    name = gettext(THEMES[found.theme].name, **words)
    who = current_user.first_name if whose == "own" else current_user.team.name
    picture = render_template("seasons/card.svg", season=found, name=name, who=who, figures=figures, days=days)
    answer = make_response(picture)
    answer.mimetype = "image/svg+xml"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _page(wrong: str = "") -> str:
    session, today = db.session(), game_day(clock.now(), current_user.team.zone)
    words = forms(the_word(session))
    running, coming = season_on(session, today), season_after(session, today)
    past = [
        Past(one, gettext(THEMES[one.theme].name, **words), team_season(session, current_user.team_id, one.id))
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
        past=past,
        sets=current_user.has_role(Role.DIRECTOR),
        themes=[(key, gettext(theme.name, **words)) for key, theme in THEMES.items()],
        lengths=WEEKS,
        usual=USUAL_WEEKS,
        wrong=wrong,
        nav="season",
    )
