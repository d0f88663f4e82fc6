"""The work for later of all rooms, composed in one place: who handles which kind of job, and what is periodic."""

from app.jobs import handlers as jobs
from app.jobs.work import Work
from app.moments import handlers as moments
from app.notifications import settling
from app.notifications import tell as notifications
from app.push import handlers as push


def compose() -> Work:
    """The handlers by kind of job, and the periodic work."""
    return Work(
        handlers=jobs.HANDLERS | moments.handlers(settling.TELLERS) | notifications.HANDLERS | push.HANDLERS,
        periodic=jobs.PERIODIC + moments.PERIODIC,
    )
