"""Every act that is recorded, in the words in which people read it: somebody "gave somebody another role"."""

from dataclasses import dataclass

from app.i18n import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said of an act, and of its details: `more` names each of them. One that `looks` at people or at what they
    did (an export) is told to everybody whom it is about: all of a team, or of the organisation."""

    said: str
    more: str = ""
    looks: bool = False


OF_PEOPLE: dict[str, Kind] = {
    "person.role_changed": Kind(N_("changed a role"), N_("from %(was)s to %(role)s")),
    "person.moved": Kind(N_("moved to another team"), N_("from %(was)s to %(team)s, from %(day)s")),
    "person.move_called_off": Kind(N_("cancelled a move to another team")),
    "person.put_on_leave": Kind(N_("put on leave"), N_("from %(first)s up to and including %(last)s")),
    "person.leave_ended": Kind(N_("removed leave"), N_("the days starting on %(first)s")),
    "person.left": Kind(N_("said goodbye to"), N_("%(name)s")),
    "person.returned": Kind(N_("let somebody rejoin"), N_("in %(team)s")),
    "person.merged": Kind(N_("merged two people into one"), N_("the other one was number %(other)s")),
    "person.recovery_made": Kind(N_("made a link for a new password")),
    "idea.adopted": Kind(N_("adopted an idea")),
    "idea.declined": Kind(N_("declined an idea")),
    "voice.published": Kind(N_("put on the wall what somebody said"), N_("for %(person)s")),
    "voice.kept": Kind(N_("kept for one person what somebody said"), N_("for %(person)s")),
    "voice.removed": Kind(N_("threw away what somebody said"), N_("for %(person)s")),
    "wall.hidden": Kind(N_("took something off the wall")),
    "wall.shown": Kind(N_("put something back on the wall")),
    "wall.left": Kind(N_("let something that was reported stay")),
    "badge.given": Kind(N_("gave a badge by hand"), N_("%(badge)s")),
    "badge.taken_back": Kind(N_("took a badge back that was given by hand"), N_("%(badge)s")),
    "spotlight.lit": Kind(N_("put something in the spotlight")),
    "spotlight.ended": Kind(N_("ended a spotlight")),
}
"""Acts about somebody: about a person, or about what is theirs. Whoever records one says whose it is."""

OF_ALL: dict[str, Kind] = {
    "organisation.founded": Kind(N_("set up the organisation")),
    "organisation.changed": Kind(N_("changed the details of the organisation"), N_("%(what)s")),
    "team.added": Kind(N_("added a team")),
    "team.region": Kind(N_("chose where a team has its public holidays")),
    "team.place": Kind(N_("said where a team will be"), N_("from %(since)s")),
    "days.set": Kind(N_("set the organisation's own days"), N_("from %(first)s up to and including %(last)s")),
    "days.called_off": Kind(
        N_("removed the organisation's own days"), N_("from %(first)s up to and including %(last)s")
    ),
    "people.file_given": Kind(N_("uploaded a file with people"), N_("%(rows)s")),
    "people.file_stored": Kind(N_("imported a file with people")),
    "people.cards_made": Kind(N_("made cards to join by"), N_("%(cards)s, good for %(days)s; %(renew)s")),
    "people.expected_no_more": Kind(N_("took expected people off the list"), N_("%(people)s")),
    "expected.role_changed": Kind(N_("changed the role of somebody who is expected"), N_("from %(was)s to %(role)s")),
    "people.exported": Kind(N_("downloaded the list of all people"), N_("with token %(token)s"), looks=True),
    "totals.exported": Kind(N_("downloaded the totals of all teams"), N_("with token %(token)s"), looks=True),
    "token.made": Kind(N_("made a token for another program")),
    "token.revoked": Kind(N_("revoked a token")),
    "person.erased": Kind(N_("had themselves erased")),
    "invitation.made": Kind(N_("made an invitation"), N_("for %(team)s, good for %(days)s")),
    "invitation.closed": Kind(N_("closed an invitation")),
    "challenge.drafted": Kind(N_("drafted a challenge"), N_("for %(team)s")),
    "challenge.worded": Kind(N_("wrote the text of a challenge")),
    "challenge.aimed": Kind(N_("chose who a challenge is for"), N_("for %(teams)s")),
    "challenge.timed": Kind(N_("chose when a challenge runs"), N_("from %(since)s up to and including %(until)s")),
    "challenge.published": Kind(N_("published a challenge")),
    "challenge.paused": Kind(N_("paused a challenge")),
    "challenge.resumed": Kind(N_("resumed a challenge")),
    "challenge.withdrawn": Kind(N_("took a challenge back")),
    "challenge.copied": Kind(N_("copied a challenge"), N_("the copy is number %(copy)s")),
    "challenge.removed": Kind(N_("threw a draft away")),
    "challenge.restored": Kind(N_("brought back a challenge from the library")),
    "behaviour.added": Kind(N_("added to how we do it here")),
    "behaviour.worded": Kind(N_("reworded how we do it here")),
    "behaviour.retired": Kind(N_("left something out of how we do it here")),
    "behaviour.restored": Kind(N_("brought something back to how we do it here")),
    "morning.planned": Kind(N_("planned mornings"), N_("%(mornings)s, from %(since)s up to and including %(until)s")),
    "morning.removed": Kind(N_("cancelled a morning")),
    "focus.picked": Kind(N_("picked what a team pays attention to"), N_("%(behaviour)s")),
    "goal.set": Kind(N_("set a goal of the week"), N_("aim: %(target)s")),
    "pot.days": Kind(N_("chose on which days a pot cools"), N_("%(days)s a week")),
    "race.entered": Kind(N_("had a team join the race")),
    "race.left": Kind(N_("had a team leave the race")),
    "voice_card.made": Kind(N_("made the card of a team"), N_("for %(team)s")),
    "voice_card.closed": Kind(N_("closed the card of a team"), N_("%(cards)s")),
    "season.set": Kind(N_("chose the next season"), N_("%(theme)s, %(weeks)s")),
    "job.retried": Kind(N_("retried failed work")),
    "job.all_retried": Kind(N_("retried all failed work")),
    "database.restored": Kind(N_("restored a backup")),
    "database.rebuilt": Kind(N_("had everything recounted")),
}
"""Acts about a team, all of us or the machine, and those by which people only come in or go."""

KINDS: dict[str, Kind] = OF_PEOPLE | OF_ALL
