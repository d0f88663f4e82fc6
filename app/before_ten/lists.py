"""On the list of which team somebody's deeds stand, also of somebody who moved in the middle of a morning."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.before_ten.models import Round
from app.deeds.rules import Deed
from app.people.models import Person

LATELY = timedelta(days=7)
"""For how long a phone may still show the list of a former team: it keeps the days ahead, and moves are noted late."""


def lists_of(session: Session, person: Person, deeds: Sequence[Deed]) -> dict[UUID, int]:
    """Of each deed the team on whose list it stands; a deed of a day without one is left out.

    It is the list that the phone names; else that of the team of the day (decision 42), else of a team that was left
    shortly before: who moved in the middle of a morning wrote on the list of those whom they left.
    """
    days = {deed.local_day for deed in deeds}
    planned = select(Round.id, Round.team_id, Round.day).where(
        Round.team_id.in_(sorted(person.team_ids)), Round.day.in_(sorted(days))
    )
    numbers = {(team, day): number for number, team, day in session.execute(planned)}
    found: dict[UUID, int] = {}
    for deed in deeds:
        day, named = deed.local_day, deed.payload.get("morning")
        there = [team for team in _teams_around(person, day) if (team, day) in numbers]
        if there:
            found[deed.id] = next((team for team in there if numbers[team, day] == named), there[0])
    return found


def _teams_around(person: Person, day: date) -> list[int]:
    """The team of the day, and then those that were left shortly before, the latest first."""
    left = [stay.team_id for stay in person.former_teams if day - LATELY <= stay.until < day]
    return [person.team_on(day), *reversed(left)]
