"""A card on paper: in the language that customers read, one on a postcard or four on a sheet to cut."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from flask import render_template, request
from markupsafe import Markup

from app.config_schema import is_loopback
from app.database import db
from app.i18n import LANGUAGES, N_, gettext, speaking
from app.people.actions import the_organisation
from app.people.views.links import qr_code, whole_link
from app.voices.models import VoiceCard

PAPERS = {"a6": N_("One, on a postcard (A6)"), "a4": N_("Four on a sheet (A4)")}


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card with its link and its code; `address` is the link as people type it."""

    card: VoiceCard
    link: str
    code: Markup

    @property
    def is_local(self) -> bool:
        """Whether only this very machine can follow it."""
        return is_loopback(urlsplit(self.link).netloc)

    @property
    def address(self) -> str:
        """Without what a browser adds by itself."""
        return self.link.removeprefix("https://").removeprefix("http://")


def shown_card(card: VoiceCard) -> ShownCard:
    """As phones reach it."""
    link = whole_link("voices.voice", token=card.token)
    return ShownCard(card, link, qr_code(link))


def _choices(name: str, options: dict[str, str], chosen: dict[str, str]) -> list[tuple[str, str, bool]]:
    """For each of these options: its label, the address of this page with it, and whether it is chosen."""
    kept = {"team": request.args["team"]} if "team" in request.args else {}
    return [
        (label, f"?{urlencode({**kept, **chosen, name: key})}", chosen[name] == key) for key, label in options.items()
    ]


def print_page(card: VoiceCard, back: str, nav: str) -> str:
    """The page to print; `?paper=` and `?in=` choose the paper and the language."""
    organisation = the_organisation(db.session())
    usual = organisation.language if organisation else "nl"
    language = request.args.get("in", usual)
    language = language if language in LANGUAGES else usual
    asked = request.args.get("paper", "")
    paper = asked if asked in PAPERS else "a6"
    chosen = {"paper": paper, "in": language}
    with speaking(language):
        who = card.person.first_name if card.person else card.team.name
        words = {
            "title": gettext("How was it?"),
            "text": gettext("Say thank you to %(name)s, or give us a tip. It takes half a minute.", name=who),
            "scan": gettext("Point the camera of your phone at the code, or type the address below it."),
            "calm": gettext("No name needed, no account."),
        }
    return render_template(
        "voices/card.html",
        shown=shown_card(card),
        words_on_card=words,
        organisation=organisation,
        paper=paper,
        card_language=language,
        papers=_choices("paper", {key: gettext(label) for key, label in PAPERS.items()}, chosen),
        languages=_choices("in", LANGUAGES, chosen),
        back=back,
        nav=nav,
    )
