"""A challenge as people see it: a card, in the reader's language and with the organisation's word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from app.challenges.behaviours import Shown
from app.challenges.library import KIND_LABELS, QUESTIONS, LibraryChallenge
from app.challenges.models import SetChallenge
from app.challenges.tongues import as_read
from app.challenges.wording import Said, said_by
from app.i18n import gettext


@dataclass(frozen=True)
class Card:
    """What is on a challenge's card. `by` is the manager who set it, if one did, and perhaps withdrew it since;
    `is_own` says that it is whoever reads it. `stopped` says that it is offered no longer, for that reason or another:
    who chose it before may still do it.

    `edition` is that of its words then. `questions` are some to start from, where a question opens the door;
    `behaviours` what it is an exercise in. `deed_id` is the deed by which it is done.
    """

    ref: str
    title: str
    what: str
    why: str
    minutes: int
    courage: int
    kind: str
    kind_label: str
    by: str | None = None
    is_own: bool = False
    committed: bool = False
    withdrawn: bool = False
    stopped: bool = False
    edition: int | None = None
    chosen: bool = False
    done: bool = False
    line: str = ""
    deed_id: UUID | None = None
    verdict: str = ""
    idea_of: str = ""
    questions: tuple[str, ...] = ()
    behaviours: tuple[Shown, ...] = ()


NOTHING: Mapping[str, Shown] = MappingProxyType({})


def library_card(challenge: LibraryChallenge, word: Mapping[str, str], expected: Mapping[str, Shown] = NOTHING) -> Card:
    """The card of a challenge from the library; `expected` are the behaviours of the organisation, by key."""
    return Card(
        ref=challenge.key,
        title=gettext(challenge.title, **word),
        what=gettext(challenge.what, **word),
        why=gettext(challenge.why, **word),
        minutes=challenge.minutes,
        courage=challenge.courage,
        kind=challenge.kind,
        kind_label=gettext(KIND_LABELS[challenge.kind]),
        questions=tuple(gettext(question) for question in QUESTIONS.get(challenge.kind, ())),
        behaviours=_among(expected, [challenge.behaviour]),
    )


def set_card(
    challenge: SetChallenge, committed: bool, expected: Mapping[str, Shown] = NOTHING, said: Said | None = None
) -> Card:
    """The card of a challenge that somebody set, in that person's own words: those of now, or what it `said` before.

    Those of the library are told in the reader's language.
    """
    said = as_read(challenge.idea, said or said_by(challenge))
    return Card(
        ref=challenge.ref,
        title=said["title"],
        what=said["what"],
        why=said["why"],
        minutes=said["minutes"],
        courage=said["courage"],
        kind="set",
        kind_label=gettext("For your team"),
        by=challenge.author.first_name,
        committed=committed,
        withdrawn=challenge.withdrawn_at is not None,
        edition=challenge.edition,
        behaviours=_among(expected, said["behaviours"]),
    )


def _among(expected: Mapping[str, Shown], keys: Iterable[str]) -> tuple[Shown, ...]:
    return tuple(expected[key] for key in keys if key in expected)
