"""The sender's side of the tables: messages are taken with a lease, their fates are written, many at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app import clock
from app.database import db, upsert_into, write
from app.jobs.actions import count_due
from app.jobs.alive import beat, sign_off
from app.jobs.batches import Claim, end_many, keep_many, take_many
from app.push.actions import LANE
from app.push.fates import Fate, Settled, settle_moot, settle_stumbled, settle_unsent
from app.push.letters import Letter, write_letters
from app.push.models import PushCount, Subscription
from app.push.rules import REFUSALS_IN_A_ROW


class Desk:
    """Used by one thread of a sender process; `knows_key` says whether a subscription's key is still ours."""

    def __init__(self, app: Flask, name: str, lease: timedelta, knows_key: Callable[[str], bool]) -> None:
        self._app = app
        self._name = name
        self._lease = lease
        self._knows_key = knows_key

    def exchange(self, settled: Sequence[Settled], most: int) -> tuple[list[Letter], list[Settled]]:
        """Hand in what is dealt with and take up to `most` messages, in one transaction where there is anything.

        Answers the letters to send, and what is settled already: that has to be handed in with the next exchange.
        """
        with self._app.app_context():
            if not settled and not (most and count_due(db.session(), clock.now(), 1, LANE)):
                return [], []
            with write() as session:
                self._hand_in(session, settled)
                claims = take_many(session, LANE, clock.now(), self._lease, most) if most else []
            return self._sort(db.session(), claims) if claims else ([], [])

    def keep(self, held: Iterable[Claim]) -> None:
        """Show that this process is alive and still at work on what it holds."""
        with self._app.app_context(), write() as session:
            beat(session, self._name, clock.now(), LANE)
            keep_many(session, held, clock.now() + self._lease)

    def sign_off(self) -> None:
        """This process stops in order."""
        with self._app.app_context():
            with write() as session:
                sign_off(session, self._name)
            db.engine.dispose()

    def _sort(self, session: Session, claims: Sequence[Claim]) -> tuple[list[Letter], list[Settled]]:
        """Tell what is worth sending from what is not."""
        now = clock.now()
        letters, stumbled = write_letters(session, claims, now)
        session.rollback()  # no transaction stays open while push services think
        seen = {one.job_id for one in (*(letter.claim for letter in letters), *stumbled)}
        settled = [settle_moot(claim) for claim in claims if claim.job_id not in seen]
        settled += [settle_stumbled(claim) for claim in stumbled]
        to_send = []
        for letter in letters:
            if now >= letter.expires:
                settled.append(settle_unsent(letter, Fate.LATE))
            elif not self._knows_key(letter.vapid_key_id):
                settled.append(settle_unsent(letter, Fate.STALE))
            else:
                to_send.append(letter)
        return to_send, settled

    def _hand_in(self, session: Session, settled: Sequence[Settled]) -> None:
        now = clock.now()
        counted = {id(one) for one in end_many(session, [one.ended for one in settled], now)}
        own = [one for one in settled if id(one.ended) in counted]
        _note_on_phones(session, own, now)
        _count(session, own, now)


def _note_on_phones(session: Session, settled: Sequence[Settled], now: datetime) -> None:
    """Who was reached, whose subscription is of no use, and who was refused; several times in a row ends it too."""
    phones: dict[Fate, list[int]] = {}
    for one in settled:
        if one.fate and one.subscription_id:
            phones.setdefault(one.fate, []).append(one.subscription_id)
    without_sync = {"synchronize_session": False}
    if reached := phones.get(Fate.SENT):
        row = update(Subscription).where(Subscription.id.in_(reached)).values(last_ok_at=now, failures=0)
        session.execute(row.execution_options(**without_sync))
    if refused := phones.get(Fate.REFUSED):
        row = update(Subscription).where(Subscription.id.in_(refused)).values(failures=Subscription.failures + 1)
        session.execute(row.execution_options(**without_sync))
        useless = delete(Subscription).where(Subscription.id.in_(refused), Subscription.failures >= REFUSALS_IN_A_ROW)
        session.execute(useless.execution_options(**without_sync))
    if gone := [*phones.get(Fate.GONE, []), *phones.get(Fate.STALE, [])]:
        session.execute(delete(Subscription).where(Subscription.id.in_(gone)).execution_options(**without_sync))


def _count(session: Session, settled: Sequence[Settled], now: datetime) -> None:
    """Raise the day's counters."""
    fates = Counter(one.fate for one in settled if one.fate)
    rows = [{"day": now.date(), "fate": fate.value, "messages": number} for fate, number in sorted(fates.items())]
    if rows:
        new = upsert_into(session, PushCount)
        raised = new.on_conflict_do_update(
            index_elements=["day", "fate"], set_={"messages": PushCount.messages + new.excluded.messages}
        )
        session.execute(raised, rows)
