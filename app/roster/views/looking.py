"""Whoever opens the page of somebody leaves a note there: that person sees it under their own data."""

from flask_login import current_user

from app import clock
from app.calendar.rules import game_day
from app.database import db, write
from app.people.looks import has_looked, note_look
from app.people.models import Person


def note_that_i_looked(*people: Person) -> None:
    """Once a day for each. Call it when the page is made: what was read before is read anew after a note."""
    viewer, now = current_user.id, clock.now()
    seen = [(one.id, game_day(now, one.team.zone)) for one in people]
    fresh = [(number, day) for number, day in seen if not has_looked(db.session(), viewer, number, day)]
    if fresh:
        with write() as session:
            for number, day in fresh:
                note_look(session, viewer, number, day)
