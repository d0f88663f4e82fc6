"""Who thought up what is set: their name stands with their own words, whoever says those again, and with no others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.cards import Card
from app.challenges.finding import folded
from app.challenges.models import Inspiration, SetChallenge
from app.people.models import Person, first_name_of


class Thought(NamedTuple):
    """Somebody's idea, as they said it."""

    first_name: str
    title: str
    what: str


def keep_thinker(session: Session, made: SetChallenge, of: SetChallenge) -> None:
    """Keep with a draft who thought up what it says again after `of`; nobody, where it says something else. Flushes."""
    thought = session.get(Inspiration, of.id)
    if thought is not None and _is_said(thought.title, thought.what, made.title, made.what):
        again = Inspiration(challenge_id=made.id, person_id=thought.person_id, title=thought.title, what=thought.what)
        session.add(again)
        session.flush()


def thought_up_by(session: Session, rows: Sequence[SetChallenge]) -> Mapping[str, Thought]:
    """By ref the idea that each of these began with, where somebody else than its author had it."""
    if not rows:
        return {}
    found = session.execute(
        select(SetChallenge.id, Person.name, Inspiration.title, Inspiration.what)
        .select_from(Inspiration)
        .join(SetChallenge, SetChallenge.id == Inspiration.challenge_id)
        .join(Person, Person.id == Inspiration.person_id)
        .where(SetChallenge.id.in_([row.id for row in rows]), Inspiration.person_id != SetChallenge.author_id)
    )
    return {f"set-{number}": Thought(first_name_of(name), title, what) for number, name, title, what in found}


def credited(card: Card, thoughts: Mapping[str, Thought]) -> Card:
    """The card with the name of whoever said first what it says."""
    thought = thoughts.get(card.ref)
    if thought is None or not _is_said(thought.title, thought.what, card.title, card.what):
        return card
    return replace(card, idea_of=thought.first_name)


def _is_said(title: str, what: str, now_title: str, now_what: str) -> bool:
    return (folded(title), folded(what)) == (folded(now_title), folded(now_what))
