"""What the pictures of the spotlight, of one thing of the wall, and of what was reported show."""

from datetime import UTC, datetime
from typing import Any

from tests.look import samples

WHEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LONG = "Wilhelmina van den Heuvel-Oosterbaan"
BILL = (
    "Meneer belde over een factuur die al betaald was. Zijn vorige twee ook nagelopen, er klopte er een niet. "
    "Meteen rechtgezet, en een kaartje erbij gedaan."
)


def spots(language: str) -> dict[str, Any]:
    """A surprise and a badge in the spotlight."""
    first = samples.entry("surprise", LONG, 11, what=BILL, landed="delighted", claps=23)
    medal = samples.entry("award", "Youssef Amrani", 10, medals=samples.medals(language, "fifteen-surprises"), claps=4)
    first.target, medal.target = "surprise:7", "award:8"
    shone = [
        (first, "Ze vond zelf uit waar het misging, en liet het niet liggen tot iemand erom vroeg."),
        (medal, "Vijftien keer, en nooit twee keer hetzelfde."),
    ]
    found = [
        samples.Model(number=n, entry=entry, sentence=sentence, by="Jan-Willem de Vries")
        for n, (entry, sentence) in enumerate(shone)
    ]
    return {"spots": found, "leads": True}


def thing(*, leads: bool = False, shines: bool = False, is_open: bool = True) -> dict[str, Any]:
    """A long surprise, for a colleague or for who leads the team."""
    light = samples.Model(id=1, sentence="Zo doen we dat hier.", until=WHEN, by=samples.Model(name="Jan-Willem"))
    one = samples.Model(
        kind="surprise",
        entry=samples.entry("surprise", LONG, 11, what=BILL, landed="delighted", claps=12, number=1),
        hiding=None if is_open else samples.Model(word="", created_at=WHEN),
        is_open=is_open,
        may_shine=leads,
        may_be_moderated=leads,
        may_be_reported=True,
    )
    shown = light if shines else None
    return {"thing": one, "light": shown, "is_full": False, "sentence": "", "wrong": "", "nav": "wall"}


def reports() -> dict[str, Any]:
    """One that waits, and one that is off the wall."""
    one = thing(leads=True)["thing"]
    hiding = samples.Model(word="Er stond een naam in. Zet je het er nog eens zonder op?", created_at=WHEN)
    off = samples.Model(
        kind="compliment",
        entry=samples.entry("compliment", "Bram", 9, what="je het mevrouw Jansen van nummer 12 zo netjes zei"),
        hiding=hiding,
        may_be_moderated=True,
    )
    said = samples.Model(since=WHEN, people=2, why=["Die klant is zo te herkennen.", "Liever zonder naam"])
    facts = {"waiting": [(said, one)], "more": 0, "hidden": [off], "page": 1, "pages": 1}
    return {**facts, "nav": "team", "person": samples.person("manager")}
