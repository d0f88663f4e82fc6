"""What becomes of a message, and of the phone that it was for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import random

from app.jobs.batches import Claim, Ended
from app.jobs.rules import pause
from app.jobs.work import Outcome
from app.push.letters import Letter
from app.push.rules import Answer, Verdict


class Fate(StrEnum):
    """How a try ended; each is counted by day."""

    SENT = "sent"
    """The push service took it."""
    DELAYED = "delayed"
    """It is tried again later."""
    LATE = "late"
    """It was too old to be news."""
    GONE = "gone"
    """The subscription no longer exists."""
    REFUSED = "refused"
    """The push service will never take it."""
    STALE = "stale"
    """The subscription was made with a key that is ours no more."""
    STUMBLED = "stumbled"
    """It could not be written, by a mistake of our own."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A message that is dealt with for now; without a fate where there was nobody to send it to."""

    ended: Ended
    fate: Fate | None = None
    subscription_id: int | None = None


def settle(letter: Letter, answer: Answer, now: datetime) -> Settled:
    """What an answer leads to."""
    fate, outcome = _judge(letter, answer, now)
    return Settled(Ended(letter.claim, outcome), fate, letter.subscription_id)


def settle_unsent(letter: Letter, fate: Fate) -> Settled:
    """A message that is not even tried."""
    given_up = TOO_OLD if fate is Fate.LATE else None
    return Settled(Ended(letter.claim, Outcome(given_up=given_up, why=fate.value)), fate, letter.subscription_id)


def settle_moot(claim: Claim) -> Settled:
    """Nobody is there to send it to any more."""
    return Settled(Ended(claim, Outcome(why="moot")))


def settle_stumbled(claim: Claim) -> Settled:
    """What could not be written is not tried again: it is in the inbox, and would only hold up others."""
    return Settled(Ended(claim, Outcome(given_up="could not be written")), Fate.STUMBLED)


TOO_OLD = "too old to be news"


def _judge(letter: Letter, answer: Answer, now: datetime) -> tuple[Fate, Outcome]:
    why = f"{answer.status}: {answer.why}"
    if answer.verdict is Verdict.DELIVERED:
        return Fate.SENT, Outcome()
    if answer.verdict is Verdict.GONE:
        return Fate.GONE, Outcome(why=Fate.GONE.value)
    if answer.verdict is Verdict.REFUSED:
        return Fate.REFUSED, Outcome(given_up=why)
    wait = answer.wait if answer.wait is not None else pause(letter.claim.attempts, random())
    if now + wait >= letter.expires:
        return Fate.LATE, Outcome(given_up=f"{TOO_OLD} ({why})")
    return Fate.DELAYED, Outcome(again_after=wait, why=why)
