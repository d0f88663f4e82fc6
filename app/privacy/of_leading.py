"""What somebody does for a team that they lead: the tables of that, on the data sheet."""

from app.i18n import N_
from app.privacy.entries import KNOWN, NAMELESS, TILL_ERASED, Ending, Entry

_WALL = N_("for your team's wall")

OF_LEADING: dict[str, Entry] = {
    "spotlight": Entry(N_("what of yours was in the spotlight, and whom you put there"), _WALL, TILL_ERASED),
    "own_days": Entry(N_("the days of the organisation that you set"), KNOWN, NAMELESS, Ending.STAYS),
    "wall_hiding": Entry(N_("what you took off the wall"), KNOWN, NAMELESS, Ending.STAYS),
    "commitment": Entry(N_("the challenges that you joined in with first"), N_("to walk the talk"), TILL_ERASED),
    "idea_answer": Entry(
        N_("what you answered to a colleague's idea"), N_("so that they know what became of it"), TILL_ERASED
    ),
    "team_goal": Entry(N_("the goals that you set for a team"), KNOWN, NAMELESS, Ending.STAYS),
    "team_focus": Entry(N_("what you had a team pay attention to"), KNOWN, NAMELESS, Ending.STAYS),
    "season": Entry(N_("the seasons that you chose"), KNOWN, NAMELESS, Ending.STAYS),
    "race_entry": Entry(N_("that you had a team join the race"), KNOWN, NAMELESS, Ending.STAYS),
    "set_challenge": Entry(
        N_("the challenges that you set for a team"),
        N_("they are the team's; they show who set them"),
        NAMELESS,
        Ending.STAYS,
    ),
    "before_ten_round": Entry(N_("the mornings that you planned for a team"), KNOWN, NAMELESS, Ending.STAYS),
    "retirement": Entry(
        N_("that you brought a challenge back"),
        KNOWN,
        NAMELESS,
        Ending.STAYS,
    ),
    "standing_audience": Entry(
        N_("the challenges that you set for everybody, or for a kind of work"), KNOWN, NAMELESS, Ending.STAYS
    ),
    "challenge_event": Entry(N_("when you changed or withdrew a challenge"), KNOWN, NAMELESS, Ending.STAYS),
    "behaviour": Entry(
        N_("that you changed how we do it here"),
        KNOWN,
        NAMELESS,
        Ending.STAYS,
    ),
}
