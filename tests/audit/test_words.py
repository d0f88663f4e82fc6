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
    """Each act that the code records by its name, with the names of its details."""
    for file in APP.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) in ("audit.record", "record")
                and len(call.args) > 3
            ):
                act = call.args[2]
                if isinstance(act, ast.Constant) and act.value in KINDS:
                    yield act.value, {word.arg for word in call.keywords if word.arg}


def test_every_detail_that_is_recorded_is_worded() -> None:
    recorded = list(_recorded())
    assert len(recorded) > 40
    for act, details in recorded:
        assert details == set(re.findall(r"%\((\w+)\)s", KINDS[act].more)), act


@pytest.mark.parametrize(
    ("act", "details", "said"),
    [
        ("person.role_changed", {"role": "manager", "was": "employee"}, "from employee to manager"),
        (
            "person.moved",
            {"team": 2, "was": 1, "day": "2026-11-23"},
            "from Delivery to Invoices, as of 23 November 2026",
        ),
        ("challenge.aimed", {"teams": [1, 2]}, "for Delivery, Invoices"),
        (
            "people.cards_made",
            {"cards": 1, "days": 30, "renew": False},
            "1 card, good for 30 days; cards from before work on",
        ),
        ("focus.picked", {"behaviour": "greet"}, "We greet first"),
        ("focus.picked", {"behaviour": ""}, "nothing in particular"),
        ("person.left", {"name": "stays"}, "the name stays on what was done"),
        ("voice.kept", {"person": 7}, "for Bob Bakker"),
        ("voice.kept", {"person": 8}, "for somebody who was erased"),
        ("race.entered", {}, ""),
        ("person.moved", {"of_old": 3}, "of old: 3"),
    ],
)
def test_details_are_read_as_people_speak(app: Flask, act: str, details: dict[str, object], said: str) -> None:
    with app.test_request_context(), speaking("en"):
        assert details_said(act, details, NAMES) == said
