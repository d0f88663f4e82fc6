"""Who is expected, and the cards by which they come in: chosen on a list, printed eight on a sheet of A4."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_login import current_user
from markupsafe import Markup
from werkzeug.wrappers import Response

from app import audit, clock
from app.config_schema import is_loopback
from app.database import db, write
from app.errors import Invalid
from app.forms import whole_number
from app.i18n import gettext, ngettext, speaking
from app.people.actions import the_organisation
from app.people.invitations import teams_led_by
from app.people.invitees import Invitee
from app.people.views.links import qr_code, whole_link
from app.people.words import forms as word_forms
from app.roster.cards import A_SHEET, LASTS, SHEETS, Choice, make_good, page_of, remove
from app.roster.views.blueprint import pages
from app.roster.views.person import role_labels


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])


def _number(asked: Mapping[str, str], name: str) -> int | None:
    return whole_number(asked.get(name, ""))


def _numbers(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(number for number in map(whole_number, texts) if number is not None)


def _choice(asked: Mapping[str, str]) -> Choice:
    return Choice(team=_number(asked, "team"), intake=_number(asked, "intake"))


def _ticked() -> tuple[int, ...]:
    return _numbers(request.form.getlist("one"))


@pages.get("/team/people/expected")
def expected() -> str:
    """Who is expected: `?team=`, `?intake=` a file, `?page=`."""
    return _list({})


def _list(wrong: Mapping[str, str]) -> str:
    session, choice = db.session(), _choice(request.args)
    return render_template(
        "roster/expected.html",
        listing=page_of(session, current_user, choice, _number(request.args, "page") or 1),
        choice=choice,
        teams=teams_led_by(session, current_user),
        lasts=LASTS,
        wrong=wrong,
        now=clock.now(),
        role_labels=role_labels(),
        nav="team",
    )


@pages.post("/team/people/expected/cards")
def make_cards() -> Response | tuple[str, int]:
    """Let the cards of those be good from now on, and go on to print them."""
    choice = _choice(request.args)
    if request.form.get("whom") == "ticked":
        choice = choice._replace(ids=_ticked() or (0,))
    renew = request.form.get("renew") == "yes"
    try:
        with write() as session:
            days = _number(request.form, "days") or 0
            made = make_good(session, current_user, choice, _key(), days, clock.now(), renew=renew)
            about = ("team", choice.team) if choice.team else ("organisation", 1)
            audit.record(session, current_user, "people.cards_made", about, cards=made, days=days, renew=renew)
    except Invalid as error:
        return _list({str(error.details.get("field", "form")): error.code}), error.status
    ids = ".".join(map(str, choice.ids)) or None
    return redirect(url_for("roster.cards", team=choice.team, intake=choice.intake, ids=ids), 303)


@pages.post("/team/people/expected/removal")
def remove_expected() -> Response:
    """Expect those who are ticked no longer."""
    with write() as session:
        gone = remove(session, current_user, _ticked())
        if gone:
            audit.record(session, current_user, "people.expected_no_more", ("organisation", 1), people=gone)
    flash(ngettext("%(num)s person is no longer expected.", "%(num)s people are no longer expected.", gone), "good")
    return redirect(
        url_for("roster.expected", team=_number(request.args, "team"), intake=_number(request.args, "intake")), 303
    )


@pages.get("/team/people/expected/cards")
def cards() -> str:
    """Sheets to print: `?team=`, `?intake=`, `?ids=1.2.3`, `?page=` of 25 sheets."""
    session, choice = db.session(), _choice(request.args)
    ids = _numbers(request.args.get("ids", "").split("."))
    found = page_of(
        session,
        current_user,
        choice._replace(ids=ids),
        _number(request.args, "page") or 1,
        SHEETS * A_SHEET,
    )
    organisation, now = the_organisation(session), clock.now()
    printed = [_card(one, organisation.word if organisation else "") for one in found.people if one.is_open(now)]
    anybody = "x"
    link = whole_link("people.join", token=anybody)
    return render_template(
        "roster/cards.html",
        sheets=[printed[at : at + A_SHEET] for at in range(0, len(printed), A_SHEET)],
        found=found,
        closed=len(found.people) - len(printed),
        organisation=organisation,
        is_local=is_loopback(urlsplit(link).netloc),
        asked=request.args,
        nav="team",
    )


def _card(one: Invitee, word: str) -> dict[str, str | Markup]:
    """What is on a card, in the language of who gets it."""
    code = one.code(_key())
    link = whole_link("people.join", token=code)
    with speaking(one.language):
        return {
            "language": one.language,
            "name": one.name,
            "team": one.team.name,
            "hello": gettext("Hello %(name)s, you are expected!", name=one.name.split()[0]),
            "what": gettext("Two minutes a day for the %(customer)s. Scan the code, or open:", **word_forms(word)),
            "address": link.partition("://")[2],
            "until": gettext("Good until %(day)s, and only for you.", day=_day(one)),
            "code": qr_code(link),
        }


def _day(one: Invitee) -> str:
    return str(format_date(one.expires_at, "d MMMM y"))
