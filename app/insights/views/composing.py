"""Writing a challenge for a team: ideas to begin with, the card as phones will show it, and going first."""

from datetime import date, timedelta

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.rules import WorkWeek, game_day
from app.challenges.cards import Card, library_card
from app.challenges.library import LIBRARY
from app.challenges.publishing import COURAGE, MINUTES, NewChallenge, publish, withdraw
from app.challenges.rules import draw
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import Form
from app.i18n import gettext
from app.insights.schemas import ChallengeForm
from app.insights.views.blueprint import pages
from app.insights.views.team import asked_team
from app.notifications.tell import tell_challenge
from app.people.actions import the_word
from app.people.invitations import teams_led_by
from app.people.models import Team
from app.people.words import forms

IDEAS = 5


@pages.get("/challenges/new")
def new_challenge() -> str:
    """An empty form, or one that begins with an idea from the library."""
    team = asked_team()
    today = game_day(clock.now(), team.zone)
    begins = today if WorkWeek(country=team.country).is_working_day(today) else _next_working_day(team)
    typed = {
        "team": str(team.id),
        "minutes": "10",
        "courage": "1",
        "starts_on": begins.isoformat(),
        "ends_on": (begins + timedelta(days=4 - min(4, begins.weekday()))).isoformat(),
        "commitment": "yes",
    }
    return _page(Form(typed | _idea(request.args.get("idea", ""))), team)


@pages.post("/challenges/new")
def add_challenge() -> str | Response | tuple[str, int]:
    """Publish it, or with the button for it show how it will look first."""
    form = Form(request.form)
    team = _posted_team()
    if "preview" in request.form:
        return _page(form, team)
    values = form.read(ChallengeForm())
    if values is None:
        return _page(form, team), 422
    del values["commitment"]
    try:
        with write() as session:
            row = publish(session, current_user, NewChallenge(**values | {"team": team}), clock.now())
            tell_challenge(session, row, clock.now())
    except Invalid as error:
        form.refuse(error)
        return _page(form, team), error.status
    flash(gettext("Your challenge is set. Your team hears of it, and you go first."), "good")
    return redirect(url_for("insights.team", team=team.id), 303)


@pages.post("/challenges/<int(max=2147483647):number>/withdrawal")
def withdraw_challenge(number: int) -> Response:
    """Take it back: it is offered no longer, and what was done stays done."""
    with write() as session:
        team_id = withdraw(session, teams_led_by(session, current_user), number, clock.now()).team_id
    flash(gettext("The challenge is taken back. What people did with it stays."), "")
    return redirect(url_for("insights.team", team=team_id), 303)


def _posted_team() -> Team:
    wanted = request.form.get("team", type=int)
    for team in teams_led_by(db.session(), current_user):
        if team.id == wanted:
            return team
    raise NotFound


def _page(form: Form, team: Team) -> str:
    session = db.session()
    return render_template(
        "insights/new_challenge.html",
        form=form,
        team=team,
        team_options=[(led.id, led.name) for led in teams_led_by(session, current_user)],
        ideas=_ideas(team),
        minutes=MINUTES,
        courage=COURAGE,
        today=game_day(clock.now(), team.zone),
        nav="team",
    )


def _ideas(team: Team) -> list[Card]:
    """A few of the library that fit the team, others every day."""
    today = game_day(clock.now(), team.zone)
    word = forms(the_word(db.session()))
    return [library_card(LIBRARY[ref], word) for ref in draw(LIBRARY, str(team.id), today, team.department)[:IDEAS]]


def _idea(key: str) -> dict[str, str]:
    """The fields that a challenge of the library fills."""
    if key not in LIBRARY:
        return {}
    card = library_card(LIBRARY[key], forms(the_word(db.session())))
    return {
        "idea": key,
        "title": card.title,
        "what": card.what,
        "why": card.why,
        "minutes": str(min(MINUTES, key=lambda minutes: abs(minutes - card.minutes))),
        "courage": str(card.courage),
    }


def _next_working_day(team: Team) -> date:
    return WorkWeek(country=team.country).coming(game_day(clock.now(), team.zone), 1)[0]
