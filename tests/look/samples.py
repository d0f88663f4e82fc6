"""View models with believable content: cards and badges from the product itself, people's own words in Dutch."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as Model
from typing import Any

from app.badges.badge import Badge
from app.badges.catalogue import FAMILIES, LOOKS
from app.challenges.library import KIND_LABELS, LIBRARY
from app.half_hours.actions import Clock
from app.half_hours.rules import Stands
from app.scores.rules import SCORED_A_DAY
from app.scores.streak import Mark, Streak, StreakDay
from app.seasons.show import ShownSeason
from app.seasons.themes import THEMES
from app.tallies.hours import ring
from app.teapot.goals import Goal
from tests.look.tongue import WORDS, count, say

__all__ = ["Model", "badge", "card", "earned", "entry", "locked", "person", "today"]

DAY = date(2026, 11, 23)
FILLED = {8, 9, 10, 12}
GREETINGS = {"nl": "Goedemorgen, ", "en": "Good morning, "}
LONGEST = max(LIBRARY, key=lambda key: len(LIBRARY[key].title) + len(LIBRARY[key].what))


def person(role: str = "employee", name: str = "Fatma Yildiz", team: str = "Binnendienst") -> Model:
    first = name.split()[0]
    return Model(id=1, name=name, first_name=first, role=role, team=Model(name=team), account="8b6f", language="nl")


def card(language: str, key: str, **changes: Any) -> Model:
    """A card of the library."""
    found = LIBRARY[key]
    texts = {part: say(language, getattr(found, part)) for part in ("title", "what", "why")}
    base: dict[str, Any] = {
        "by": None,
        "is_own": False,
        "committed": False,
        "chosen": False,
        "done": False,
        "line": "",
        "deed_id": "0199" if changes.get("done") else None,
        "withdrawn": False,
        "stopped": False,
        "verdict": "",
        "edition": None,
        "idea_of": "",
        "questions": (),
        "behaviours": (),
    }
    label = say(language, KIND_LABELS[found.kind])
    facts = {"ref": key, "kind": found.kind, "kind_label": label, "minutes": found.minutes, "courage": found.courage}
    return Model(**{**base, **facts, **texts, **changes})


def streak_days(past: int = 6) -> list[StreakDay]:
    """The days until this Monday: most with a deed, a cosy, a weekend, and today."""
    marks = ["deed", "cosy", "deed", "deed", "off", "off", "open"]
    days = [DAY - timedelta(days=n) for n in range(past, -1, -1)]
    return [StreakDay(day, Mark(mark)) for day, mark in zip(days, marks[-len(days) :], strict=True)]


def today(language: str, strokes: int = 14, first_name: str = "Fatma", **changes: Any) -> Model:
    """The page of a Monday, a little after one."""
    keys = ["call-for-no-reason", "handwritten-card", LONGEST]
    by_manager = {"by": "Jan-Willem", "committed": True}
    base: dict[str, Any] = {
        "day": DAY,
        "is_today": True,
        "is_day_off": False,
        "day_kind": "work",
        "is_busy": False,
        "greeting": GREETINGS[language] + first_name,
        "strokes": strokes,
        "hours": ring({str(hour): 1 for hour in FILLED if strokes}, range(8, 17), 13),
        "heard": len(FILLED) if strokes else 0,
        "heard_outside": 0,
        "working_hours": 9,
        "nameable": [Model(account="01936c5e", name="Bram"), Model(account="01936c5f", name="Anneke de Wit-Vermeulen")],
        "scored_strokes": SCORED_A_DAY["strokes"],
        "word": WORDS[language]["customer"],
        "cards": [card(language, key, **(by_manager if key == LONGEST else {})) for key in keys],
        "reserve": [card(language, "note-in-the-box")],
        "streak": Streak(7, 2),
        "streak_days": streak_days(),
        "pot": Model(temperature=68, state="warm"),
        "quiet": False,
        "season": ShownSeason(say(language, "Small gestures"), say(language, THEMES["small-gestures"].accent), 2, 5),
        "goal": Goal(target=14, quarters=2, is_reached=False, is_set=True),
        "last_stroke_id": "0199",
        "morning": None,
        "half": Clock(Stands.NONE, DAY, None),
        "skipped": False,
        "level": 2,
        "step": None,
        "own_words": "",
        "is_visit_open": False,
        "is_alone": False,
    }
    return Model(**{**base, **changes})


def badge(language: str, key: str) -> Model:
    """A badge of the catalogue."""
    found = LOOKS[key]
    name, text = say(language, found.name), say(language, found.text)
    return Model(key=key, family=found.family, name=name, text=text, tier=found.tier, art=found.art)


def earned(language: str, key: str, claps: int = 0) -> Model:
    """A badge that was earned, by the team where it is one of a team's."""
    found = LOOKS[key]
    evidence = say(language, found.evidence, have=found.need) if isinstance(found, Badge) else ""
    together = found.family == "team"
    return Model(
        badge=badge(language, key),
        day=DAY,
        evidence=evidence,
        target="award:1",
        claps=claps,
        is_together=together,
        is_given=False,
        by="",
    )


def medals(language: str, *keys: str) -> tuple[Model, ...]:
    """Badges on a card of the wall, by number."""
    return tuple(Model(number=number, badge=badge(language, key)) for number, key in enumerate(keys, start=1))


def given(language: str, key: str, claps: int = 0) -> Model:
    """A badge that somebody was given by hand."""
    return Model(
        badge=badge(language, key),
        day=DAY,
        evidence="je rustig bleef toen alle lijnen plat lagen",
        target="given:1",
        claps=claps,
        is_together=False,
        is_given=True,
        by="Wilhelmina van den Heuvel-Oosterbaan",
    )


def locked(language: str, key: str, have: int = 0) -> Model:
    """A badge that is still to come."""
    found = LOOKS[key]
    if not isinstance(found, Badge):
        return Model(badge=badge(language, key), have=0, need=1, step="")
    step = count(language, found.step, found.need - have)
    return Model(badge=badge(language, key), have=have, need=found.need, step=step)


def families(language: str, won: set[str], close: set[str]) -> list[Model]:
    """All badges but those that are shown elsewhere, by family."""
    rows = []
    for key, label in FAMILIES.items():
        own = [look.key for look in LOOKS.values() if look.family == key]
        left = [locked(language, name) for name in own if name not in won | close]
        have = len(won.intersection(own))
        left = [item for item in left if item.badge.tier != "gold"]
        rows.append(Model(key=key, label=say(language, label), left=left, have=have, total=len(own)))
    return rows


def entry(kind: str, name: str, hour: int, **changes: Any) -> Model:
    """Something on the wall."""
    empty = {
        "to": (),
        "to_team": "",
        "is_private": False,
        "deed_id": "0199",
        "what": "",
        "for_whom": "",
        "landed": "",
        "said": (),
        "medals": (),
        "shared": None,
        "by": "",
        "photo": None,
        "is_photo_awaited": False,
        "together": (),
        "claps": 0,
        "clapped": 0,
        "mine": False,
        "is_first_day": False,
        "is_of_day": False,
    }
    when = datetime(2026, 11, changes.pop("day", 23), hour, 12, tzinfo=UTC)
    base = {
        **empty,
        "claps_left": 10,
        "type": kind,
        "person_name": name,
        "when": when,
        "day": when.date(),
        "target": f"{kind}:1",
        "place": f"{kind}-1",
        "address": f"{kind}-1",
    }
    return Model(**{**base, **changes})
