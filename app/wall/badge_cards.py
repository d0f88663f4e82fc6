"""The cards of badges on the wall: one for everything that somebody, or the team, earned on a day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from app.badges.badge import TIERS
from app.badges.catalogue import LOOKS, ON_WALL, TEAM_BADGES
from app.badges.models import Award, SharedBadge, TeamAward
from app.badges.moments import is_of_whole_day
from app.badges.show import shown
from app.people.models import Person
from app.people.visibility import is_quiet
from app.wall.alike import named_together
from app.wall.earned import Earned, earned_on
from app.wall.sources import Entry, Medal

_MORE = 4  # times as many badges of a day are looked at as there are cards, because a card has one or a few


def earned_by_people(session: Session, person: Person, before: datetime, most: int, word_key: str) -> list[Entry]:
    """The newest cards of this person's team before a moment; three queries, or more where cards have very many badges.

    Without those that their owners shared, which have a card of their own there (see shared_cards), and without those
    of strokes and days (see catalogue).
    Of those who play; who switched the game off sees none and is not seen with one. A card has the moment of the last
    badge on it, and those who earned the same together have one card with the newest moment of all: it is on one page
    of the wall, whole. So whole days are read, and put together before a page knows where it ends.
    """
    if is_quiet(person):
        return []
    limit = most * _MORE
    while True:
        newest = _newest_badges(session, person, before, limit)
        cards = _cards_on(session, person, {day for _, day in newest}, word_key)
        is_all = len(newest) < limit
        found = [card for card in named_together(cards, person.id) if card.when < before]
        if is_all:
            return found
        found = [card for card in found if card.when > newest[-1][0]]  # of what is older not every day was read
        if len(found) >= most:
            return found
        limit *= _MORE


def _newest_badges(session: Session, person: Person, before: datetime, most: int) -> Sequence[tuple[datetime, date]]:
    """Of each badge on each day of which some stands before that moment, when it was earned last, the newest first.

    Also of who is not seen: a day without a card does no harm, and people are only looked for on days that are read.
    """
    newest = func.max(Award.awarded_at)
    rows = session.execute(
        select(newest, Award.day)
        .where(_on_wall(person))
        .group_by(Award.day, Award.badge)
        .having(func.min(Award.awarded_at) < before)
        .order_by(newest.desc(), Award.day.desc(), Award.badge)
        .limit(most)
    )
    return [(when, day) for when, day in rows]


def _cards_on(session: Session, person: Person, days: Iterable[date], word_key: str) -> list[Entry]:
    """Every card of these days, the newest first."""
    of_days = _on_wall(person) & Award.day.in_(list(days))
    cards = [_card(earned, person, word_key) for earned in earned_on(session, person.team_id, of_days)]
    return sorted(cards, key=lambda card: (card.when, card.target), reverse=True)


def _on_wall(person: Person) -> ColumnElement[bool]:
    return and_(Award.team_id == person.team_id, Award.badge.in_(ON_WALL), ~_stands_shared())


def _stands_shared() -> ColumnElement[bool]:
    """Whether an award is on the same wall as a shared badge, for a query over awards."""
    return exists().where(
        SharedBadge.award_id == Award.id, SharedBadge.team_id == Award.team_id, SharedBadge.person_id == Award.person_id
    )


def _card(earned: Earned, reader: Person, word_key: str) -> Entry:
    medals = medals_of(((number, badge) for number, badge, _ in earned.awards), word_key)
    return Entry(
        type="award",
        number=medals[0].number,
        person_name=earned.name,
        when=earned.when,
        day=earned.day,
        mine=earned.person_id == reader.id,
        medals=medals,
        is_first_day=earned.is_first_day,
        is_of_day=earned.is_of_day,
    )


def medals_of(awards: Iterable[tuple[int, str]], word_key: str) -> tuple[Medal, ...]:
    """Awards by number and badge as medals, the finest rim first."""
    finest = sorted(awards, key=lambda award: (-TIERS.index(LOOKS[award[1]].tier), award[0]))
    return tuple(Medal(number, shown(LOOKS[badge], word_key)) for number, badge in finest)


def earned_by_team(session: Session, person: Person, before: datetime, most: int, word_key: str) -> list[Entry]:
    """What this person's team earned together, a card a day; it is everybody's, so nobody claps for it."""
    if is_quiet(person):
        return []
    rows = session.scalars(
        select(TeamAward)
        .where(TeamAward.team_id == person.team_id, TeamAward.badge.in_(list(TEAM_BADGES)))
        .order_by(TeamAward.awarded_at.desc(), TeamAward.id.desc())
    )  # a team has as many as there are badges, at most
    by_day: dict[date, list[TeamAward]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    cards = [
        Entry(
            type="team-award",
            number=awards[0].id,
            person_name=person.team.name,
            when=awards[0].awarded_at,
            day=day,
            mine=True,
            medals=medals_of(((row.id, row.badge) for row in awards), word_key),
            is_of_day=is_of_whole_day(awards[0].awarded_at, day, person.team.clocks),
        )
        for day, awards in by_day.items()
    ]
    return [card for card in cards if card.when < before][:most]
