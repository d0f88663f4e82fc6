"""What people read when something went wrong: what happened, that nothing is lost, what to do."""

from app.i18n import N_, gettext

MESSAGES = {
    "malformed": N_("We could not read that request. Nothing was changed."),
    "signed_out": N_("You are signed out. What waits on this phone stays there until you sign in again."),
    "bad_request": N_("That did not come in the way we expected. Nothing was changed."),
    "invalid": N_("Something is not right. Please check it again; nothing was changed."),
    "conflict": N_("It has changed in the meantime, so nothing was done. Please look again."),
    "no_access_row": N_("Nobody has said who may come here, so nobody may. Tell whoever looks after Streepje."),
    "forbidden": N_("This is not yours to change. Nothing was changed."),
    "foreign_request": N_("This request came from another site, so it was not carried out."),
    "not_found": N_("The link may be old, or what it showed has been removed. You have not lost anything."),
    "method_not_allowed": N_("That is not possible here. Nothing was changed."),
    "other_account": N_("This phone still holds something of somebody else. It stays there until they sign in again."),
    "other_person": N_(
        "Somebody else is signed in here now, so this was not saved. Sign in under your own name and do it again."
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
    "sentence_empty": N_("Say in a sentence what makes it worth the spotlight."),
    "spotlight_twice": N_("It is in the spotlight already."),
    "spotlights_enough": N_(
        "Three are in the spotlight already. End one of them first: there are only a few, so each one counts."
    ),
    "spotlight_closed": N_("This cannot go in the spotlight: not everybody in the team may see it, or it is your own."),
    "news_gone": N_("What this was about is no longer there: it was taken back, or is off the wall for now."),
    "unknown_deed": N_("What this belongs to has not arrived yet. We try again automatically."),
    "taken_back": N_("What this belongs to was taken back, so it was not kept."),
    "no_surprise": N_("A photo belongs to a surprise, and this is not one."),
    "photo_too_large": N_("That photo is too large for us. What you wrote is kept; choose a smaller one."),
    "photo_unreadable": N_(
        "We cannot read that as a photo. What you wrote is kept; try another one (JPEG, PNG or WebP)."
    ),
    "busy": N_("It is busy just now. Nothing is lost: try it again in a moment."),
    "photos_busy": N_(
        "A lot of photos are coming in right now, and there was no room for yours. What you wrote is kept."
    ),
    "own_target": N_("You cannot applaud yourself; somebody else surely will."),
    "applause_enough": N_("You have applauded this with all your might already."),
    "colleague_unknown": N_("Choose a colleague from the list."),
    "voice_empty": N_("Write a few words, or choose a number."),
    "voice_long": N_("That is more than fits here: 500 characters at most."),
    "name_long": N_("A first name is enough here: 80 characters at most."),
    "person_missing": N_("Choose who it is for, or put it on the wall for the whole team."),
    "surprise_unknown": N_("That surprise is somebody else's, or is no longer there. Choose another one, or none."),
    "verdict_unknown": N_("Choose whether it goes on the wall, to one person, or away."),
    "friendly_twice": N_("There was a week with this colleague already. Ask again for the next one."),
    "friendly_led": N_(
        "One of you leads the other, and would see in how many hours they heard the word. "
        "Choose somebody whom you do not lead, and who does not lead you."
    ),
    "friendly_enough": N_("Three colleagues for one week is a full house. Ask again next week."),
    "unknown_meeting": N_("You are not in that meeting, so the stroke could not be added."),
    "meeting_unknown": N_("No meeting has this code, or it is over. Please check the code."),
    "not_named": N_("This colleague does not want to be named, so no name was kept. The stroke counts."),
    "own_compliment": N_("A compliment is for somebody else. What you did well yourself is a surprise, perhaps?"),
    "receiver_missing": N_("Choose at least one colleague, or a team."),
    "unknown_receiver": N_("The person you chose is not in your team, or no longer is. Choose somebody else."),
    "compliments_enough": N_(
        "All compliments of that day have been given: there are only a few, so each one counts. Tomorrow you have "
        "three again; your words stay here."
    ),
    "badge_missing": N_("Choose a badge."),
    "colleague_missing": N_("Choose at least one colleague."),
    "unknown_badge": N_("You cannot give that badge yourself. Choose another one."),
    "leaders_badge": N_("Only a manager can give that badge. Choose one that colleagues give each other."),
    "own_badge": N_("A badge is for somebody else to give you. Who deserves this one?"),
    "badges_enough": N_(
        "That is more than you can give this week: there are only a few, so each one counts. From Monday there are "
        "new ones; your words stay here until then."
    ),
    "other_content": N_("This was sent before with different content; the first one stays."),
    "too_large": N_("This is too much text to send."),
    "refused": N_("Something in it is not right, so your team could not take it."),
    "unknown_kind": N_("This version does not know that kind of item."),
    "endpoint_refused": N_("This browser's push service is not one that we know, so we send nothing there."),
    "no_subscription": N_("This device does not get notifications yet. Switch them on there first."),
    "key_unknown": N_("This page is too old. Open it again."),
    "label_empty": N_("Give it a name, of 40 characters at most."),
    "bad_payload": N_("Something is missing or too long in what you filled in."),
    "words_missing": N_("Write a few words here."),
    "words_long": N_("This is too long: %(most)s characters at most. Your text is still here."),
    "idea_answered": N_("Somebody answered this idea already."),
    "weeks_full": N_("Enough is set for the coming weeks. Let this idea wait a little, or take something back first."),
    "moment_past": N_("That moment has passed. Choose a later one."),
    "moment_far": N_("That is more than two weeks away. Choose a day nearer by."),
    "already_set_up": N_("This organisation was set up already. Ask its administrator for an invitation."),
    "organisation_empty": N_("What is your organisation called?"),
    "country_unknown": N_("Choose a country from the list."),
    "region_unknown": N_("Choose a region from the list."),
    "zone_elsewhere": N_(
        "This time zone belongs to another country. If that is right, press the button again; if not, choose one "
        "of this country."
    ),
    "place_past": N_("That day has begun, and what counts on it stays. Begin tomorrow or later."),
    "place_far": N_("That is far away. Choose a day within a year."),
    "place_many": N_("This team has moved very often. It can only stay where it is, or go where it was already going."),
    "own_days_nameless": N_("Give these days a name, of 60 characters at most."),
    "own_days_kind": N_("Choose what these days are."),
    "own_days_nobody": N_("Choose at least one team, or everybody."),
    "own_days_past": N_("That day has begun, and what counts on it stays. Begin tomorrow or later."),
    "own_days_far": N_("That is far away. Set days of the coming year and a half."),
    "own_days_long": N_("That is more than two months. Look at both days once more."),
    "own_days_many": N_(
        "There is room for sixty periods; those of the past year count too. Remove one that is still to come."
    ),
    "own_days_ordinary": N_("There is no public holiday on these days."),
    "zone_unknown": N_("Choose a time zone from the list."),
    "language_unknown": N_("Choose one of the languages."),
    "word_unknown": N_("Choose one of the words."),
    "team_empty": N_("What is the team called?"),
    "team_taken": N_("There is a team of that name already."),
    "department_unknown": N_("Choose the kind of work from the list."),
    "name_empty": N_("What is your name?"),
    "name_expected": N_(
        "Somebody with this name is expected, with a card of their own. Is that you? Join by your card, or ask for one "
        "where you got this link. If not, add your surname or a letter."
    ),
    "name_taken": N_("Somebody with this name takes part already. Add your surname or a letter."),
    "password_short": N_("Make it at least 8 characters, so that nobody guesses it."),
    "sign_in_wrong": N_("That name and password do not match. Please check both."),
    "days_unknown": N_("Choose how long it is good for."),
    "invitation_closed": N_("This invitation is no longer good. Ask for a new one."),
    "act_long": N_("Keep it under 160 characters."),
    "behaviours_enough": N_("Twenty is plenty. Leave one out first, so that people can remember them."),
    "behaviours_many": N_("Three at most: an exercise in everything is one in nothing."),
    "title_empty": N_("Give it a title, of 60 characters at most."),
    "what_empty": N_("Say in 200 characters or fewer what somebody does."),
    "why_long": N_("Keep the reason under 200 characters."),
    "minutes_unknown": N_("Choose how many minutes it takes."),
    "courage_unknown": N_("Choose how much courage it takes."),
    "day_unknown": N_("Choose a day."),
    "days_past": N_("That day is over. Begin today or later."),
    "days_reversed": N_("The last day comes before the first."),
    "days_too_many": N_("That is more than 60 days. A challenge is best when it is short."),
    "time_past": N_("That time is over today. Choose a later time, or tomorrow."),
    "voice_own": N_("What is said about you is for another manager to decide."),
    "morning_hours": N_("A list can end from 06:00 until 20:00. Choose a time in between."),
    "morning_there": N_("That is planned already, until this very time. Choose another time or another day."),
    "morning_over": N_("The morning of that day is over, and its report has gone out. Choose another day."),
    "no_morning": N_("Your team had no list on that day, so there was nothing to add it to."),
    "day_off": N_("Most people are off on that day. Press the button again if you mean it, or choose another day."),
    "days_off": N_("Most people are off on all of those days. Choose days with a working day among them."),
    "days_none": N_("There is no such day in that period. Choose another day of the week, or a later end."),
    "days_full": N_("Two are set for that day already; the third card is people's own. Choose another day."),
    "rhythm_unknown": N_("Choose when it is."),
    "audience_empty": N_("Choose at least one team."),
    "audience_nobody": N_("Nobody else takes part there yet. Invite people first, or choose another team."),
    "kinds_empty": N_("Choose at least one kind of work."),
    "challenge_over": N_("This challenge was taken back. Copy it to set it again."),
    "challenge_not_led": N_("You do not lead everybody this is for. Copy it to set it for the people you do lead."),
    "challenge_published": N_("This challenge was published already."),
    "commitment_missing": N_("Whoever sets a challenge goes first. Say that you do it too."),
    "password_wrong": N_("That is not your password."),
    "demo_stays": N_("In the demo everybody stays, so that the next visitor finds them."),
    "last_administrator": N_("Somebody has to be the administrator. Give the role to a colleague first."),
    "recovery_closed": N_("This link is no longer good. Ask the administrator for a new one."),
    "working_day_missing": N_("Choose at least one day."),
    "working_days_many": N_(
        "These days have changed very often within a year. If your days differ from week to week, choose them per week."
    ),
    "working_days_far": N_("That is far away. Choose a day within a year."),
    "leave_past": N_("That is more than a year ago, and those days have been counted. Begin later."),
    "leave_far": N_("That is far away. Enter leave of the coming year and a half."),
    "leave_many": N_("That is a lot of periods. Remove some that are over first."),
    "theme_unknown": N_("Choose one of the themes."),
    "weeks_unknown": N_("Choose four, five or six weeks."),
    "season_set": N_("Somebody set a season at the same moment. Look once more."),
    "behaviour_unknown": N_("Choose one of the behaviours that you expect here."),
    "sentence_long": N_("Keep it to one sentence, of at most 140 characters."),
    "goal_unknown": N_("Choose a number from 3 to 500."),
    "time_unknown": N_("Give a time, such as 08:30."),
    "most_unknown": N_("Choose a number from the list."),
    "channel_unknown": N_("Choose one of the three."),
    "role_unknown": N_("Choose one of the roles."),
    "team_unknown": N_("Choose one of the teams."),
    "merge_same": N_("That is the same person. Choose somebody else."),
    "merge_left": N_("The person you keep has to take part. Let them come back first, or merge the other way round."),
    "merge_unsure": N_("Say that you are sure. It cannot be undone."),
    "tokens_many": N_("Twenty tokens is plenty. Revoke one first."),
    "nobody_expected": N_("Choose at least one person who is expected and whose role is not above yours."),
    "file_missing": N_("Choose a file first."),
    "file_empty": N_("There is nothing in this file."),
    "file_too_large": N_("This file is larger than 4 MB. Leave out columns that we do not ask for, or cut it in two."),
    "file_is_workbook": N_("This is a workbook. Save it as CSV in your spreadsheet, and upload that file."),
    "file_unreadable": N_("We cannot read this file. Save it as CSV in your spreadsheet, and upload that file."),
    "quote_open": N_("A quotation mark is opened and never closed, so we cannot tell the cells apart."),
    "columns_missing": N_("The first row has to name the columns: at least one for the name and one for the team."),
    "rows_missing": N_("There are headings in this file, but nobody under them."),
    "rows_many": N_("There are more than 10,000 people in this file. Cut it in two."),
    "team_same": N_("That is the team they are in already."),
    "move_past": N_("That is more than a month ago; those days are counted. Begin later."),
    "move_far": N_("That is more than a year ahead. Choose a day nearer by."),
    "choice_missing": N_("Choose one of the two."),
}


def message_for(code: str) -> str:
    """The words for a code, in the reader's language; `bad_` and a field's name are one and the same to people.

    A number behind a colon is the most that fits.
    """
    code, _, most = code.partition(":")
    known = "bad_payload" if code.startswith("bad_") and code not in MESSAGES else code
    words = MESSAGES.get(known, MESSAGES["failed"])
    return gettext(words, most=most) if most else gettext(words)
