"""Me: my week, my phone, my choices, and what this phone still holds."""

from flask import render_template
from flask_login import current_user

from app import clock
from app.badges.catalogue import LOOKS
from app.badges.having import badges_had
from app.calendar.rules import game_day, monday_of
from app.challenges.actions import offer_of
from app.database import db
from app.me.devices import devices_of
from app.me.views.blueprint import pages
from app.me.week import last_fortnight, places_of, week_of_mine
from app.people.actions import the_organisation, the_word
from app.people.words import forms
from app.people.working_days import weekdays_of
from app.purpose.actions import purpose_of
from app.scores.actions import streak_of, streak_row
from app.tallies.consent import has_agreed
from app.tallies.notes import noted_by, times_heard_from


@pages.get("/me")
def me() -> str:
    """My week, my phone, my choices."""
    session, now = db.session(), clock.now()
    today = game_day(now, current_user.team.zone)
    monday = monday_of(today)
    return render_template(
        "me/me.html",
        week=week_of_mine(session, current_user, today),
        my_streak=streak_of(session, current_user, now),
        streak_days_shown=streak_row(session, current_user, now, last_fortnight(today)),
        badges=len(badges_had(session, current_user)),
        all_badges=len(LOOKS),
        devices=len(devices_of(session, current_user, current_user.get_id(), now)),
        organisation=the_organisation(session),
        working_days=weekdays_of(current_user.week.pattern_on(today)),
        day_kind=current_user.week.kind_of(today),
        purpose=purpose_of(session, current_user._get_current_object()),
        asked=noted_by(session, current_user, "question", monday, today),
        places=places_of(session, current_user, monday, today),
        heard=times_heard_from(session, current_user, monday, today),
        is_nameable=has_agreed(session, current_user),
        nav="me",
    )


@pages.get("/unsent")
def unsent() -> str:
    """What is still only on the phone: it fills the page itself, with words and choices from here."""
    session, today = db.session(), game_day(clock.now(), current_user.team.zone)
    offer = offer_of(session, current_user._get_current_object(), today, forms(the_word(session)))
    return render_template("me/unsent.html", cards=[*offer.shown, *offer.reserve], nav="me")
