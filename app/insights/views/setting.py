"""What somebody set: drafts, what is on, to come, pausing or over; and pausing, copying and taking back."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.rules import game_day
from app.challenges.actions import preview_card
from app.challenges.drafting import copy, remove_draft, row_team
from app.challenges.models import SetChallenge
from app.challenges.publishing import committed_names, pause, resume, withdraw
from app.challenges.setting import all_of, history_of, standing_of, teams_of
from app.database import db, write
from app.errors import Conflict
from app.i18n import N_, gettext
from app.insights.views.blueprint import pages
from app.insights.views.reach import kinds_in_words, team_for, the_set, the_set_to_change, to_its_page, why_closed
from app.notifications.tell import tell_challenge
from app.people.models import Person

TITLES = {"draft": N_("Drafts"), "on": N_("On now"), "coming": N_("Coming"), "over": N_("Over")}
Act = Callable[[Session, SetChallenge, Person, datetime], None]


@pages.get("/challenges")
def challenges() -> str:
    """Everything that one set, and what others set for the teams that one leads."""
    session = db.session()
    today = game_day(clock.now(), current_user.team.zone)
    rows, page, in_all = all_of(session, current_user, today, request.args.get("page", 1, int))
    return render_template(
        "insights/setting/overview.html",
        rows=rows,
        groups=[(key, list(of)) for key, of in groupby(rows, lambda row: standing_of(row, today))],
        titles={key: gettext(title) for key, title in TITLES.items()},
        page=page,
        pages=in_all,
        teams_of=teams_of(session, rows),
        kinds_of=kinds_in_words(session, rows),
        today=today,
        nav="team",
    )


@pages.get("/challenges/<int(max=2147483647):number>")
def challenge(number: int) -> str:
    """One of them: its card, its days, what was done to it, and what can be."""
    session = db.session()
    row = the_set(session, number)
    return render_template(
        "insights/setting/challenge.html",
        row=row,
        card=preview_card(session, row),
        teams=teams_of(session, [row]).get(row.id, []),
        kinds=kinds_in_words(session, [row]).get(row.id, []),
        committed=committed_names(session, [row]).get(row.id, []),
        closed=why_closed(session, row),
        history=history_of(session, row),
        today=game_day(clock.now(), row_team(session, row).zone),
        nav="team",
    )


@pages.post("/challenges/<int(max=2147483647):number>/pause")
def pause_challenge(number: int) -> Response:
    """Offer it no longer, for a while."""
    told = gettext("It pauses. What people did with it stays, and a phone that was away may add to it.")
    return _act(number, pause, "paused", told)


@pages.post("/challenges/<int(max=2147483647):number>/resumption")
def resume_challenge(number: int) -> Response:
    """Offer it again; who has not heard of it today does."""

    def again(session: Session, row: SetChallenge, by: Person, now: datetime) -> None:
        resume(session, row, by, now)
        tell_challenge(session, row, [team.id for team in teams_of(session, [row]).get(row.id, [])], now)

    return _act(number, again, "resumed", gettext("It is on again."))


@pages.post("/challenges/<int(max=2147483647):number>/withdrawal")
def withdraw_challenge(number: int) -> Response:
    """Take it back: it is offered no longer, and what was done stays done."""
    return _act(number, withdraw, "withdrawn", gettext("What people did with it stays."))


@pages.post("/challenges/<int(max=2147483647):number>/copies")
def copy_challenge(number: int) -> Response:
    """Begin a new one that says the same."""
    with write() as session:
        row = the_set(session, number)
        made = copy(session, current_user, row, team_for(session, row), clock.now()).id
        audit.record(session, current_user, "challenge.copied", row, copy=made)
    return redirect(url_for("insights.audience", number=made), 303)


@pages.post("/challenges/<int(max=2147483647):number>/removal")
def remove_challenge(number: int) -> Response:
    """Throw a draft away."""
    with write() as session:
        remove_draft(session, the_set_to_change(session, number))
        audit.record(session, current_user, "challenge.removed", ("set_challenge", number))
    flash(gettext("The draft is gone."), "")
    return redirect(url_for("insights.challenges"), 303)


def _act(number: int, act: Act, name: str, told: str) -> Response:
    try:
        with write() as session:
            row = the_set_to_change(session, number)
            act(session, row, current_user, clock.now())
            audit.record(session, current_user, f"challenge.{name}", row)
    except Conflict:
        return to_its_page(number)
    flash(told, "")
    return to_its_page(number)
