"""What a worker does for this room: it asks for a message to each phone of who was told. The sender sends them."""

from app.jobs.work import Handler, Outcome, Task
from app.notifications.actions import SEND
from app.push.actions import fan_out


def to_everybody(task: Task) -> Outcome:
    """One message for each phone, written with the mark that this job is done."""
    rounds = [(number, turn) for number, turn in task.payload["rounds"]]
    return Outcome(effect=lambda session: fan_out(session, rounds, task.now))


HANDLERS: dict[str, Handler] = {SEND: to_everybody}
