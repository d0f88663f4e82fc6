"""The data sheet: every table with something about a person, what for, how long, and what erasing does to it.

A works council reads it as a page; the export and erasing follow it; and a test holds that it names every table that
refers to a person, so that a new one cannot be forgotten.
"""

from app.i18n import N_
from app.privacy.entries import Entry
from app.privacy.of_account import OF_ACCOUNT
from app.privacy.of_doing import OF_DOING
from app.privacy.of_leading import OF_LEADING

SHEET: dict[str, Entry] = OF_ACCOUNT | OF_DOING | OF_LEADING

UNLINKED: dict[str, Entry] = {
    "attempt": Entry(
        N_(
            "that somebody tried to sign in or to use a code, or sent a photo or what a card asked: mixed with a key, "
            "so without name or address"
        ),
        N_("so that nobody can guess passwords or codes, or send without end"),
        N_("it counts for a quarter of an hour, and is gone within an hour after that"),
    ),
    "erased_phone": Entry(
        N_("that a phone was signed in as somebody who was erased since: two random numbers, without a name"),
        N_("so that this phone can be told, and lets go of what it holds"),
        N_("as long as it would have stayed signed in, a year at most"),
    ),
    "job": Entry(
        N_("work that is still to be done for you, with your number"),
        N_("so that nothing is forgotten when the machine stops"),
        N_("a week after it is done; two months where it failed"),
    ),
}
"""What is about somebody without a column that refers to them; it goes by itself, soon."""
CHAPTERS = (
    (N_("Who you are, your devices, and what you hear"), OF_ACCOUNT),
    (N_("What you do"), OF_DOING),
    (N_("What you do for a team that you lead"), OF_LEADING),
    (N_("For a short while, without your name"), UNLINKED),
)
"""All of it, as it is read."""
IMPERSONAL = frozenset(
    {"organisation", "team", "planned_day", "push_count", "worker_beat", "library_use", "challenge_use", "erased_day"}
    | {"team_award", "team_day", "team_week", "pot_week", "season_outcome", "set_challenge_team", "own_days_team"}
)
"""Tables that are about nobody. A new table is in one of the three, and a test says so."""
