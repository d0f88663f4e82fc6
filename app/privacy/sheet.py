"""The data sheet: every table with something about a person, what for, how long, and what erasing does to it.

A works council reads it as a page; the export and erasing follow it; and a test holds that it names every table that
refers to a person, so that a new one cannot be forgotten.
"""

from app import periods
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
        N_("it counts for %(longest)s, and is gone within an hour after that"),
        periods={"longest": periods.TRIES},
    ),
    "erased_phone": Entry(
        N_("that a phone was signed in as somebody who was erased since: two random numbers, without a name"),
        N_("so that this phone can be told, and drops what it holds"),
        N_("as long as it would have stayed signed in, %(longest)s at most"),
        periods={"longest": periods.DEVICE_LONGEST},
    ),
    "job": Entry(
        N_(
            "work that is still to be done for you, with your number; and the text of a report that is still to be "
            "mailed, with first names and the words of a list"
        ),
        N_("so that nothing is forgotten when the machine stops"),
        N_(
            "%(done)s after it is done, %(failed)s where it failed; the text of a mail until it is sent, and %(mail)s "
            "where that failed"
        ),
        periods={"done": periods.JOB_DONE, "failed": periods.JOB_FAILED, "mail": periods.MAIL_FAILED},
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
