"""A card on paper: in the language that customers read, one on a postcard or four on a sheet to cut."""

from dataclasses import dataclass

from flask import render_template, request
from markupsafe import Markup

from app.database import db
from app.i18n import LANGUAGES, gettext, speaking
from app.people.actions import the_organisation
from app.people.views.links import qr_code, whole_link
from app.voices.models import VoiceCard

PAPERS = ("a6", "a4")


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card with its link and its code."""

    card: VoiceCard
    link: str
    code: Markup


def shown_card(card: VoiceCard) -> ShownCard:
    """As phones reach it."""
    link = whole_link("voices.voice", card.token)
    return ShownCard(card, link, qr_code(link))


def print_page(card: VoiceCard, back: str, nav: str) -> str:
    """The page to print; `?paper=` and `?in=` choose the paper and the language."""
    organisation = the_organisation(db.session())
    usual = organisation.language if organisation else "nl"
    language = request.args.get("in", usual)
    language = language if language in LANGUAGES else usual
    paper = request.args.get("paper", PAPERS[0])
    paper = paper if paper in PAPERS else PAPERS[0]
    with speaking(language):
        who = card.person.first_name if card.person else card.team.name
        words = {
            "title": gettext("How was it?"),
            "text": gettext("Say thank you to %(name)s, or give us a tip. It takes half a minute.", name=who),
            "scan": gettext("Point the camera of your phone at the code."),
            "calm": gettext("No name needed, no account."),
        }
    return render_template(
        "voices/card.html",
        shown=shown_card(card),
        words_on_card=words,
        organisation=organisation,
        paper=paper,
        card_language=language,
        back=back,
        nav=nav,
    )
