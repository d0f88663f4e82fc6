"""What comes in after the report of a morning: it is put right where it stands, and once where it was mailed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.before_ten.actions import Morning, morning_of
from app.before_ten.kinds import HelpKind, ItemKind
from app.before_ten.models import Round
from app.deeds.way import Recording
from app.holding import hold
from app.i18n import speaking
from app.jobs.actions import enqueue
from app.jobs.work import Outcome, Task
from app.mail.actions import ask_to_mail
from app.notifications.actions import reword
from app.notifications.team_words import corrected_words
from app.people.actions import the_organisation

REPORT = "report"
CORRECT = "before_ten.correct"
"""The kind of job that mails how a morning stands now. Payload: round."""
OF_A_MORNING = frozenset({ItemKind.name, HelpKind.name})
SHOWN = 3
GATHERS = timedelta(hours=1)
"""How long more may come in before it is mailed: a team that was in a cellar comes out of it together."""


def follow_mornings(session: Session, recording: Recording) -> None:
    """What came in after the report is put right in the inboxes where it stands; nobody is called for it again.

    Where it was mailed, a correction is asked for.
    """
    if not OF_A_MORNING & (recording.kinds | recording.kinds_removed):
        return
    days = {deed.local_day for deed in (*recording.added, *recording.removed) if deed.kind in OF_A_MORNING}
    over = select(Round).where(
        Round.team_id.in_(sorted(recording.person.team_ids)), Round.day.in_(sorted(days)), Round.closed_at.is_not(None)
    )
    for row in session.scalars(over):
        reword(session, REPORT, f"{REPORT}:{row.id}", params_of(morning_of(session, row)))
        if row.mailed is not None:
            enqueue(session, CORRECT, {"round": row.id}, run_at=recording.now + GATHERS, now=recording.now)


def correct(task: Task) -> Outcome:
    """Mail once how the morning stands now, if that is not what was mailed."""
    return Outcome(effect=lambda session: _correct(session, task))


def _correct(session: Session, task: Task) -> None:
    row = hold(session, Round, task.payload["round"])
    if row is None or row.mailed is None:
        return
    params = params_of(morning_of(session, row))
    if mark_of(params) == row.mailed:
        return
    with speaking(language_of_mails(session)):
        text = corrected_words(params)
        ask_to_mail(session, f"{REPORT}:{row.id}:corrected", text.title, text.body, task.now)
    row.mailed = None


def params_of(morning: Morning) -> dict[str, object]:
    """The facts of a report, as they are kept with what was told."""
    report = morning.report
    return {
        "team": morning.round.team.name,
        "until": morning.round.until,
        "helped": len(report.helped),
        "waiting": list(report.waiting[:SHOWN]),
        "more": max(0, len(report.waiting) - SHOWN),
        "thanks": list(report.thanks),
        "advice": list(report.advice),
    }


def mark_of(params: Mapping[str, object]) -> str:
    """What tells two reports apart, without what is in them."""
    return hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()


def language_of_mails(session: Session) -> str:
    """Mails go to addresses, which have no language of their own."""
    organisation = the_organisation(session)
    return organisation.language if organisation else "en"
