"""The work for later of this room: a season begins by rule, the first as soon as there is an organisation.

What came of the one before is published."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.people.founding import FOUNDED
from app.seasons.actions import tell_what_begins, turn
from app.seasons.outcomes import publish_outcomes

TURN = "seasons.turn"


def _turn(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        running = turn(session, task.now)
        if running is not None:
            tell_what_begins(session, running, task.now)
        publish_outcomes(session, task.now)

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {TURN: _turn, FOUNDED: _turn}
PERIODIC = (Periodic(TURN, Every(timedelta(hours=6))),)
