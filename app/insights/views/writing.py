"""The first step of setting a challenge: what. From the library in one tap, or in own words; kept as a draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.aggregates.uses import uses_of
from app.challenges.abandoned import let_go_of_abandoned
from app.challenges.behaviours import MOST_OF_ONE, behaviours, still_expected
from app.challenges.cards import library_card
from app.challenges.drafting import COURAGE, MINUTES, Words, draft, word
from app.challenges.library import LIBRARY
from app.challenges.made_here import credit, made_here
from app.challenges.models import SetChallenge
from app.challenges.tongues import as_kept, told
from app.challenges.wording import WORDS, said_by
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import Form, whole_number
from app.insights.schemas import IdeaForm, WordsForm
from app.insights.views.blueprint import pages
from app.insights.views.reach import team_for, the_set, the_set_to_change, to_its_page, why_closed
from app.insights.views.team import asked_team, posted_team
from app.people.actions import the_word
from app.people.models import Team
from app.people.words import forms

Answer = str | Response | tuple[str, int]


@pages.get("/challenges/new")
def new_challenge() -> str:
    """An empty form, or one that begins with an idea from the library, or with what was made here before."""
    idea, again = request.args.get("idea", ""), whole_number(request.args.get("again", ""))
    typed: dict[str, Any] = {"minutes": 10, "courage": 1, "behaviours": []}
    if idea in LIBRARY:
        typed |= _idea(idea) | {"idea": idea}
    elif again is not None:
        typed |= said_by(made_here(db.session(), again)) | {"again": again}
    return _page(*_filled(typed), asked_team())


@pages.post("/challenges/new")
def add_challenge() -> Answer:
    """Keep it as a draft, and go on to whom it is for; with the button for it show how it will look first."""
    form, team, ticked = Form(request.form), posted_team(), request.form.getlist("behaviours")
    if "preview" in request.form:
        return _page(form, ticked, team)
    idea = form.read(IdeaForm()) if "title" not in request.form else None
    values = _idea(idea["idea"]) if idea else _read(form, ticked)
    if values is None:
        return _page(form, ticked, team), 422
    known, again = request.form.get("idea", ""), whole_number(request.form.get("again", ""))
    try:
        with write() as session:
            if idea:
                let_go_of_abandoned(session, current_user, lambda key: Words(**_idea(key)))
            words = Words(**values, idea=known if known in LIBRARY else None)
            row = draft(session, current_user, team, words, clock.now())
            if again is not None:
                credit(session, row, again)
            number = row.id
            audit.record(session, current_user, "challenge.drafted", row, team=team.id)
    except Invalid as error:
        form.refuse(error)
        return _page(form, ticked, team), error.status
    return redirect(url_for("insights.audience", number=number), 303)


@pages.get("/challenges/<int(max=2147483647):number>/words")
def words(number: int) -> str | Response:
    """What it says now, to be changed."""
    row = the_set(db.session(), number)
    if why_closed(db.session(), row):
        return to_its_page(number)
    return _page(*_filled(told(row)), team_for(db.session(), row), row)


@pages.post("/challenges/<int(max=2147483647):number>/words")
def say(number: int) -> Answer:
    """Say it in other words. Where that is too late, what was typed stays, to make a new one of it."""
    form, ticked = Form(request.form), request.form.getlist("behaviours")
    row = the_set(db.session(), number)
    team = team_for(db.session(), row)
    values = None if "preview" in request.form else _read(form, ticked)
    if values is None:
        return _page(form, ticked, team, row), 422 if form.wrong else 200
    try:
        with write() as session:
            row = the_set_to_change(session, number)
            word(session, row, Words(**as_kept(row, values)), current_user, clock.now())
            is_draft = row.is_draft
            audit.record(session, current_user, "challenge.worded", row)
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return _page(form, ticked, team, the_set(db.session(), number)), error.status
    return redirect(url_for("insights.audience" if is_draft else "insights.challenge", number=number), 303)


def _read(form: Form, ticked: Sequence[str]) -> dict[str, Any] | None:
    values = form.read(WordsForm())
    return None if values is None else values | {"behaviours": ticked}


def _page(form: Form, ticked: Sequence[str], team: Team, row: SetChallenge | None = None) -> str:
    return render_template(
        "insights/setting/words.html",
        form=form,
        team=team,
        row=row,
        uses=uses_of(db.session(), [row.ref]).get(row.ref) if row else None,
        minutes=MINUTES,
        courage=COURAGE,
        behaviours=behaviours(db.session()),
        ticked=ticked,
        most=MOST_OF_ONE,
        nav="team",
    )


def _idea(key: str) -> dict[str, Any]:
    """The fields that a challenge of the library fills."""
    card = library_card(LIBRARY[key], forms(the_word(db.session())))
    said = {name: getattr(card, name) for name in WORDS if name != "behaviours"}
    return said | {"behaviours": still_expected(db.session(), [LIBRARY[key].behaviour])}


def _filled(values: Mapping[str, Any]) -> tuple[Form, Sequence[str]]:
    """The form with these values, and the behaviours to tick."""
    return Form({name: str(value) for name, value in values.items()}), values["behaviours"]
