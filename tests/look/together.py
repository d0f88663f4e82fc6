"""View models of what people do together: a meeting before and after, and friendly weeks in each state."""

from datetime import timedelta
from typing import Any

from app.friendly.rules import Filled
from app.people.views.links import qr_code
from tests.look.heard import MANAGER
from tests.look.samples import DAY, Model
from tests.look.told import address

MINE = Filled([(6, 9), (7, 9), (4, 9), (0, 9), (0, 9)])
THEIRS = Filled([(5, 8), (0, 0), (6, 8), (0, 8), (0, 8)])


def door() -> dict[str, Any]:
    """Before a meeting."""
    form = Model(typed={"code": ""}, wrong={})
    return {"form": form, "hours": 3, "length": 5, "sits_in": None, "nav": "meeting", "url_for": address}


def table() -> dict[str, Any]:
    """A meeting that runs, as whoever began it sees it after a few strokes."""
    meeting = Model(ref="0199", code="K9QJ4", team=MANAGER.team)
    own = Model(meeting=meeting, people=4, own=7, last_stroke_id="0199", is_over=False, is_mine=True, is_alone=False)
    return {"table": own, "code": qr_code("https://streepje.example/meetings"), "nav": "meeting", "url_for": address}


def over(heard: int) -> dict[str, Any]:
    """A meeting of four that has ended."""
    table = Model(people=4, own=heard and heard + 1, is_over=True, heard=heard, is_silent=not heard, is_alone=False)
    return {"table": table, "code": "", "nav": "meeting", "url_for": address}


def _week(name: str, **changes: Any) -> Model:
    base = {
        "is_asked": False,
        "is_invitation": False,
        "is_over": False,
        "mine": MINE,
        "theirs": THEIRS,
        "outcome": "",
    } | {"before": "", "is_ahead": False}
    return Model(**{"week": Model(id=1, monday=DAY), "colleague": name, **base, **changes})


def friendly() -> dict[str, Any]:
    """One that asks, one that is still to come, one that runs, one that is over."""
    weeks = [
        _week("Anneke de Wit-Vermeulen", is_asked=True, is_invitation=True),
        _week("Sanne", is_ahead=True, week=Model(id=2, monday=DAY + timedelta(days=7))),
        _week("Youssef Amrani"),
        _week("Bram", is_over=True, outcome="behind", before="ahead"),
    ]
    by_team = [("Binnendienst", [("1", "Bram"), ("2", "Youssef Amrani")]), ("Magazijn", [("3", "Sanne")])]
    colleagues = Model(by_team=by_team, are_many=False)
    form = Model(typed={"colleague": ""}, wrong=Model(colleague=""))
    return {
        "form": form,
        "weeks": weeks,
        "colleagues": colleagues,
        "asked": "",
        "monday": DAY,
        "also_in": lambda monday: ["Youssef Amrani"] if monday == DAY else [],
        "message_for": str,
        "nav": "me",
        "url_for": address,
    }
