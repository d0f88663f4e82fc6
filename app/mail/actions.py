"""Asking for a mail, in the transaction of the business; a job sends it."""

from datetime import datetime

from flask import current_app
from sqlalchemy.orm import Session

from app.config import Settings
from app.jobs.actions import enqueue_all

SEND = "mail.send"
"""The kind of job that sends one mail to one address. Payload: key, to, subject, body."""


def ask_to_mail(session: Session, key: str, subject: str, body: str, now: datetime) -> bool:
    """Send this to each address of the settings, once for a `key`. Inside `write()`.

    Answers whether somebody gets it: nobody does where mail is off.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if settings.smtp_host is None:
        return False
    items = [
        (f"{key}:{address}"[:120], {"key": key, "to": address, "subject": subject, "body": body})
        for address in settings.report_to
    ]
    enqueue_all(session, SEND, items, now=now)
    return bool(items)
