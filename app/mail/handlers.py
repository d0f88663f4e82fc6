"""The job of this room: one mail to one address by SMTP.

A worker that dies between sending and saying so sends it again, so the same mail has the same Message-ID: mailboxes
show it once.
"""

import hashlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from flask import current_app

from app.config import Settings
from app.jobs.work import Handler, Outcome, Task
from app.mail.actions import SEND

TIMEOUT = 20  # seconds
_REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused)


def _send(task: Task) -> Outcome | None:
    settings: Settings = current_app.config["SETTINGS"]
    if settings.smtp_host is None:
        return Outcome(given_up="mail was switched off meanwhile")
    try:
        deliver(settings, message_of(settings, task))
    except _REFUSED as error:
        return Outcome(given_up=f"the mail server refused it: {type(error).__name__}")
    return None


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


HANDLERS: dict[str, Handler] = {SEND: _send}
