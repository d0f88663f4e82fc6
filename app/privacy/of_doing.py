"""What somebody does, plans, says and gets: the tables of that, on the data sheet."""

from app import periods
from app.i18n import N_
from app.privacy.entries import AS_LONG, NAMELESS, TILL_ERASED, TILL_GONE, Ending, Entry

_GAME = N_("to count what you did, and show it to you")
_MEETING = N_("to count a meeting once, by the median of all who sat there")
_WALL = N_("for your team's wall")
_STROKES = {"longest": periods.STROKES}
_LIST = N_("so that your team helps the people who are waiting")

OF_DOING: dict[str, Entry] = {
    "deed": Entry(
        N_("each thing that you logged, with its moment and day"),
        _GAME,
        N_("strokes: %(strokes)s, then only how many there were on a day; the rest until you have yourself erased"),
        periods={"strokes": periods.STROKES},
    ),
    "retraction": Entry(N_("what you took back"), N_("so that it stays taken back"), TILL_ERASED),
    "person_day": Entry(N_("how much you did on a day"), _GAME, TILL_ERASED),
    "surprise": Entry(N_("how you surprised somebody, in your words"), _WALL, TILL_GONE),
    "photo": Entry(
        N_("the photos with your surprises, without place or time"), _WALL, TILL_GONE, secret=frozenset({"file"})
    ),
    "completion": Entry(
        N_("the challenges that you did, with your line about it and what those said that were set"), _GAME, TILL_GONE
    ),
    "applause": Entry(N_("what you applauded, and who applauded you"), _WALL, TILL_GONE),
    "compliment": Entry(N_("the compliments that you gave"), _WALL, TILL_GONE),
    "complimented": Entry(N_("the compliments that you got"), _WALL, TILL_ERASED),
    "wall_report": Entry(
        N_("what you reported on the wall, and why"), N_("so that your team's manager looks at it"), TILL_ERASED
    ),
    "award": Entry(N_("your badges, and what earned them"), N_("to celebrate it"), TILL_ERASED),
    "giving": Entry(
        N_("the badges that you gave by hand, and why"),
        N_("people keep the ones they got; they show who gave them"),
        NAMELESS,
        Ending.STAYS,
    ),
    "gift": Entry(N_("the badges that you were given"), N_("to celebrate it"), TILL_ERASED),
    "shared_badge": Entry(
        N_("the badges that you put on the wall"), N_("because you chose so"), N_("until you choose otherwise")
    ),
    "day_choice": Entry(
        N_("which challenge you chose on a day"), N_("to offer it on all of your devices"), TILL_ERASED
    ),
    "verdict": Entry(
        N_("what you thought of a challenge"), N_("so that poor ones go and good ones come back"), TILL_ERASED
    ),
    "courage_ceiling": Entry(N_("how much courage a challenge may ask"), N_("because you chose so"), TILL_ERASED),
    "first_step": Entry(
        N_("the first step that you would take, how, and with whom"), N_("to ask you about it the next day"), TILL_GONE
    ),
    "step_answer": Entry(N_("what became of a first step"), N_("to ask you about it only once"), TILL_ERASED),
    "half_hour": Entry(N_("the half hours that you reserved"), N_("to remind you, and for the clock"), TILL_ERASED),
    "idea": Entry(N_("the challenges that you thought up"), N_("so that your team can do them"), TILL_GONE),
    "inspiration": Entry(
        N_("which challenges of the team you thought up"), N_("because your name belongs to them"), TILL_ERASED
    ),
    "naming_consent": Entry(
        N_("that you may be named as the one who said it"), N_("because you chose so"), N_("until you choose otherwise")
    ),
    "stroke_note": Entry(
        N_("what you noted with a stroke: the question, the place, who said it"), _GAME, AS_LONG, periods=_STROKES
    ),
    "mark_day": Entry(
        N_("on which days you asked which question, and drew strokes in a meeting, once that itself is forgotten"),
        N_("so that you are given the same badges when everything is counted anew"),
        TILL_ERASED,
    ),
    "meeting": Entry(N_("the meetings that you began"), _MEETING, NAMELESS, Ending.STAYS),
    "meeting_seat": Entry(N_("the meetings in which you sat"), _MEETING, AS_LONG, Ending.STAYS, periods=_STROKES),
    "meeting_stroke": Entry(
        N_("the strokes that you drew in a meeting"), _MEETING, AS_LONG, Ending.STAYS, periods=_STROKES
    ),
    "friendly_week": Entry(
        N_("the friendly weeks for which you asked, or were asked"),
        N_("to show both of you how it stands"),
        TILL_ERASED,
    ),
    "thinker_told": Entry(
        N_("that you were told to be the one who heard the word in the largest part of your hours in a week"),
        N_("so that it does not change unseen"),
        N_("until one of a later week is told, or you have yourself erased"),
    ),
    "before_ten_item": Entry(N_("who waited on your team's list, in your words"), _LIST, TILL_GONE),
    "before_ten_help": Entry(N_("whom on your team's list you helped"), _LIST, TILL_GONE),
    "voice_card": Entry(
        N_("the cards that you made for people who want to thank you"),
        N_("so that what is said with them finds you"),
        TILL_ERASED,
        secret=frozenset({"token"}),
    ),
    "voice": Entry(
        N_("what was said to you through a card, word for word"),
        N_("for you, and for your team's wall"),
        N_("until you have yourself erased, or %(unread)s if nobody reads it; a score stays your team's without words"),
        periods={"unread": periods.UNREAD_VOICE},
    ),
}
