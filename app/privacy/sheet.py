"""The data sheet: every table with something about a person, what for, how long, and what erasing does to it.

A works council reads it as a page; the export and erasing follow it; and a test holds that it names every table that
refers to a person, so that a new one cannot be forgotten.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.i18n import N_

PERSON = "person"
ACTS = "act"


class Ending(StrEnum):
    """What erasing a person does to a row that is theirs."""

    GOES = "goes"
    EMPTIED = "emptied"
    """The row stays without a name, so that what others did with it still stands."""
    STAYS = "stays"
    """It belongs to the team: what it says does not name the person any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table on the sheet. `secret` columns are proofs (hashes, keys) that nobody gets to see, nor their owner."""

    what: str
    why: str
    until: str
    ending: Ending = Ending.GOES
    secret: frozenset[str] = field(default_factory=frozenset)


_TILL_GONE = N_("until you take it back or have yourself erased")
_TILL_ERASED = N_("until you have yourself erased")
_GAME = N_("to count what you did, and show it to you")
_MEETING = N_("to count a meeting once, by the median of all who sat there")
_WALL = N_("for your team's wall")
_LIST = N_("so that your team helps whoever waits")
_KNOWN = N_("so that it is known who did")
_NAMELESS = N_("for good, without your name once you are erased")

SHEET: dict[str, Entry] = {
    PERSON: Entry(
        N_("your name, team, role and since or until when you lead, language, working days and leave"),
        N_("to know you when you sign in, and to ask nothing of you on your days off"),
        _TILL_ERASED,
        Ending.EMPTIED,
        frozenset({"password_hash"}),
    ),
    "team_stay": Entry(
        N_("in which teams you were before, and until when"),
        N_("so that what you did belongs to the team of its day"),
        _NAMELESS,
        Ending.STAYS,
    ),
    "account_alias": Entry(
        N_("the numbers of accounts that were merged into yours"),
        N_("so that what a phone still sends under one of them arrives"),
        _TILL_ERASED,
    ),
    "api_token": Entry(
        N_("the tokens that you made for other programs"),
        N_("to know what reads along, and to end that"),
        _TILL_ERASED,
        secret=frozenset({"token_hash"}),
    ),
    "intake": Entry(
        N_("the files with people that you gave"),
        N_("to look them through before anything is stored"),
        N_("until it is stored, or a day"),
        secret=frozenset({"content"}),
    ),
    "invitee": Entry(
        N_("whom you expect: name, team, role, language and working days"),
        N_("to let them come in by a card of their own"),
        N_("until they come in, or half a year"),
        Ending.STAYS,
        secret=frozenset({"code_hash"}),
    ),
    "planned_move": Entry(
        N_("to which team you will go, and when"), N_("to let you belong there from that day on"), N_("until that day")
    ),
    "device_session": Entry(
        N_("the devices on which you are signed in, and when they were last seen"),
        N_("to keep you signed in, and to let you sign a lost phone out"),
        N_("until you sign out, or 60 days after it was last used"),
        secret=frozenset({"token_hash"}),
    ),
    "push_subscription": Entry(
        N_("the address at which a device gets messages"),
        N_("to tell you what you asked to hear"),
        N_("until you turn it off, sign out, or the device is gone"),
        secret=frozenset({"endpoint", "p256dh", "auth"}),
    ),
    "deed": Entry(
        N_("each thing that you logged, with its moment and day"),
        _GAME,
        N_("strokes: 90 days, then only how many there were on a day; the rest until you have yourself erased"),
    ),
    "retraction": Entry(N_("what you took back"), N_("so that it stays taken back"), _TILL_ERASED),
    "person_day": Entry(N_("how much you did on a day"), _GAME, _TILL_ERASED),
    "surprise": Entry(N_("how you surprised somebody, in your words"), _WALL, _TILL_GONE),
    "photo": Entry(
        N_("the photos with your surprises, without place or time"), _WALL, _TILL_GONE, secret=frozenset({"file"})
    ),
    "completion": Entry(
        N_("the challenges that you did, with your line about it and what those said that were set"), _GAME, _TILL_GONE
    ),
    "applause": Entry(N_("what you applauded, and who applauded you"), _WALL, _TILL_GONE),
    "compliment": Entry(N_("the compliments that you gave"), _WALL, _TILL_GONE),
    "complimented": Entry(N_("the compliments that you got"), _WALL, _TILL_ERASED),
    "spotlight": Entry(N_("what of yours stood in the spotlight, and whom you put there"), _WALL, _TILL_ERASED),
    "wall_report": Entry(
        N_("what you reported on the wall, and why"), N_("so that who leads your team looks at it"), _TILL_ERASED
    ),
    "wall_hiding": Entry(N_("what you took off the wall"), _KNOWN, _NAMELESS, Ending.STAYS),
    "purpose": Entry(
        N_("why you do this, and what your work means to others"), N_("to show it back to you"), _TILL_ERASED
    ),
    "first_visit": Entry(
        N_("how far you got in your first visit"), N_("to go on where you were, and only once"), _TILL_ERASED
    ),
    "award": Entry(N_("your badges, and what earned them"), N_("to celebrate it"), _TILL_ERASED),
    "giving": Entry(
        N_("the badges that you gave by hand, and why"),
        N_("whoever got one keeps it; they show who gave it"),
        _NAMELESS,
        Ending.STAYS,
    ),
    "gift": Entry(N_("the badges that you were given"), N_("to celebrate it"), _TILL_ERASED),
    "shared_badge": Entry(
        N_("the badges that you put on the wall"), N_("because you chose so"), N_("until you choose otherwise")
    ),
    "day_choice": Entry(
        N_("which challenge you chose on a day"), N_("to offer it on all of your devices"), _TILL_ERASED
    ),
    "verdict": Entry(
        N_("what you found of a challenge"), N_("so that poor ones go and good ones come back"), _TILL_ERASED
    ),
    "courage_ceiling": Entry(N_("how much courage a challenge may ask"), N_("because you chose so"), _TILL_ERASED),
    "commitment": Entry(N_("the challenges that you joined in with first"), N_("to walk the talk"), _TILL_ERASED),
    "first_step": Entry(
        N_("the first step that you would take, how, and with whom"), N_("to ask you about it the next day"), _TILL_GONE
    ),
    "step_answer": Entry(N_("what became of a first step"), N_("to ask you about it only once"), _TILL_ERASED),
    "half_hour": Entry(N_("the half hours that you reserved"), N_("to remind you, and for the clock"), _TILL_ERASED),
    "idea": Entry(N_("the challenges that you thought up"), N_("so that your team can do them"), _TILL_GONE),
    "idea_answer": Entry(
        N_("what you said to an idea of a colleague"), N_("so that they know what became of it"), _TILL_ERASED
    ),
    "inspiration": Entry(
        N_("which challenges of the team you thought up"), N_("because your name belongs to them"), _TILL_ERASED
    ),
    "naming_consent": Entry(
        N_("that you may be named as who was heard"), N_("because you chose so"), N_("until you choose otherwise")
    ),
    "stroke_note": Entry(
        N_("what you said about a stroke: the question, the place, who was heard"), _GAME, N_("90 days")
    ),
    "meeting": Entry(N_("the meetings that you began"), _MEETING, _NAMELESS, Ending.STAYS),
    "meeting_seat": Entry(N_("the meetings in which you sat"), _MEETING, N_("90 days"), Ending.STAYS),
    "meeting_stroke": Entry(N_("the strokes that you drew in a meeting"), _MEETING, N_("90 days"), Ending.STAYS),
    "friendly_week": Entry(
        N_("the friendly weeks for which you asked, or were asked"),
        N_("to show both of you how it stands"),
        _TILL_ERASED,
    ),
    "team_goal": Entry(N_("the goals that you set for a team"), _KNOWN, _NAMELESS, Ending.STAYS),
    "team_focus": Entry(N_("what you had a team pay attention to"), _KNOWN, _NAMELESS, Ending.STAYS),
    "season": Entry(N_("the seasons that you chose"), _KNOWN, _NAMELESS, Ending.STAYS),
    "race_entry": Entry(N_("that you had a team join the race"), _KNOWN, _NAMELESS, Ending.STAYS),
    "set_challenge": Entry(
        N_("the challenges that you set for a team"),
        N_("they are the team's; they show who set them"),
        _NAMELESS,
        Ending.STAYS,
    ),
    "before_ten_item": Entry(N_("who waited on your team's list, in your words"), _LIST, _TILL_GONE),
    "before_ten_help": Entry(N_("whom on your team's list you helped"), _LIST, _TILL_GONE),
    "before_ten_round": Entry(N_("the mornings that you planned for a team"), _KNOWN, _NAMELESS, Ending.STAYS),
    "retirement": Entry(
        N_("that you brought a challenge back"),
        _KNOWN,
        _NAMELESS,
        Ending.STAYS,
    ),
    "standing_audience": Entry(
        N_("the challenges that you set for everybody, or for a kind of work"), _KNOWN, _NAMELESS, Ending.STAYS
    ),
    "challenge_event": Entry(N_("when you changed or withdrew a challenge"), _KNOWN, _NAMELESS, Ending.STAYS),
    "behaviour": Entry(
        N_("that you changed how we do it here"),
        _KNOWN,
        _NAMELESS,
        Ending.STAYS,
    ),
    "invitation": Entry(
        N_("the invitations that you made"),
        N_("to close one that got into the wrong hands"),
        _NAMELESS,
        Ending.STAYS,
        frozenset({"token_hash"}),
    ),
    ACTS: Entry(
        N_("what you did as manager or administrator, and what such a person did about you: numbers, no names"),
        N_("so that nobody can look at or change something unseen"),
        N_("for good; it holds no name, and your number says nothing once you are erased"),
        Ending.STAYS,
    ),
    "look": Entry(
        N_("who opened your page as manager or administrator, and whose page you opened: one note a day"),
        N_("so that nobody can look at or change something unseen"),
        N_("a year"),
        Ending.STAYS,
    ),
    "voice_card": Entry(
        N_("the cards that you made for who wants to thank you"),
        N_("so that what is said with them finds you"),
        _TILL_ERASED,
        secret=frozenset({"token"}),
    ),
    "voice": Entry(
        N_("what was said to you by a card, in their words"),
        N_("for you, and for your team's wall"),
        N_("until you have yourself erased; a score stays your team's, without words and without you"),
    ),
    "notification": Entry(N_("what you were told"), N_("for your inbox"), N_("half a year")),
    "preference": Entry(N_("what you want to hear, and when"), N_("because you chose so"), _TILL_ERASED),
    "told_day": Entry(
        N_("how often your phone was told on a day"), N_("so that it never becomes too much"), N_("three days")
    ),
    "moment": Entry(N_("when you will be told what"), N_("to tell you in time"), N_("until it has come")),
}

UNLINKED: dict[str, Entry] = {
    "attempt": Entry(
        N_("that somebody tried to sign in or to use a code: mixed with a key, so without name or address"),
        N_("so that nobody can guess passwords or codes"),
        N_("it counts for a quarter of an hour, and is gone within an hour after that"),
    ),
    "job": Entry(
        N_("work that is still to be done for you, with your number"),
        N_("so that nothing is forgotten when the machine stops"),
        N_("a week after it is done; two months where it failed"),
    ),
}
"""What is about somebody without a column that refers to them; it goes by itself, soon."""
IMPERSONAL = frozenset(
    {"organisation", "team", "planned_day", "push_count", "worker_beat", "library_use", "challenge_use", "erased_day"}
    | {"team_award", "team_day", "team_week", "season_outcome", "set_challenge_team"}
)
"""Tables that are about nobody. A new table is in one of the three, and a test says so."""
