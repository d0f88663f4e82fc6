"""The third step of setting a challenge: when, and going first. Then it is published, or waits for its day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.rules import game_day
from app.challenges.abandoned import KEPT
from app.challenges.actions import preview_card
from app.challenges.drafting import note, row_team, span_of, time
from app.challenges.models import SetChallenge
from app.challenges.occasions import MOST_A_DAY, Span, rhythm_of, span_for
from app.challenges.publishing import publish_draft
from app.challenges.setting import is_aimed_at, set_on, teams_of
from app.challenges.tongues import told
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import Form
from app.i18n import gettext
from app.insights.free_days import proposed
from app.insights.schemas import DaysForm
from app.insights.views.blueprint import pages
from app.insights.views.reach import (
    kinds_in_words,
    leads_all,
    people_in,
    the_set,
    the_set_to_change,
    to_its_page,
    why_closed,
)
from app.notifications.tell import tell_challenge
from app.people.models import Team
from app.seasons.actions import season_on

Answer = str | Response | tuple[str, int]


@pages.get("/challenges/<int(max=2147483647):number>/days")
def days(number: int) -> str | Response:
    """When it is, or a proposal for a new one: until the end of the week."""
    row = the_set(db.session(), number)
    if why_closed(db.session(), row):
        return to_its_page(number)
    if not leads_all(db.session(), row):
        return _aim_anew(number)
    span = proposed(db.session(), row, clock.now()) if _is_untimed(row) else span_of(row)
    rhythm = rhythm_of(span, _season_end(span.starts_on))
    typed = {"rhythm": rhythm, "starts_on": span.starts_on.isoformat(), "ends_on": span.ends_on.isoformat()}
    return _page(row, Form(typed), span.days)


@pages.post("/challenges/<int(max=2147483647):number>/days")
def time_challenge(number: int) -> Answer:
    """Keep when it is. With the button for it a draft is published; who publishes says to do it too."""
    form, chosen = Form(request.form), _weekdays()
    if "take" in request.form:
        return _page(the_set(db.session(), number), Form(_taken()), "")
    values = form.read(DaysForm())
    if values is None:
        return _page(the_set(db.session(), number), form, chosen), 422
    row = the_set(db.session(), number)
    if row.is_draft and not leads_all(db.session(), row):
        return _aim_anew(number)
    first = values["starts_on"]
    span = span_for(values["rhythm"], first, values["ends_on"] or first, chosen, _season_end(first))
    try:
        with write() as session:
            row = the_set_to_change(session, number)
            _check_day_off(row_team(session, row), span)
            _keep(session, row, span)
            is_draft, team_id = row.is_draft, row.team_id
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return _page(the_set(db.session(), number), form, chosen, error), error.status
    if is_draft:
        flash(gettext("Saved as a draft. Only you see it until you publish it."), "")
        return redirect(url_for("insights.challenges"), 303)
    if "publish" not in request.form:
        return redirect(url_for("insights.challenge", number=number), 303)
    if span.starts_on > _today(number):
        flash(
            gettext("Your challenge is set. Everybody hears about it on its first morning, and you go first."), "good"
        )
    else:
        flash(gettext("Your challenge is set. Your team hears about it, and you go first."), "good")
    return redirect(url_for("insights.team", team=team_id), 303)


def _aim_anew(number: int) -> Response:
    """Its author went to another team since."""
    flash(gettext("This draft is for a team that you no longer lead. Who is it for now?"), "")
    return redirect(url_for("insights.audience", number=number), 303)


def _keep(session: Session, row: SetChallenge, span: Span) -> None:
    now = clock.now()
    time(session, row, span, current_user, now)
    audit.record(session, current_user, "challenge.timed", row, since=span.starts_on, until=span.ends_on)
    if row.is_draft and "publish" in request.form:
        is_committed = request.form.get("commitment") == "yes"
        publish_draft(session, row, current_user, now, is_committed=is_committed)
        audit.record(session, current_user, "challenge.published", row)
    elif row.is_draft:
        note(session, row, KEPT, current_user, now)
    tell_challenge(session, row, [team.id for team in teams_of(session, [row]).get(row.id, [])], now)


def _check_day_off(team: Team, span: Span) -> None:
    """Raises Invalid (day_off) for one day on which most are off, until somebody says that they mean it."""
    day = span.starts_on
    is_off = span.starts_on == span.ends_on and not team.week.is_working_day(day)
    if is_off and request.form.get("meant") != day.isoformat():
        raise Invalid("day_off", field="starts_on", meant=day.isoformat())


def _season_end(first: date) -> date | None:
    """When the organisation's season ends in which that day lies."""
    season = season_on(db.session(), first)
    return season.ends_on if season else None


def _weekdays() -> str:
    """The days of the week that were ticked, as a pattern."""
    ticked = set(request.form.getlist("days"))
    return "".join("1" if str(n) in ticked else "0" for n in range(7))


def _today(number: int) -> date:
    session = db.session()
    return game_day(clock.now(), row_team(session, the_set(session, number)).zone)


def _is_untimed(row: SetChallenge) -> bool:
    """Whether nobody said when: the days of a new draft are those of its making."""
    return row.is_draft and row.starts_on == row.ends_on and not row.days


def _free(row: SetChallenge, form: Form) -> Span:
    """What is free next, in the place of days that are full: a day for a day, and days for days."""
    since = date.fromisoformat(str(form.typed["starts_on"]))
    free = proposed(db.session(), row, clock.now(), since)
    return Span(free.starts_on, free.starts_on) if form.typed["rhythm"] == "once" else free


def _filling(row: SetChallenge, teams: Sequence[Team], full: Mapping[str, Any]) -> Sequence[str]:
    """The titles of what fills that day for that team."""
    named = [team.id for team in teams if team.name == full["team"]]
    return [told(other)["title"] for other, _ in set_on(db.session(), named, full["day"]) if other.id != row.id]


def _taken() -> dict[str, str]:
    """What was typed, with the free days that were offered: those are days in a row, of no day of the week alone."""
    starts_on, _, ends_on = request.form["take"].partition("/")
    rhythm = request.form.get("rhythm", "")
    kept = rhythm if rhythm in {"once", "weekdays"} else "span"
    return {**request.form, "rhythm": kept, "starts_on": starts_on, "ends_on": ends_on}


def _page(row: SetChallenge, form: Form, weekdays: str, error: Invalid | Conflict | None = None) -> str:
    session = db.session()
    teams = teams_of(session, [row]).get(row.id, [])
    monday = date(2024, 1, 1)
    full = error.details if error and error.code == "days_full" else None
    return render_template(
        "insights/setting/days.html",
        row=row,
        card=preview_card(session, row),
        form=form,
        teams=teams,
        kinds=kinds_in_words(session, [row]).get(row.id, []),
        people=sum(people_in(session, is_aimed_at(row)).values()),
        weekdays=[(n, monday + timedelta(days=n), weekdays[n : n + 1] == "1") for n in range(7)],
        full=full,
        filling=_filling(row, teams, full) if full else (),
        free=_free(row, form) if full else None,
        most=MOST_A_DAY,
        meant=error.details.get("meant", "") if error else "",
        season_ends=_season_end(game_day(clock.now(), row_team(session, row).zone)),
        nav="team",
    )
