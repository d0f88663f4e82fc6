"""What people read when something went wrong: what happened, that nothing is lost, what to do."""

from app.i18n import N_, gettext

MESSAGES = {
    "malformed": N_("We could not read that request. Nothing was changed."),
    "signed_out": N_("You are signed out. What waits on this phone stays there until you sign in again."),
    "bad_request": N_("That came in otherwise than we expect it. Nothing was changed."),
    "invalid": N_("Something in it is not as it should be. Look at it once more; nothing was changed."),
    "conflict": N_("It changed in the meantime, so this was not carried out. Look at it once more."),
    "no_access_row": N_("It was never said who may come here, so nobody may. Tell whoever looks after Streepje."),
    "forbidden": N_("This is not yours to change. Nothing was changed."),
    "foreign_request": N_("This request came from another site, so it was not carried out."),
    "not_found": N_("This page does not exist, or no longer does."),
    "method_not_allowed": N_("That is not possible here. Nothing was changed."),
    "other_account": N_("This phone holds work of somebody else. It stays there until they sign in again."),
    "other_person": N_(
        "Somebody else is signed in here now, so this was not stored. Sign in under your own name and do it once more."
    ),
    "other_version": N_(
        "This version of the app is too old or too new to send. It stays on your phone; refresh to send it."
    ),
    "batch_too_large": N_("That is more than fits in one go. It stays on your phone and is sent in parts."),
    "encoding_unknown": N_("That was packed in a way that we cannot open. Nothing was changed."),
    "too_many": N_("Too many tries. Wait a few minutes and try again."),
    "failed": N_("Something went wrong on our side. Nothing is lost; try again in a moment."),
    "unknown_challenge": N_("This challenge is not known to your team."),
    "unknown_target": N_("What you applaud is no longer there."),
    "own_target": N_("You cannot applaud yourself; somebody else surely will."),
    "applause_enough": N_("You have applauded this with all your might already."),
    "other_content": N_("The same item was sent before with other content; the first one stands."),
    "too_large": N_("This is too much text to send."),
    "refused": N_("Something in it is not as it should be, so your team could not take it."),
    "unknown_kind": N_("This version does not know that kind of item."),
    "endpoint_refused": N_("This browser's push service is not one that we know, so we send nothing there."),
    "no_subscription": N_("This device does not hear us yet. Switch notifications on there first."),
    "key_unknown": N_("This page is older than our key. Open it once more."),
    "label_empty": N_("Give it a name, of 40 characters at most."),
    "bad_payload": N_("Something is missing or too long in what you filled in."),
    "already_set_up": N_("This organisation was set up already. Ask its administrator for an invitation."),
    "organisation_empty": N_("What is your organisation called?"),
    "country_unknown": N_("Choose a country from the list."),
    "zone_unknown": N_("Choose a time zone from the list."),
    "language_unknown": N_("Choose one of the languages."),
    "word_unknown": N_("Choose one of the words."),
    "team_empty": N_("What is the team called?"),
    "team_taken": N_("There is a team of that name already."),
    "department_unknown": N_("Choose the kind of work from the list."),
    "name_empty": N_("What is your name?"),
    "name_taken": N_("Somebody with this name takes part already. Add your surname or a letter."),
    "password_short": N_("Make it at least 8 characters, so that nobody guesses it."),
    "sign_in_wrong": N_("That name and that password do not belong together. Look at both once more."),
    "days_unknown": N_("Choose how long it is good for."),
    "invitation_closed": N_("This invitation is no longer good. Ask for a new one."),
    "act_long": N_("Keep it under 160 characters."),
    "behaviours_enough": N_("Twenty is plenty. Leave one out first, so that people can remember them."),
    "title_empty": N_("Give it a title, of 60 characters at most."),
    "what_empty": N_("Say in 200 characters or fewer what somebody does."),
    "why_long": N_("Keep the reason under 200 characters."),
    "minutes_unknown": N_("Choose how many minutes it takes."),
    "courage_unknown": N_("Choose how much courage it takes."),
    "day_unknown": N_("Choose a day."),
    "days_past": N_("That day is over. Begin today or later."),
    "days_reversed": N_("The last day comes before the first."),
    "days_too_many": N_("That is more than 60 days. A challenge is best when it is short."),
    "commitment_missing": N_("Who sets a challenge goes first. Say that you do it too."),
    "last_administrator": N_("Somebody has to be the administrator. Give the role to a colleague first."),
    "recovery_closed": N_("This link is no longer good. Ask the administrator for a new one."),
    "working_day_missing": N_("Choose at least one day."),
    "leave_past": N_("That is more than a month ago; your days in a row have been counted since. Begin later."),
    "leave_far": N_("That is far away. Enter leave of the coming year and a half."),
    "leave_many": N_("That are very many spans. Take out some that are over first."),
    "time_unknown": N_("Give a time, such as 08:30."),
    "most_unknown": N_("Choose a number from the list."),
    "channel_unknown": N_("Choose one of the three."),
    "role_unknown": N_("Choose one of the roles."),
}


def message_for(code: str) -> str:
    """The words for a code, in the reader's language; `bad_` and a field's name are one and the same to people."""
    known = "bad_payload" if code.startswith("bad_") and code not in MESSAGES else code
    return gettext(MESSAGES.get(known, MESSAGES["failed"]))
