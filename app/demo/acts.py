"""What a plan of the demo consists of: who takes part on which days, and what each of them does."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app.calendar.leave import Span
from app.demo.personas import PERSONAS, STAR, STAR_AWAY, Persona
from app.demo.rhythm import Calendar, between
from app.demo.texts import ChallengeText, Figure


@dataclass(slots=True)
class Act:
    """One deed to be. `target` is the act that a clap is for; `set_by` the text of a manager's challenge.

    `to` is whom a compliment is for.
    """

    who: int
    kind: str
    at: datetime
    day: date
    payload: dict[str, Any] = field(default_factory=dict)
    target: "Act | None" = None
    set_by: ChallengeText | None = None
    to: tuple[int, ...] = ()


@dataclass(slots=True)
class Player:
    """One figure on the way through the weeks."""

    who: int
    figure: Figure
    days: list[date]
    present: list[date]
    leave: tuple[Span, ...] = ()

    @property
    def persona(self) -> Persona:
        """Their habits."""
        return PERSONAS[self.figure.persona]

    @property
    def is_visited(self) -> bool:
        """Whether somebody who looks around the demo may be this person."""
        return self.figure.persona == STAR or self.figure.role in {"manager", "administrator"}

    @property
    def first_name(self) -> str:
        """What colleagues call them."""
        return self.figure.name.split()[0]


def players(figures: Sequence[Figure], calendar: Calendar, luck: random.Random) -> list[Player]:
    """Everybody, with the days on which they take part."""
    cast = []
    for who, figure in enumerate(figures):
        persona = PERSONAS[figure.persona]
        days = calendar.working_days(figure.work_week, persona.from_ago)
        leave = _leave(figure, days, calendar)
        cast.append(Player(who, figure, days, _present(figure, days, calendar, luck), leave))
    return cast


def _leave(figure: Figure, days: list[date], calendar: Calendar) -> tuple[Span, ...]:
    """Whoever looks around had a few days off, stayed away a day longer, and has a week to look forward to."""
    if figure.persona != STAR:
        return ()
    away = [day for day in days if day < calendar.today][STAR_AWAY]
    monday = calendar.monday(-3)
    return Span(away[0], away[-2]), Span(monday, monday + timedelta(days=4))


def _present(figure: Figure, days: list[date], calendar: Calendar, luck: random.Random) -> list[date]:
    past = [day for day in days if day < calendar.today]
    if figure.persona == STAR:
        away = set(past[STAR_AWAY])
        return [day for day in days if day not in away]
    first, last = PERSONAS[figure.persona].presence
    dip = {day: min(1.0, calendar.bounce(day)) for day in days}
    return [day for day in days if luck.random() < between(first, last, days, day) * (0.4 + 0.6 * dip[day])]
