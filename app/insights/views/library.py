"""The library for who sets a challenge: by words, and by what it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request
from marshmallow import ValidationError

from app import clock
from app.aggregates.uses import liked_first, uses_of
from app.calendar.rules import game_day
from app.challenges.behaviours import Shown, by_key
from app.challenges.cards import Card, library_card, set_card
from app.challenges.finding import Wanted, find, texts_by_key, with_behaviours
from app.challenges.library import KIND_LABELS, LIBRARY
from app.challenges.made_here import find_made_here
from app.challenges.models import SetChallenge
from app.challenges.rules import draw
from app.challenges.schemas import SearchForm
from app.challenges.setting import used_before
from app.challenges.thinkers import credited, thought_up_by
from app.database import db
from app.i18n import gettext
from app.insights.views.blueprint import pages
from app.insights.views.team import asked_team
from app.people.actions import the_word
from app.people.departments import DEPARTMENTS
from app.people.models import Team
from app.people.words import forms

AT_ONCE = 12
FILTERS = ("kind", "department", "courage", "minutes", "behaviour")
MINUTES = (2, 5, 10, 15, 20, 30)


@pages.get("/library")
def library() -> str:
    """What fits the team first, others every day; with a question, what answers it.

    Of what did well before, what most people found useful comes first.
    """
    team, asked = asked_team(), _asked()
    did_well = asked.pop("before", None) == "well"
    word, expected = the_word(db.session()), by_key(db.session())
    wanted = Wanted(asked.pop("q", ""), **asked)
    found = find(LIBRARY, _in_order(team), with_behaviours(texts_by_key(word), expected), wanted)
    made = find_made_here(db.session(), wanted, expected)
    uses = uses_of(db.session(), [*LIBRARY, *(row.ref for row in made)])
    if did_well:
        found = liked_first(found, uses)
        liked = liked_first([row.ref for row in made], uses)
        made = sorted((row for row in made if row.ref in liked), key=lambda row: liked.index(row.ref))
    made = made[:AT_ONCE]
    shown = found[: max(AT_ONCE, request.args.get("shown", AT_ONCE, type=int))]
    return render_template(
        "insights/library.html",
        team=team,
        wanted=wanted,
        cards=[library_card(LIBRARY[key], forms(word), expected) for key in shown],
        made=_made_cards(made, expected),
        uses=uses,
        did_well=did_well,
        here=_here(wanted),
        before=used_before(db.session(), shown),
        found=len(found),
        more=len(shown) + AT_ONCE if len(found) > len(shown) else 0,
        options=_options(expected),
        nav="team",
    )


def _made_cards(rows: Sequence[SetChallenge], expected: Mapping[str, Shown]) -> list[tuple[SetChallenge, Card]]:
    """What was made here, each with its card and with the name of whose idea it was."""
    thinkers = thought_up_by(db.session(), rows)
    cards = (set_card(row, committed=True, expected=expected) for row in rows)
    return [(row, credited(card, thinkers)) for row, card in zip(rows, cards, strict=True)]


def _here(wanted: Wanted) -> dict[str, Any]:
    """What the address of this search says."""
    return {"q": wanted.words or None} | {name: getattr(wanted, name) for name in FILTERS}


def _asked() -> dict[str, Any]:
    """What the address asks for, without what makes no sense."""
    said = {name: text for name, text in request.args.items() if text}
    try:
        values: dict[str, Any] = SearchForm().load(said)
    except ValidationError as error:
        values = SearchForm().load({name: text for name, text in said.items() if name not in error.messages_dict})
    return values


def _in_order(team: Team) -> list[str]:
    """The whole library, what fits the team first, others every day."""
    fitting = draw(LIBRARY, str(team.id), game_day(clock.now(), team.zone), team.department)
    return [*fitting, *(key for key in LIBRARY if key not in set(fitting))]


def _options(expected: Mapping[str, Shown]) -> dict[str, list[tuple[Any, str]]]:
    """By name of a filter: what can be chosen."""
    every = [("", gettext("All"))]
    return {
        "kind": every + [(key, gettext(label)) for key, label in KIND_LABELS.items()],
        "department": every + [(key, gettext(label)) for key, label in DEPARTMENTS.items()],
        "behaviour": every + [(one.key, one.title) for one in expected.values()],
        "courage": [*every, (1, gettext("easy")), (2, gettext("a stretch")), (3, gettext("daring"))],
        "minutes": every + [(n, gettext("up to %(minutes)s min", minutes=n)) for n in MINUTES],
    }
