"""Every kind of act has its words, also for what is noted with it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.audit.catalogue import KINDS
from app.i18n import speaking
from app.people.act_words import Names, details_said

APP = Path(__file__).resolve().parents[2] / "app"
NAMES = Names({7: "Bob Bakker"}, {1: "Delivery", 2: "Invoices"}, {"behaviour": {"greet": "We greet first"}})


def _recorded() -> Iterator[tuple[str, set[str]]]:
    """Each act that the code records, with the names of its details: of one that is chosen, all that its file names."""
    for file in APP.rglob("*.py"):
        tree = ast.parse(file.read_text())
        named = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and one.value in KINDS}
        calls = [call for call in ast.walk(tree) if isinstance(call, ast.Call) and len(call.args) > 3]
        calls = [call for call in calls if ast.unparse(call.func) in ("audit.record", "record")]
        direct = {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}
        for call in calls:
            act, details = call.args[2], {str(word.arg) for word in call.keywords} - {"whose"}
            for one in [act.value] if isinstance(act, ast.Constant) else named - direct:
                yield str(one), details


def test_every_detail_that_is_recorded_is_worded() -> None:
    recorded = list(_recorded())
    assert len(recorded) > 40
    for act, details in recorded:
        assert not details or details == set(re.findall(r"%\((\w+)\)s", KINDS[act].more)), act


@pytest.mark.parametrize(
    ("act", "details", "said"),
    [
        ("person.role_changed", {"role": "manager", "was": "employee"}, "from employee to manager"),
        (
            "person.moved",
            {"team": 2, "was": 1, "day": "2026-11-23"},
            "from Delivery to Invoices, from 23 November 2026",
        ),
        ("challenge.aimed", {"teams": [1, 2]}, "for Delivery, Invoices"),
        (
            "people.cards_made",
            {"cards": 1, "days": 30, "renew": False},
            "1 card, good for 30 days; earlier cards keep working",
        ),
        ("focus.picked", {"behaviour": "greet"}, "We greet first"),
        ("focus.picked", {"behaviour": ""}, "nothing in particular"),
        ("person.left", {"name": "stays"}, "the name stays on what was done"),
        ("voice.kept", {"person": 7}, "for Bob Bakker"),
        ("voice.kept", {"person": 8}, "for somebody who was erased"),
        ("voice.published", {"person": 7}, "for Bob Bakker"),
        ("voice.published", {"person": None}, ""),
        ("people.exported", {"token": 3}, "with token 3"),
        ("race.entered", {}, ""),
        ("person.moved", {"of_old": 3}, "of old: 3"),
    ],
)
def test_details_are_read_as_people_speak(app: Flask, act: str, details: dict[str, object], said: str) -> None:
    with app.test_request_context(), speaking("en"):
        assert details_said(act, details, NAMES) == said
