"""View models of what people hear: a full inbox, and the page on which they choose."""

from collections import Counter
from datetime import UTC, date, datetime
from types import SimpleNamespace as Model
from typing import Any

from app.notifications.groups import GROUPS
from app.notifications.kinds import KINDS
from app.notifications.schemas import field_of
from tests.look.tongue import catalogue, count, say

DRAWING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/%3E"


def address(endpoint: str, **_: object) -> str:
    """Any address: a picture leads nowhere."""
    return f"/{endpoint}"


def messages(language: str) -> list[Model]:
    """One of each kind, over three days."""

    def item(kind: str, title: str, body: str, day: int, hour: int, is_new: bool = False) -> Model:
        return Model(
            id=1,
            kind=kind,
            icon=KINDS[kind].icon,
            title=title,
            body=body,
            when=datetime(2026, 11, day, hour, 4, tzinfo=UTC),
            day=date(2026, 11, day),
            is_new=is_new,
        )

    others = ("%(name)s and %(num)s other applaud you", "%(name)s and %(num)s others applaud you")
    clapped = _clapped(language, others)
    surprise = say(
        language, "For your surprise: %(what)s", what="De chauffeur gebeld en het pakket zelf even langsgebracht."
    )
    chose = say(language, "You chose: %(title)s", title=say(language, "Call for no reason"))
    return [
        item("applause", clapped, surprise, 23, 12, True),
        item("reminder", chose, say(language, "There is still time for it today."), 23, 13, True),
        item(
            "cools",
            say(language, "Your team's teapot is cooling.")[:-1],
            say(language, "%(degrees)s degrees. One small deed warms it again.", degrees=34),
            23,
            12,
        ),
        item(
            "challenge",
            say(language, "Your challenges for today"),
            say(language, "Pick one of three. A few minutes is enough."),
            23,
            7,
        ),
        item(
            "look_back",
            say(language, "Your week"),
            f"42 {say(language, 'strokes')} · 3 {say(language, 'surprises')}",
            20,
            15,
        ),
        item(
            "deadline",
            say(language, "Last day: %(title)s", title="Help iedereen vóór tien uur"),
            count(language, ("%(num)d minute", "%(num)d minutes"), 10),
            20,
            13,
        ),
    ]


def hearing(language: str) -> dict[str, Any]:
    """The page as somebody left it who wants less."""
    quiet = {"look_back": "inbox", "cools": "off"}
    typed = {field_of(name): quiet.get(name, "push") for name in KINDS}
    times = {"morning_at": "08:15", "reminder_at": "14:00"}
    ways = (
        ("push", "On my phone", "Phone", "bell-ring"),
        ("inbox", "Only in my messages", "Messages", "message-square"),
        ("off", "Not at all", "Not at all", "bell-off"),
    )
    return {
        "form": Model(typed=Typed(typed | times | {"most_a_day": "3"}), wrong=Typed()),
        "hours": {"works_from": "08:00", "works_until": "17:00"},
        "sections": [
            Model(
                name=group.name,
                icon=group.icon,
                label=say(language, group.label),
                rows=[_row(language, name) for name in group.kinds],
                chosen=Counter(typed[field_of(name)] for name in group.kinds).most_common(),
                is_open=group.name == "team",
            )
            for group in GROUPS
        ],
        "channels": [(key, say(language, words), say(language, short), sign) for key, words, short, sign in ways],
        "numbers": [(str(n), n or say(language, "none")) for n in range(11)],
    }


def _row(language: str, name: str) -> Model:
    kind = KINDS[name]
    return Model(
        name=name,
        label=say(language, kind.label),
        about=say(language, kind.about_leading or kind.about),
        field=field_of(name),
    )


class Typed(dict[str, Any]):
    """What was typed; what was not is empty, where templates are otherwise strict."""

    def __missing__(self, key: str) -> str:
        return ""


def _clapped(language: str, forms: tuple[str, str]) -> str:
    return str(catalogue(language).ngettext(*forms, 4)) % {"name": "Fatma", "num": 4}
