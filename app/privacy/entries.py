"""What the data sheet says of a table, and the words that several tables share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from app.i18n import N_, gettext, ngettext


class Ending(StrEnum):
    """What erasing a person does to a row that is theirs."""

    GOES = "goes"
    EMPTIED = "emptied"
    """The row stays without a name, so that what others did with it still stands."""
    STAYS = "stays"
    """It belongs to the team: what it says does not name the person any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table on the sheet. `secret` columns are proofs (hashes, keys) that nobody gets to see, nor their owner.

    `until` has a placeholder for each of its `periods`, the very number that removes the row.
    """

    what: str
    why: str
    until: str
    ending: Ending = Ending.GOES
    secret: frozenset[str] = field(default_factory=frozenset)
    periods: Mapping[str, timedelta] = field(default_factory=dict)

    @property
    def how_long(self) -> str:
        """How long it is kept, in the reader's language."""
        return gettext(self.until, **{name: _in_words(span) for name, span in self.periods.items()})


def _in_words(span: timedelta) -> str:
    if span.days:
        return ngettext("%(num)s day", "%(num)s days", span.days)
    return ngettext("%(num)s minute", "%(num)s minutes", span // timedelta(minutes=1))


AS_LONG = N_("%(longest)s")
TILL_GONE = N_("until you take it back or have yourself erased")
TILL_ERASED = N_("until you have yourself erased")
KNOWN = N_("so that it is known who did")
NAMELESS = N_("for good, without your name once you are erased")
