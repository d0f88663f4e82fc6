"""What setting a challenge is shown with: the library, the three steps, what was set; and mornings before ten."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from app.before_ten.rules import Line, Report
from app.challenges.behaviours import Shown
from app.challenges.finding import Wanted
from app.web.messages import MESSAGES
from tests.look.heard import MANAGER
from tests.look.samples import DAY, Model, card
from tests.look.told import Typed
from tests.look.tongue import say

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEAMS = [Model(id=1, name="Binnendienst"), Model(id=2, name="Klantcontactcentrum Noordoost-Brabant")]
BEHAVIOURS = [
    Shown("greet", "Wij groeten als eerste", "Kijk op, zeg hallo, en noem de naam als je die weet.", False, False),
    Shown("back", "Wij bellen wanneer we het zeiden, ook als het nog niet klaar is", "Bel op die tijd.", True, False),
]


def _around(language: str, **facts: Any) -> dict[str, Any]:
    words = {"message_for": lambda code: say(language, MESSAGES[code])}
    return {**words, "nav": "team", "person": Model(**{**vars(MANAGER), "id": 7}), **facts}


def _form(typed: dict[str, str]) -> Model:
    return Model(typed=Typed(typed), wrong=Typed())


def _set(number: int, **changes: Any) -> Model:
    base = {
        "id": number,
        "title": "Bel een klant die je al heel lang niet gesproken hebt",
        "what": "Kies iemand van wie we een jaar niets hoorden. Geen verkoop, alleen: hoe gaat het ermee?",
        "days": "1111100",
        "starts_on": DAY,
        "ends_on": DAY + timedelta(days=4),
        "author_id": 7,
        "author": Model(first_name="Kees"),
        "published_at": AT,
        "is_draft": False,
        "withdrawn_at": None,
        "paused_at": None,
    }
    return Model(**{**base, **changes})


def _card(language: str) -> Model:
    return card(language, "call-for-no-reason", by="Wilhelmina", committed=True, behaviours=tuple(BEHAVIOURS[:1]))


def library(language: str, *, found: bool = True) -> dict[str, Any]:
    """Narrowed down to calls, with one that was set before and one made here; or nothing that fits."""
    cards = (
        [card(language, key) for key in ("call-for-no-reason", "bring-it-further", "one-small-wish")] if found else []
    )
    made = [(_set(3), card(language, "one-small-wish", ref="set-3", by="Kees"))] if found else []
    uses = dict.fromkeys(("bring-it-further", "one-small-wish", "set-3"))
    every = [("", "Alles"), ("call", "Bellen")]
    return _around(
        language,
        team=TEAMS[1],
        wanted=Wanted("bellen", kind="call"),
        cards=cards,
        made=made,
        uses={**uses, "call-for-no-reason": Model(people=12, liked=9)},
        before={**dict.fromkeys(uses), "call-for-no-reason": ("Kees Bakker", DAY)},
        found=len(cards),
        more=12 if found else 0,
        did_well=False,
        here={"q": "bellen"},
        options=dict.fromkeys(("kind", "department", "behaviour", "courage", "minutes"), every),
    )


def words(language: str) -> dict[str, Any]:
    """The first step, with a title that is missing."""
    form = _form({"title": "", "what": "Bel iemand.", "why": "", "minutes": "10", "courage": "2", "idea": ""})
    form.wrong["title"] = "title_empty"
    facts = {"form": form, "team": TEAMS[0], "row": None, "minutes": (2, 5, 10, 15, 20, 30), "courage": (1, 2, 3)}
    return _around(language, **facts, behaviours=BEHAVIOURS, ticked={"greet"}, most=3)


def audience(language: str) -> dict[str, Any]:
    """The second step, for somebody who leads more than one team."""
    return _around(
        language,
        row=_set(1, is_draft=True),
        card=_card(language),
        teams=TEAMS,
        listed=TEAMS,
        asked="",
        few=12,
        people={1: 14, 2: 80},
        chosen={1},
        departments=[("finance", "Facturen en geld")],
        chosen_departments=set(),
        who="teams",
        leads_all=False,
        error=None,
    )


def days(language: str) -> dict[str, Any]:
    """The third step, for a day on which there is enough already."""
    form = _form({"rhythm": "once", "starts_on": DAY.isoformat(), "ends_on": "", "commitment": ""})
    form.wrong["starts_on"] = "days_full"
    return _around(
        language,
        row=_set(1, is_draft=True),
        card=_card(language),
        form=form,
        teams=TEAMS,
        kinds=[],
        people=94,
        weekdays=[(n, DAY + timedelta(days=n), n < 5) for n in range(7)],
        full=Model(team=TEAMS[1].name, day=DAY),
        filling=["Noem één naam", "Drie verhalen bij de lunch"],
        free=Model(starts_on=DAY + timedelta(days=1), ends_on=DAY + timedelta(days=4)),
        most=2,
        meant="",
        season_ends=DAY + timedelta(days=20),
    )


def overview(language: str, *, is_empty: bool = False) -> dict[str, Any]:
    """A draft, one that is on, one that pauses and one of a colleague that is over; or nothing."""
    over = _set(4, author_id=8, ends_on=DAY - timedelta(days=3), starts_on=DAY - timedelta(days=3), days="")
    groups = [("draft", [_set(1, is_draft=True)]), ("on", [_set(2), _set(3, paused_at=AT)]), ("over", [over])]
    titles = {key: say(language, text) for key, text in (("draft", "Drafts"), ("on", "On now"), ("over", "Over"))}
    facts = {"groups": [] if is_empty else groups, "rows": [] if is_empty else [over], "titles": titles, "today": DAY}
    return _around(language, **facts, page=1, pages=1, teams_of={2: TEAMS, 4: TEAMS[:1]}, kinds_of={})


def challenge(language: str) -> dict[str, Any]:
    """One that is on, with what was done to it."""
    history = [("published", "Wilhelmina", AT), ("paused", "Kees Bakker", AT), ("resumed", "Wilhelmina", AT)]
    facts = {
        "row": _set(2),
        "card": _card(language),
        "teams": TEAMS,
        "kinds": [],
        "today": DAY,
        "history": history,
        "closed": "",
    }
    return _around(language, **facts, committed=["Wilhelmina", "Kees"])


def behaviours(language: str, *, may_edit: bool = False) -> dict[str, Any]:
    """What is expected, as everybody reads it or as a director edits it."""
    gone = [Shown("tea", "Wij zetten thee", "Vraag het ook aan wie wacht.", True, True)] if may_edit else []
    form = _form({"title": "", "act": ""})
    facts = {
        "behaviours": BEHAVIOURS,
        "retired": gone,
        "exercises": {"greet": 10, "back": 0},
        "opened": "",
        "form": form,
    }
    return _around(language, **facts, may_edit=may_edit, may_set=may_edit)


def mornings(language: str, *, is_empty: bool = False) -> dict[str, Any]:
    """Planning: one that goes on, one to come and one that is over; or none yet."""

    def morning(number: int, days: int, closed: bool = False) -> Model:
        return Model(
            id=number, day=DAY + timedelta(days=days), until=600, closed_at=AT if closed else None, team=TEAMS[1]
        )

    rounds = [] if is_empty else [morning(3, 1), morning(2, 0), morning(1, -1, closed=True)]
    form = _form({"team": "1", "starts_on": "2026-11-24", "ends_on": "2026-11-24", "until": "10:00"})
    facts = {"form": form, "teams": TEAMS, "team_options": [(one.id, one.name) for one in TEAMS], "rounds": rounds}
    return _around(language, **facts, page=1, pages=1, clock_time=lambda _: time(10).strftime("%H:%M"), today=DAY) | {
        "has_directors": True,
        "is_mailed": True,
        "meant": "",
    }


def morning(language: str) -> dict[str, Any]:
    """One that is over: most were helped, one waits, and news of one came in later."""
    texts = ("Mevrouw op de vierde, haar bel doet het niet", "Offerte voor de bakker", "Terugbellen: de school")
    lines = [
        Line(UUID(int=1), texts[0], "Bart"),
        Line(UUID(int=2), texts[1], "Femke", ("Denise", "Wilhelmina")),
        Line(UUID(int=3), texts[2], "Priya", ("Bart",), AT),
    ]
    report = Report(texts[1:], texts[:1], ("Denise", "Wilhelmina", "Bart"), ("Eén lijst aan de balie, en niet twee.",))
    found = Model(round=Model(day=DAY, team=TEAMS[1], closed_at=AT, closes_at=AT), lines=lines, report=report, helped=2)
    return _around(language, morning=found, until="10:00", is_to_come=False)
