"""Who somebody is here, on which devices, and what they hear: the tables of that, on the data sheet."""

from app import periods
from app.i18n import N_
from app.privacy.entries import AS_LONG, NAMELESS, TILL_ERASED, Ending, Entry

PERSON = "person"
ACTS = "act"

OF_ACCOUNT: dict[str, Entry] = {
    PERSON: Entry(
        N_(
            "your name, team, role and since or until when you lead, language, working days and leave, and which "
            "holidays and clock were yours before"
        ),
        N_("to know you when you sign in, and to ask nothing of you on your days off"),
        TILL_ERASED,
        Ending.EMPTIED,
        frozenset({"password_hash"}),
    ),
    "act_person": Entry(
        N_("which acts of managers and administrators are about you, or about what is yours"),
        N_("so that you find them on your own page"),
        TILL_ERASED,
    ),
    "team_stay": Entry(
        N_("in which teams you were before, and until when"),
        N_("so that what you did belongs to the team of its day"),
        NAMELESS,
        Ending.STAYS,
    ),
    "account_alias": Entry(
        N_("the numbers of accounts that were merged into yours"),
        N_("so that what a phone still sends under one of them arrives"),
        TILL_ERASED,
    ),
    "planned_move": Entry(
        N_("to which team you will go, and when"), N_("to let you belong there from that day on"), N_("until that day")
    ),
    "invitee": Entry(
        N_("the people you expect: name, team, role, language and working days"),
        N_("to let them come in by a card of their own"),
        N_("until they come in, or %(longest)s"),
        Ending.STAYS,
        secret=frozenset({"code_hash"}),
        periods={"longest": periods.EXPECTED},
    ),
    "invitation": Entry(
        N_("the invitations that you made"),
        N_("to close one that got into the wrong hands"),
        NAMELESS,
        Ending.STAYS,
        frozenset({"token_hash"}),
    ),
    "intake": Entry(
        N_("the files with people that you uploaded"),
        N_("to look them through before anything is stored"),
        N_(
            "the people in it until they are stored, %(longest)s at most; where storing broke off, %(broken_off)s. "
            "That you gave it, as long"
        ),
        secret=frozenset({"content", "mistakes"}),
        periods={"longest": periods.FILE, "broken_off": periods.FILE_BROKEN_OFF},
    ),
    "api_token": Entry(
        N_("the tokens that you made for other programs"),
        N_("to know which programs read along, and to be able to stop that"),
        TILL_ERASED,
        secret=frozenset({"token_hash"}),
    ),
    "device_session": Entry(
        N_("the devices on which you are signed in, and when they were last seen"),
        N_("to keep you signed in, and to let you sign a lost phone out"),
        N_("until you sign out, or %(idle)s after it was last used; %(longest)s at most"),
        secret=frozenset({"token_hash"}),
        periods={"idle": periods.DEVICE_IDLE, "longest": periods.DEVICE_LONGEST},
    ),
    "push_subscription": Entry(
        N_("the address at which a device gets messages"),
        N_("to tell you what you asked to hear"),
        N_("until you turn it off, sign out, or the device is gone"),
        secret=frozenset({"endpoint", "p256dh", "auth"}),
    ),
    "purpose": Entry(
        N_("why you do this, and what your work means to others"), N_("to show it back to you"), TILL_ERASED
    ),
    "first_visit": Entry(
        N_("how far you got in your first visit"), N_("to go on where you were, and only once"), TILL_ERASED
    ),
    "notification": Entry(N_("what you were told"), N_("for your inbox"), AS_LONG, periods={"longest": periods.INBOX}),
    "preference": Entry(N_("what you want to hear, and when"), N_("because you chose so"), TILL_ERASED),
    "told_day": Entry(
        N_("how often your phone was told on a day"),
        N_("so that it never becomes too much"),
        AS_LONG,
        periods={"longest": periods.TOLD},
    ),
    "moment": Entry(
        N_("when you will be told what"),
        N_("to tell you in time"),
        N_("%(after)s after it has come"),
        periods={"after": periods.MOMENTS},
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
        AS_LONG,
        Ending.STAYS,
        periods={"longest": periods.LOOKS},
    ),
}
