"""The ideas of a team, for who leads it: adopt one, or decline it kindly."""

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.badges.actions import award_mark
from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.database import db, write
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
    session = db.session()
    found = open_ideas(session, current_user)
    return render_template("ideas/for_team.html", ideas=found, nav="team")


@pages.post("/ideas/<int(max=2147483647):number>/adoption")
def adopt_idea(number: int) -> Response:
    """It becomes the team's challenge of this week, with the name of who thought it up."""
    now = clock.now()
    with write() as session:
        teams, today = teams_led_by(session, current_user), game_day(now, current_user.team.zone)
        idea = adopt(session, current_user._get_current_object(), teams, number, today, now)
        tell_answer(session, idea, now)
        tell_badges(session, award_mark(session, idea.person, "idea", now), now)
        if idea.answer is not None and idea.answer.challenge_id is not None:
            challenge = session.get_one(SetChallenge, idea.answer.challenge_id)
            tell_challenge(session, challenge, [challenge.team_id], now)
        audit.record(session, current_user, "idea.adopted", idea)
    name = idea.person.first_name
    flash(gettext("It is on now for your team, and you do it too. %(name)s hears of it.", name=name), "good")
    return redirect(url_for("insights.team_ideas"), 303)


@pages.post("/ideas/<int(max=2147483647):number>/decline")
def decline_idea(number: int) -> Response:
    """Not now, with a word."""
    now = clock.now()
    with write() as session:
        teams, word = teams_led_by(session, current_user), request.form.get("word", "")
        idea = decline(session, current_user._get_current_object(), teams, number, word, now)
        tell_answer(session, idea, now)
        audit.record(session, current_user, "idea.declined", idea)
    flash(gettext("%(name)s hears of it, with your words.", name=idea.person.first_name), "good")
    return redirect(url_for("insights.team_ideas"), 303)
