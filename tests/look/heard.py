"""View models of acts, and of what customers say."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

from app.i18n import LANGUAGES
from app.people.acts import Acts, ShownAct
from app.people.looks import Looks
from app.people.views.links import qr_code
from app.voices.rules import Scores
from app.web.messages import MESSAGES
from tests.look.samples import Model, person
from tests.look.told import address
from tests.look.tongue import say

AT = datetime(2026, 11, 23, 8, 41, tzinfo=UTC)
LONG = "Wilhelmina van den Heuvel-Oosterbaan"
SAID = "Je bleef net zo lang tot het werkte, en je belde de volgende dag nog even of het nu goed was."
MANAGER = person("manager", LONG, "Klantcontactcentrum Noordoost-Brabant")


def acts(language: str) -> dict[str, Any]:
    """A morning of an administrator."""
    told: list[tuple[str | None, str, str, str]] = [
        (LONG, "changed a role", "Youssef El Amrani", "van medewerker naar leidinggevende"),
        (LONG, "added a team", "Klantcontactcentrum en Retourenafhandeling Noordoost-Nederland", ""),
        ("", "made an invitation", say(language, "number %(number)s", number=12), "voor Bezorging, 7 dagen geldig"),
        (None, "restored a backup", say(language, "number %(number)s", number=1), ""),
        (
            "Kees Bakker",
            "chose who a challenge is for",
            say(language, "number %(number)s", number=81),
            "voor Bezorging, Binnendienst, Magazijn",
        ),
    ]
    shown = [
        ShownAct(9 - n, AT, who, say(language, said), about, how) for n, (who, said, about, how) in enumerate(told)
    ]
    page = Acts(shown, 5)
    every = [("", "Iedereen"), (1, LONG)]
    return {
        "page": page,
        "who": every,
        "types": [("", "Alles")],
        "chosen": {"who": 1, "about": ""},
        **_around("team"),
    }


def own_acts(language: str) -> dict[str, Any]:
    """The same, about oneself."""
    looks = Looks([(AT.date(), [LONG, "Kees Bakker"]), (AT.date() - timedelta(days=4), [""])], AT.date())
    return acts(language) | {"looks": looks} | _around("me")


def door(language: str) -> dict[str, Any]:
    """What is around the page behind a card."""
    return {
        "organisation": Model(name="Noorderhuis Thuiszorg en Hulpmiddelen"),
        "speaks": language,
        "LANGUAGES": LANGUAGES,
        "trap": "website",
        "message_for": lambda code: say(language, MESSAGES[code]),
    }


def form(language: str) -> dict[str, Any]:
    """The page behind the card of a team."""
    typed = {"ref": "1", "kind": "thanks", "said": "", "helped": "", "score": ""}
    return door(language) | {
        "card": Model(person=None, team=MANAGER.team),
        "form": Model(typed=typed, wrong=defaultdict(str)),
    }


def wrong_form(language: str) -> dict[str, Any]:
    """The page behind somebody's own card, with nothing filled in."""
    typed = {"ref": "1", "kind": "tip", "said": "", "helped": "", "score": "8"}
    wrong = defaultdict(str, {"said": "voice_empty", "form": "too_many"})
    return door(language) | {"card": Model(person=MANAGER, team=MANAGER.team), "form": Model(typed=typed, wrong=wrong)}


def _voice(number: int, **changed: Any) -> Model:
    base = {
        "said": SAID,
        "is_tip": False,
        "said_at": AT,
        "helped": "",
        "person_id": 1,
        "surprise": None,
        "state": "wall",
    }
    return Model(id=number, **base | changed)


def _shown(language: str) -> Model:
    link = "https://streepje.example.org/voice/sl3knH4jl9SBca32eaQ_pA"
    return Model(
        card=Model(person=None), link=link, address=link.removeprefix("https://"), code=qr_code(link), is_local=False
    )


def team(language: str) -> dict[str, Any]:
    """Two to read, scores, and one on the wall."""
    return {
        "team": Model(id=1, name=MANAGER.team.name),
        "teams": [Model(id=1, name=MANAGER.team.name), Model(id=2, name="Bezorging")],
        "elsewhere": [(Model(id=2, name="Bezorging"), 2)],
        "own_waiting": 1,
        "is_read_by_others": True,
        "more": 2,
        "reader": Model(id=9),
        "waiting": [_voice(1, helped="die aardige meneer"), _voice(2, is_tip=True, person_id=None)],
        "decided": [_voice(3)],
        "own": set(),
        "members": [("", "Het hele team"), (1, LONG)],
        "surprises": [("", "Niet over een verrassing"), (4, "Wilhelmina: Koffie gebracht")],
        "scores": Scores((0, 0, 0, 0, 1, 0, 1, 1, 4, 9, 12)),
        "card": _shown(language),
        "wrong": {2: "person_missing"},
        "message_for": lambda code: say(language, MESSAGES[code]),
        **_around("team"),
    }


def nothing_yet(language: str) -> dict[str, Any]:
    """Before there is a card."""
    return team(language) | {"waiting": [], "more": 0, "decided": [], "scores": None, "card": None}


def mine(language: str) -> dict[str, Any]:
    """What was said to somebody."""
    about = Model(what="De chauffeur gebeld en het pakket zelf even langsgebracht.")
    voices = [_voice(1, surprise=about), _voice(2, is_tip=True, state="kept")]
    return {"voices": voices, "card": _shown(language), **_around("me")}


def card(language: str) -> dict[str, Any]:
    """Four on a sheet."""
    words = {
        "title": say(language, "How was it?"),
        "text": say(language, "Say thank you to %(name)s, or give us a tip. It takes half a minute.", name=LONG),
        "scan": say(language, "Point the camera of your phone at the code, or type the address below it."),
        "calm": say(language, "No name needed, no account."),
    }
    return {
        "shown": _shown(language),
        "words_on_card": words,
        "organisation": Model(name="Noorderhuis Thuiszorg en Hulpmiddelen"),
        "paper": "a4",
        "card_language": language,
        "papers": [("A6", "?paper=a6", False), ("A4", "?paper=a4", True)],
        "languages": [("Nederlands", "?in=nl", True)],
        "back": "/me/voices",
        **_around("me"),
    }


def _around(nav: str) -> dict[str, Any]:
    return {"nav": nav, "url_for": address, "person": MANAGER}
