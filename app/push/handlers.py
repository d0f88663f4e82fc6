"""What a worker does for this room: it asks for a message to each phone of who was told. The sender sends them."""

from app.jobs.work import Handler, Outcome, Task
from app.notifications.actions import SEND
from app.notifications.settling import settle
from app.push.actions import fan_out


def to_everybody(task: Task) -> Outcome:
    """One message for each phone that hears of it now, written with the mark that this job is done."""
    rounds = [(number, turn) for number, turn in task.payload["rounds"]]
    return Outcome(effect=lambda session: fan_out(session, settle(session, rounds, task.now), task.now))


HANDLERS: dict[str, Handler] = {SEND: to_everybody}
