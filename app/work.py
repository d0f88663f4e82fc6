"""The work for later of all rooms, composed in one place: who handles which kind of job, and what is periodic."""

from app.aggregates import handlers as aggregates
from app.jobs import handlers as jobs
from app.jobs.work import Handler, Work
from app.mail import handlers as mail
from app.moments import handlers as moments
from app.notifications import handlers as notifications
from app.notifications import settling
from app.people import relocating
from app.photos import handlers as photos
from app.planning import handlers as planning
from app.privacy import retention
from app.push import handlers as push
from app.roster import handlers as roster
from app.scores import meetings
from app.seasons import handlers as seasons


def compose() -> Work:
    """The handlers by kind of job, and the periodic work."""
    telling = moments.handlers(settling.TELLERS | planning.TELLERS)
    rooms = (
        jobs, mail, notifications, planning, push, meetings, photos, retention, seasons, roster, aggregates, relocating,
    )  # fmt: skip
    handlers: dict[str, Handler] = {kind: handler for room in rooms for kind, handler in room.HANDLERS.items()}
    return Work(
        handlers=handlers | telling,
        periodic=jobs.PERIODIC
        + mail.PERIODIC
        + moments.PERIODIC
        + notifications.PERIODIC
        + planning.PERIODIC
        + retention.PERIODIC
        + roster.PERIODIC
        + seasons.PERIODIC
        + aggregates.PERIODIC,
    )
