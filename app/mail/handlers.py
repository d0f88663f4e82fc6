"""The job of this room: one mail to one address by SMTP.

A worker that dies between sending and saying so sends it again, so the same mail has the same Message-ID: mailboxes
show it once.

What a mail says goes with the mail: its job is emptied when it was sent, and a few days after it failed for good.
"""

import hashlib
import smtplib
import ssl
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from flask import current_app
from sqlalchemy import ColumnElement, String, and_, cast, or_, update
from sqlalchemy.orm import Session

from app.config import Settings
from app.jobs.models import DEAD, DONE, Job
from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.mail.actions import SEND
from app.periods import MAIL_FAILED

FORGET = "mail.forget"
TIMEOUT = 20  # seconds
_REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused)


def _send(task: Task) -> Outcome:
    settings: Settings = current_app.config["SETTINGS"]
    if not task.payload:
        return Outcome(given_up="what it said was let go of")
    if settings.smtp_host is None:
        return Outcome(given_up="mail was switched off meanwhile")
    try:
        deliver(settings, message_of(settings, task))
    except _REFUSED as error:
        return Outcome(given_up=f"the mail server refused it: {type(error).__name__}")
    return Outcome(effect=lambda session: _empty(session, Job.id == task.id))


def message_of(settings: Settings, task: Task) -> EmailMessage:
    """The mail of a job, the same at each try."""
    message = EmailMessage()
    message["From"], message["To"] = settings.smtp_from, task.payload["to"]
    message["Subject"] = " ".join(task.payload["subject"].split())
    message["Date"] = format_datetime(task.created_at)
    name = hashlib.sha256(f"{task.payload['key']}/{task.payload['to']}".encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{name}@{settings.smtp_from.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(task.payload["body"])
    return message


def deliver(settings: Settings, message: EmailMessage) -> None:
    """Hand it to the server; the connection is encrypted unless the server is this very machine."""
    host = settings.smtp_host or ""
    with smtplib.SMTP(host, settings.smtp_port, timeout=TIMEOUT) as server:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password or "")
        server.send_message(message)


def forget_words(session: Session, now: datetime) -> None:
    """Let go of what mails said that were sent, or that nobody wanted to send after all."""
    _empty(session, or_(Job.state == DONE, and_(Job.state == DEAD, Job.ended_at < now - MAIL_FAILED)))


def _empty(session: Session, which: ColumnElement[bool]) -> None:
    mails = update(Job).where(Job.kind == SEND, which, cast(Job.payload, String) != "{}")
    session.execute(mails.values(payload={}).execution_options(synchronize_session=False))


def _forget(task: Task) -> Outcome:
    return Outcome(effect=lambda session: forget_words(session, task.now))


HANDLERS: dict[str, Handler] = {SEND: _send, FORGET: _forget}
PERIODIC = (Periodic(FORGET, Every(timedelta(days=1))),)
