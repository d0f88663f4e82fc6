"""Ending a meeting: from then on it counts, so the room that counts does it."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import write
from app.errors import Forbidden
from app.meetings.actions import find_seat
from app.scores.meetings import end

pages = Blueprint("meeting_ends", __name__)


@pages.post("/meetings/<uuid:meeting_ref>/end")
def end_meeting(meeting_ref: UUID) -> Response:
    """The meeting is over, says who began it."""
    with write() as session:
        meeting = find_seat(session, current_user, meeting_ref)
        if meeting.started_by_id != current_user.id:
            raise Forbidden
        end(session, meeting, clock.now())
    return redirect(url_for("meetings.meeting", meeting_ref=meeting_ref), 303)
