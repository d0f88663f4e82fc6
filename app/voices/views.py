"""The page behind a card, for anybody: no account, no cookie, no script. And one's own card."""

from uuid import uuid4

from flask import Blueprint, Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from app import clock
from app.database import db, write
from app.errors import Invalid, NotFound, TooMany
from app.forms import Form
from app.i18n import asked_language, gettext, speaking
from app.people.actions import the_organisation
from app.voices.actions import Said, count_voice, speak, voices_for
from app.voices.cards import close_card, find_card, make_card, open_card
from app.voices.models import VoiceCard
from app.voices.printing import print_page, shown_card
from app.voices.schemas import VoiceForm

pages = Blueprint("voices", __name__)
TRAP = "website"
"""A field that people do not see; what a program fills in there tells that it is none."""


@pages.get("/voice/<token>")
def voice(token: str) -> Response:
    """The form, or a kind word about a card that is not used any more."""
    card = find_card(db.session(), token)
    if card is None:
        return _open_to_all("voices/closed.html", 404)
    return _form(card, Form({"kind": "thanks", "ref": str(uuid4())}))


@pages.post("/voice/<token>")
def say(token: str) -> Response | Redirect:
    """Keep it, for somebody to read."""
    card, form = find_card(db.session(), token), Form(request.form)
    if card is None:
        return _open_to_all("voices/closed.html", 404)
    thanked = redirect(url_for("voices.thanked", token=token, lang=request.args.get("lang")), 303)
    if request.form.get(TRAP):
        return _safe(thanked)
    values = form.read(VoiceForm())
    if values is None:
        return _form(card, form, 422)
    try:
        count_voice(str(current_app.config["SECRET_KEY"]), card, request.remote_addr or "", clock.now())
        with write() as session:
            speak(session, card, Said(**values), clock.now())
    except Invalid as error:
        form.refuse(error)
        return _form(card, form, error.status)
    except TooMany as error:
        form.wrong["form"] = error.code
        return _form(card, form, error.status)
    return _safe(thanked)


@pages.get("/voice/<token>/thanks")
def thanked(token: str) -> Response:
    """It came in."""
    card = find_card(db.session(), token)
    return _open_to_all("voices/thanked.html", 200 if card else 404, card=card)


@pages.get("/me/voices")
def mine() -> str:
    """What customers said to me, and my own card."""
    session = db.session()
    card = open_card(session, current_user.team, current_user)
    return render_template(
        "voices/mine.html",
        voices=voices_for(session, current_user),
        card=shown_card(card) if card else None,
        nav="me",
    )


@pages.post("/me/voices/card")
def make_mine() -> Redirect:
    """A card of one's own; the one before is not used any more."""
    with write() as session:
        person = session.merge(current_user._get_current_object(), load=False)
        make_card(session, person.team, person, clock.now())
    flash(gettext("Your card is ready. Print it, or show the code on your phone."), "good")
    return redirect(url_for("voices.mine"), 303)


@pages.post("/me/voices/card/closing")
def close_mine() -> Redirect:
    """Use it no longer."""
    with write() as session:
        close_card(session, current_user.team, current_user, clock.now())
    flash(gettext("Your card is closed. What was said stays."), "")
    return redirect(url_for("voices.mine"), 303)


@pages.get("/me/voices/card")
def print_mine() -> str:
    """One's own card, to print."""
    card = open_card(db.session(), current_user.team, current_user)
    if card is None:
        raise NotFound
    return print_page(card, url_for("voices.mine"), "me")


def _form(card: VoiceCard, form: Form, status: int = 200) -> Response:
    return _open_to_all("voices/voice.html", status, card=card, form=form, trap=TRAP)


def _open_to_all(template: str, status: int, **context: object) -> Response:
    """In the language that a customer asks for; in that of the organisation to who asks for none of ours."""
    organisation = the_organisation(db.session())
    language = asked_language() or (organisation.language if organisation else "en")
    with speaking(language):
        page = render_template(template, organisation=organisation, speaks=language, **context)
    return _safe(make_response(page, status))


def _safe(answer: Response | Redirect) -> Response:
    """The address is the secret: it is told to no other site, kept in no index and in no cache."""
    answer.headers.update(
        {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}
    )
    return answer  # type: ignore[return-value]
