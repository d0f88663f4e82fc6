"""What those who lead see of their teams: the page of one, all of them side by side, and who goes first."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.insights.kinds import KindRow, Kinds
from app.insights.rules import Promises
from app.insights.side_by_side import MEASURES, SideBySide
from app.insights.weeks import WeekPoint
from app.scores.rules import SCORED_A_DAY
from app.teapot.actions import Pot
from app.teapot.focus import Focus
from tests.look.heard import LONG, MANAGER
from tests.look.samples import DAY, Model
from tests.look.told import Typed
from tests.look.tongue import say

TEAM = Model(id=1, name="Klantcontactcentrum Noordoost-Brabant")
WEEKS = [DAY - timedelta(weeks=n) for n in range(8, 0, -1)]


def _leader(language: str, name: str, **changes: Any) -> Model:
    base = {
        "team": TEAM.name,
        "called": say(language, "manager"),
        "is_quiet": False,
        "seen_from": None,
        "is_seen_later": False,
        "is_new": False,
        "has_begun": True,
        "completions": 11,
        "surprises": 2,
        "applauses": 52,
        "compliments": 1,
        "promises": Promises(3, 2, 1),
    }
    return Model(**{**base, "name": name, **changes})


def _leaders(language: str) -> list[Model]:
    nothing = {"has_begun": False, "completions": 0, "surprises": 0, "applauses": 0, "compliments": 0}
    return [
        _leader(language, LONG),
        _leader(language, "Bo", **nothing, promises=Promises()),
        _leader(language, "Kees Bakker", is_quiet=True, promises=Promises(0, 0, 1)),
        _leader(language, "Précious Owusu", seen_from=date(2026, 11, 16), promises=Promises()),
    ]


def going_first(language: str, *, is_empty: bool = False) -> dict[str, Any]:
    """Somebody who did much, who has still to begin, who plays quietly, and who came lately; or nobody."""
    return {"leaders": [] if is_empty else _leaders(language), "page": 1, "pages": 2, "weeks": 4, "nav": "me"}


def rules() -> dict[str, Any]:
    """The rules with figures like those of the code."""
    figures = {"most_set": 2, "most_told": 3, "most_claps": 10, "least": 5, "idle_days": 5, "not_again": 14}
    return {**figures, "scored": SCORED_A_DAY, "nav": "me"}


def _week(monday: date, people: int | None) -> Model:
    asked = {"think": 6, "value": 2} if people else {}
    return Model(monday=monday, people=people, members=14, is_exact=people != 12, asked=asked)


def _told() -> dict[str, Any]:
    """Eight weeks, in one of which fewer than five people took part."""
    points = [
        WeekPoint(day, 40 + 5 * n, Typed(completions=200, surprises=45, strokes=61), {"strokes": 61, "surprises": 3})
        for n, day in enumerate(WEEKS)
    ]
    points[2] = WeekPoint(WEEKS[2], None, Typed(), {})
    weeks = [_week(day, None if n == 2 else 12 if n == 5 else 9) for n, day in enumerate(WEEKS)]
    rows = [KindRow("call", "Call", 21, 4, 12, None), KindRow("letter", "Write", None, None, None, None)]
    return {"course": points, "weeks": weeks, "week": weeks[-1], "kinds": Kinds(WEEKS[4], WEEKS[-1], rows)}


def _challenge(title: str) -> Model:
    what = "Bel iemand van wie we een jaar niets hoorden. Geen verkoop, alleen: hoe gaat het ermee?"
    days = {"starts_on": DAY, "ends_on": DAY + timedelta(days=4), "withdrawn_at": None, "paused_at": None}
    return Model(id=1, title=title, what=what, is_draft=False, **days)


def team(language: str, *, is_empty: bool = False) -> dict[str, Any]:
    """A team of fourteen with eight weeks behind it, or one of which nothing is known yet."""
    running = Model(challenge=_challenge("Bel een klant die nooit belt"), committed=["Wilhelmina", "Bo"], people=5)
    running.is_for_others = False
    surprise = Model(
        target="surprise:7",
        person_name="Youssef El Amrani",
        what="De chauffeur gebeld en het pakket zelf even langsgebracht.",
        day=date(2026, 11, 23),
        when=datetime(2026, 11, 23, 10, tzinfo=UTC),
        said=[(False, "Dat doet niemand meer.")],
        claps=12,
        clapped=1,
        claps_left=9,
    )
    nothing: dict[str, Any] = {
        "course": [],
        "weeks": [],
        "week": None,
        "kinds": None,
        "challenges": [],
        "surprises": [],
        "leaders": [],
    }
    full = {**_told(), "challenges": [running], "surprises": [surprise], "leaders": _leaders(language)}
    page = {
        "team": TEAM,
        "today": DAY,
        "pot": Pot(74, "hot") if not is_empty else Pot(21, "cold", is_told=False),
        "focus": None
        if is_empty
        else Focus(DAY, "greet", "We greet first", "Look up.", "De balie ziet iedereen eerst."),
        "focus_next": None,
        "behaviours": [Model(key="greet", title="We greet first")],
        "ideas": 0 if is_empty else 2,
        "voices": 0 if is_empty else 1,
        **(nothing if is_empty else full),
    }
    shown = {"page": Model(**page), "teams": [TEAM, Model(id=2, name="Bezorging")], "wrong": "", "typed": {}}
    return {**shown, "nav": "team", "person": Model(**vars(MANAGER), team_id=1)}


def side_by_side() -> dict[str, Any]:
    """Three teams, of which one is too small to tell anything of."""
    heads = {"completions": 1.4, "surprises": 0.3, "compliments": 0.2, "applauses": 2.6, "strokes": 11.0}

    def row(name: str, pot: Pot, share: int | None, a_head: dict[str, float]) -> Model:
        gaps = [*({"took"} if share is None else ()), *(heads.keys() - a_head.keys())]
        return Model(
            team=Model(id=1, name=name),
            pot=pot,
            took_part=share,
            a_head=a_head,
            over=dict.fromkeys(a_head, 4) | {"compliments": 2},
            gaps=gaps,
            is_exact=share != 90,
        )

    rows = [
        row(TEAM.name, Pot(74, "hot"), 90, heads),
        row("Magazijn", Pot(21, "cold"), 40, {"strokes": 4.0}),
        row("Directie", Pot(59, "warm", is_told=False), None, {}),
    ]
    whole = {"completions": 214, "strokes": 1944}
    silent: Any = [(Model(id=n, name=f"Groep {n}"), Pot(30, "lukewarm", is_told=False)) for n in (4, 10)]
    over = {"completions": 1, "strokes": 2}
    shown: Any = rows
    page = SideBySide(shown, "name", "name", "", silent, 2, 5, WEEKS[4], WEEKS[-1], whole, over, 2, 1, 2)
    return {"page": page, "measures": MEASURES, "few": 12, "nav": "team", "person": MANAGER}
