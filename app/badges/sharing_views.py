"""The picture of a badge, sharing it inside the organisation, and the page of one that a colleague shared."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from app import clock
from app.badges.catalogue import LOOKS, TEAM_BADGES
from app.badges.page import earned_by
from app.badges.picture import card_of, svg_of
from app.badges.sharing import share, shown_share, unshare
from app.badges.show import EarnedBadge
from app.database import db, write
from app.drawing.picture import answer_of
from app.errors import NotFound
from app.i18n import gettext
from app.people.actions import the_word
from app.people.models import Person
from app.people.views.links import whole_link

pages = Blueprint("sharing", __name__)


@pages.get("/badges/<key>/card.<any(svg, png):form>")
def card(key: str, form: str) -> Response:
    """The picture of a badge of one's own; `?dark` for a dark page, `?download` to keep it."""
    session, person = db.session(), _reader()
    earned = earned_by(session, person, LOOKS[key], the_word(session)) if key in LOOKS else None
    if earned is None:
        raise NotFound
    who = person.team.name if earned.is_together else person.name
    return answer_of(_drawn(earned, who, the_word(session)), form, key)


@pages.post("/badges/<key>/share")
def put_on_wall(key: str) -> Redirect:
    """Share a badge of one's own."""
    with write() as session:
        number = share(session, _reader(), key, clock.now()).id
    here = gettext("It has a page now. Whoever of your organisation has the link sees it.")
    words = here if key in TEAM_BADGES else gettext("It is on the wall. Whoever has the link sees it too.")
    flash(words, "good")
    return redirect(url_for("sharing.shared", number=number), 303)


@pages.post("/badges/<key>/unshare")
def take_off_wall(key: str) -> Redirect:
    """Share it no longer."""
    if key not in LOOKS:
        raise NotFound
    with write() as session:
        unshare(session, _reader(), key)
    closed = gettext("Its page is closed.")
    flash(closed if key in TEAM_BADGES else gettext("It is off the wall, and its page is closed."), "good")
    return redirect(url_for("badges.badge", key=key), 303)


@pages.get("/badges/shared/<int(max=2147483647):number>")
def shared(number: int) -> str:
    """A badge that somebody shared."""
    session = db.session()
    found = shown_share(session, _reader(), number, the_word(session))
    link = whole_link("sharing.shared", number=number) if found.is_own else ""
    return render_template("badges/shared.html", share=found, link=link, nav="badges")


@pages.get("/badges/shared/<int(max=2147483647):number>/card.<any(svg, png):form>")
def shared_card(number: int, form: str) -> Response:
    """The picture of a badge that somebody shared."""
    session = db.session()
    found = shown_share(session, _reader(), number, the_word(session))
    return answer_of(_drawn(found.earned, found.who, the_word(session)), form, found.earned.badge.key)


def _drawn(earned: EarnedBadge, who: str, word_key: str) -> str:
    return svg_of(card_of(earned, who, word_key, dark="dark" in request.args))


def _reader() -> Person:
    person: Person = current_user._get_current_object()
    return person
