"""What was reported on the walls that somebody looks after, and what is off them: asked for all at once, however much.

Which things they may decide about is said in the query, before the first of them are taken: what was reported or hidden
in other teams takes no place on the list.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session

from app.badges.catalogue import GIVEN_BADGES
from app.badges.models import Gift, Giving
from app.moderation.actions import Reported, Target, count_open_reports, hidings, open_reports
from app.moderation.models import Hiding, Report
from app.people.models import Person
from app.people.reach import is_led_by, led_among
from app.people.visibility import are_seen, is_quiet
from app.recognition.models import Compliment
from app.surprises.models import Surprise
from app.voices.models import State, Voice
from app.voices.own import is_for_others, those_about
from app.wall.things import MODELS, WRITTEN, Thing, entry_of, walls_of


def reported(session: Session, reader: Person, word_key: str) -> list[tuple[Reported, Thing]]:
    """What waits to be looked at in the teams that `reader` leads; nobody sees it of their own words, or of what is
    said of them."""
    waiting = open_reports(session, _is_theirs(reader, Report, is_own_too=False))
    things = _things(session, reader, {one.target: None for one in waiting}, word_key)
    return [(one, things[one.target]) for one in waiting if one.target in things]


def count_reported(session: Session, reader: Person) -> int:
    """How many things wait for this reader, also beyond the first that `reported` gives."""
    return count_open_reports(session, _is_theirs(reader, Report, is_own_too=False))


def hidden(session: Session, reader: Person, word_key: str, page: int = 1) -> tuple[list[Thing], int, int]:
    """A page of what is off the walls of the teams that `reader` leads, the newest first; its number, and how many."""
    found, page, pages = hidings(session, _is_theirs(reader, Hiding, is_own_too=True), page)
    things = _things(session, reader, found, word_key)
    return [things[target] for target in found if target in things], page, pages


def _is_theirs(reader: Person, about: type[Report | Hiding], *, is_own_too: bool) -> ColumnElement[bool]:
    """Whether a row is about something that was written on a wall of this reader's teams."""
    on_walls = {
        "surprise": is_led_by(reader, Surprise.team_id),
        "compliment": or_(is_led_by(reader, Compliment.team_id), is_led_by(reader, Compliment.to_team_id)),
        "giving": is_led_by(reader, Giving.team_id) & _is_named(reader),
        "voice": is_led_by(reader, Voice.team_id) & (Voice.state == State.WALL),
    }
    kinds = []
    for kind, on_wall in on_walls.items():
        model = MODELS[kind]
        of_others = is_for_others(reader) if model is Voice else model.person_id != reader.id
        whose = () if is_own_too else (of_others,)
        # A value, and not a list: each of the few that wait is looked up by its number, where a list is read whole.
        theirs = select(model.id).where(model.id == about.target_id, on_wall, *whose).correlate(about)
        kinds.append(and_(about.target_kind == kind, theirs.scalar_subquery().is_not(None)))
    return or_(*kinds)


def _is_named(reader: Person) -> ColumnElement[bool]:
    """Whether a giving names somebody whom the game shows to this reader."""
    if is_quiet(reader):
        return false()
    got = exists().where(Gift.giving_id == Giving.id, Person.id == Gift.person_id, are_seen())
    return Giving.badge.in_(list(GIVEN_BADGES)) & got


def _things(
    session: Session, reader: Person, found: Mapping[Target, Hiding | None], word_key: str
) -> dict[Target, Thing]:
    """These as `reader` sees them: a query or two for each kind."""
    things = {}
    about = those_about(session, reader, [number for kind, number in found if kind == "voice"])
    for kind in sorted(WRITTEN):
        for row in _rows(session, MODELS[kind], [number for of, number in found if of == kind]):
            led, target = led_among(reader, walls_of(row)), (kind, row.id)
            is_about = kind == "voice" and row.id in about
            things[target] = Thing(
                kind, row, entry_of(row, reader, word_key), led, found[target], is_about_reader=is_about
            )
    return things


def _rows(session: Session, model: Any, numbers: Collection[int]) -> Collection[Any]:
    return session.scalars(select(model).where(model.id.in_(numbers))).all()
