"""The end of a morning: it closes once, with a short report to whoever directs. Before that, who chose it is called."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.before_ten.actions import close, morning_of, overdue
from app.before_ten.models import Round
from app.before_ten.scheduling import is_of_its_end
from app.database import db, write
from app.i18n import speaking
from app.jobs.work import Outcome, Task
from app.mail.actions import ask_to_mail
from app.notifications.actions import Link, notify
from app.notifications.team_words import report_words
from app.people.actions import team_members
from app.people.models import Person, Role
from app.planning.late_mornings import REPORT, language_of_mails, mark_of, params_of

CALLED = "before_ten"


def close_one(task: Task) -> Outcome:
    """Close the morning and report it, in the transaction that ends this job: both, or neither, and once."""
    return Outcome(effect=lambda session: close_and_tell(session, task.payload["round"], task.now))


def close_overdue(task: Task) -> None:
    """Close what its own job did not, because it ran before the clock was put back or was given up."""
    late = overdue(db.session(), task.now)
    db.session().rollback()
    for number in late:
        with write() as session:
            close_and_tell(session, number, task.now)


def close_and_tell(session: Session, number: int, now: datetime) -> None:
    """Close it if its end has come and nobody did, and tell whoever directs: inbox, phones, and mail where there is."""
    morning = close(session, number, now)
    if morning is None:
        return
    params = params_of(morning)
    link = Link("before_ten.morning", {"number": number})
    people = [person.id for person in who_directs(session)]
    notify(session, people, REPORT, params, now, group_key=f"{REPORT}:{number}", link=link)
    with speaking(language_of_mails(session)):
        text = report_words(params)
        if ask_to_mail(session, f"{REPORT}:{number}", text.title, text.body, now):
            morning.round.mailed = mark_of(params)


def who_directs(session: Session) -> Sequence[Person]:
    """All directors; where there is none, the administrators."""
    rows = session.scalars(
        select(Person)
        .where(Person.role.in_((Role.DIRECTOR, Role.ADMINISTRATOR)), Person.left_at.is_(None))
        .order_by(Person.id)
    ).all()
    directors = [person for person in rows if person.role == Role.DIRECTOR]
    return directors or rows


def call(task: Task) -> Outcome:
    """Call who chose to be called, while somebody still waits."""

    def effect(session: Session) -> None:
        row = session.get(Round, task.payload["round"])
        if row is None or row.closed_at is not None or task.now >= row.closes_at:
            return
        if not is_of_its_end(row, task.payload):
            return  # it ends at another time now, which has a call of its own
        waiting = len(morning_of(session, row).report.waiting)
        if waiting:
            people = [person.id for person in team_members(session, row.team_id)]
            what = {"waiting": waiting, "until": row.until}
            key, link = f"{CALLED}:{row.id}", Link("today.today")
            notify(session, people, CALLED, what, task.now, group_key=key, link=link)

    return Outcome(effect=effect)
