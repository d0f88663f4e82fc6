"""The ideas of a team, for who leads it: adopt one, or decline it kindly."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.badges.actions import award_mark
from app.calendar.rules import game_day
from app.challenges.behaviours import MOST_OF_ONE, behaviours
from app.database import db, write
from app.errors import Conflict, Invalid
from app.i18n import gettext
from app.ideas.actions import adopt, decline, open_ideas
from app.insights.views.blueprint import pages
from app.notifications.tell import tell_challenge
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_ideas import tell_answer
from app.people.invitations import teams_led_by


@pages.get("/ideas")
def team_ideas() -> str:
    """What waits for an answer."""
    return _page()


@pages.post("/ideas/<int(max=2147483647):number>/adoption")
def adopt_idea(number: int) -> Response | tuple[str, int]:
    """It becomes the team's challenge for a week, with who thought it up and what it is an exercise in."""
    now, ticked = clock.now(), request.form.getlist("behaviours")
    try:
        name, begins = _adopt(number, ticked, now)
    except (Conflict, Invalid) as error:
        return _page({"number": number, "code": error.code, "ticked": ticked}), error.status
    flash(_comes(name, begins) if begins else _is_on(name), "good")
    return redirect(url_for("insights.team_ideas"), 303)


def _adopt(number: int, behaviours: Sequence[str], now: datetime) -> tuple[str, date | None]:
    """Adopt it and tell who hears of it; answers who thought it up, and when it begins where that is later."""
    with write() as session:
        teams, today = teams_led_by(session, current_user), game_day(now, current_user.team.zone)
        reader = current_user._get_current_object()
        idea, challenge = adopt(session, reader, teams, number, today, now, behaviours)
        begins = challenge.starts_on if challenge.starts_on > today else None
        tell_answer(session, idea, now, begins)
        tell_badges(session, award_mark(session, idea.person, "idea", now), now)
        tell_challenge(session, challenge, [challenge.team_id], now)
        audit.record(session, current_user, "idea.adopted", idea, whose=[idea.person_id])
    return str(idea.person.first_name), begins


def _is_on(name: str) -> str:
    return gettext("It is on for your team now, and you do it too. %(name)s will hear about it.", name=name)


def _comes(name: str, begins: date) -> str:
    day = format_date(begins, "EEEE d MMMM")
    return gettext(
        "There is no room for one more until then: it starts on %(day)s, and you do it too. %(name)s will hear "
        "about it.",
        day=day,
        name=name,
    )


@pages.post("/ideas/<int(max=2147483647):number>/decline")
def decline_idea(number: int) -> Response:
    """Not now, with a word."""
    now = clock.now()
    with write() as session:
        teams, word = teams_led_by(session, current_user), request.form.get("word", "")
        idea = decline(session, current_user._get_current_object(), teams, number, word, now)
        tell_answer(session, idea, now)
        audit.record(session, current_user, "idea.declined", idea, whose=[idea.person_id])
    flash(gettext("%(name)s will hear about it, in your words.", name=idea.person.first_name), "good")
    return redirect(url_for("insights.team_ideas"), 303)


def _page(refused: Mapping[str, Any] | None = None) -> str:
    session = db.session()
    return render_template(
        "ideas/for_team.html",
        ideas=open_ideas(session, current_user),
        behaviours=behaviours(session),
        most=MOST_OF_ONE,
        refused=refused,
        nav="team",
    )
