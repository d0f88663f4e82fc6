"""What a deed leaves in the table of its room."""

from typing import Any

from app.deeds.rules import Deed
from app.people.models import Person


def row_of(person: Person, deed: Deed, **said: Any) -> dict[str, Any]:
    """A row as rooms keep it: whose deed it is, which, on which day and when, and the columns of what it `said`."""
    stamp = {"deed_id": deed.id, "local_day": deed.local_day, "occurred_at": deed.occurred_at}
    return {"person_id": person.id, **stamp, **said}


def team_row_of(person: Person, deed: Deed, **said: Any) -> dict[str, Any]:
    """The same for what a team sees: it stays with the team in which it was done."""
    return row_of(person, deed, team_id=person.team_on(deed.local_day), **said)
