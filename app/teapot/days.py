"""On which days of the week a pot cools: those that most of its team work, as whoever leads the team chose."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.patterns import has_room, starting, usual_on
from app.calendar.rules import game_day
from app.errors import Invalid
from app.holding import hold_one
from app.people.models import Team
from app.people.working_days import Weekday, team_days_changed, weekdays_of


def choose_pot_days(session: Session, team: Team, pattern: str, now: datetime) -> None:
    """Let the pot cool on the days of `pattern` from tomorrow on; what was stays as it was. Inside `write()`.

    Raises Invalid: working_days_many.
    """
    mine = hold_one(session, Team, team.id, key_share=True)  # of two at once one waits, and no deed of the team does
    today = game_day(now, mine.zone)
    if not has_room(mine.pot_days, today + timedelta(days=1), today):
        raise Invalid("working_days_many", field="days")
    was = mine.week
    mine.pot_days = starting(mine.pot_days, today + timedelta(days=1), pattern)
    session.flush()
    team_days_changed(session, {mine.id: was}, now)


def cooling_days(team: Team, day: date) -> Sequence[Weekday]:
    """The seven days of the week as they stand for the pot of `team` on `day`."""
    return weekdays_of(usual_on(team.pot_days, day))
