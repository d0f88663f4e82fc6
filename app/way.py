"""The way of a deed through the rooms, composed in one place and read from top to bottom.

Rooms on the way do not know each other: each kind of deed is owned by its room, and each follower
sees what was recorded, in this order, within the same transaction.
"""

from flask import current_app
from sqlalchemy.orm import Session

from app.badges.actions import award_for
from app.badges.catalogue import LOOKS
from app.badges.gifts import owners_of_gifts
from app.badges.giving import GivingKind
from app.badges.giving_views import giving_again
from app.badges.models import Award
from app.badges.moments import in_time
from app.badges.sharing import owners_of_awards
from app.badges.show import shown
from app.badges.together import award_team
from app.before_ten.kinds import HelpKind, ItemKind
from app.challenges.kinds import ChoiceKind, CompletionKind
from app.challenges.verdicts import VerdictKind
from app.deeds.way import DeedKind, Recording, Way
from app.first_steps.kind import FirstStepKind, StepAnswerKind
from app.first_steps.views import first_step_again
from app.half_hours.kind import HalfHourKind
from app.half_hours.views import half_hour_again
from app.i18n import speaking
from app.ideas.kind import IdeaKind
from app.ideas.views import idea_again
from app.meetings.kind import MEETING_STROKE, MeetingStrokeKind, heard_afterwards
from app.notifications.praise import follow_applause, follow_compliments
from app.notifications.tell import follow_choices
from app.notifications.tell_badges import follow_gifts, tell_badge, tell_late_badges, tell_team_badge
from app.notifications.tell_ideas import follow_ideas
from app.notifications.tell_team import follow_goal
from app.notifications.tell_wall import follow_lost
from app.people.actions import the_word
from app.people.visibility import is_quiet
from app.photos.actions import follow_photos
from app.photos.handlers import the_shelf
from app.photos.views import PhotoEnclosure
from app.planning.late_mornings import follow_mornings
from app.planning.own import follow_first_steps
from app.recognition.actions import owners_of_compliments
from app.recognition.compliment import ComplimentKind
from app.recognition.kind import ApplauseKind
from app.recognition.views import compliment_again
from app.scores.actions import count
from app.scores.meetings import follow_meetings
from app.surprises.actions import owners_of_surprises
from app.surprises.kind import SurpriseKind
from app.surprises.views import add_again
from app.tallies.kind import TallyKind
from app.tallies.note_kind import NoteKind
from app.today.state import states_of
from app.voices.actions import owners_of_voices


def celebrate(session: Session, recording: Recording) -> None:
    """Give the badges that were earned, and tell who earned them.

    What the deeds of an earlier day earned is no news any more: it is told in one message, without a feast. What a team
    earned on an earlier day of which nobody sent anything now, because its days are known better, is news for all.
    """
    person, now, zone = recording.person, recording.now, recording.person.team.zone
    news, late = in_time(award_for(session, recording), zone, now)
    for award in news:
        tell_badge(session, award, now)
        if award.person_id == person.id and not is_quiet(person):
            recording.new_badges.append(_as_news(session, recording, award))
    sent_of = {deed.local_day for deed in recording.added}
    news_together, earlier = in_time(award_team(session, recording), zone, now)
    for team_award in [*news_together, *(one for one in earlier if one.day not in sent_of)]:
        tell_team_badge(session, team_award, now)
    together = [one for one in earlier if one.day in sent_of]
    tell_late_badges(session, late, now, {person.id: together} if together else {})


def keep_photos_along(session: Session, recording: Recording) -> None:
    """Photos go and come back with their surprises."""
    follow_photos(session, recording, the_shelf())


def _as_news(session: Session, recording: Recording, award: Award) -> dict[str, str]:
    with speaking(recording.person.language):
        badge = shown(LOOKS[award.badge], the_word(session))
    picture = current_app.extensions["assets"].url(f"art/badges/{badge.art}")
    return {"key": badge.key, "name": badge.name, "tier": badge.tier, "art": badge.art, "picture": picture}


def compose() -> Way:
    """The kinds of deeds, who follows them, and the state that is told back."""
    kinds: tuple[DeedKind, ...] = (
        TallyKind(),
        ItemKind(),
        HelpKind(),
        NoteKind(),
        MeetingStrokeKind(),
        CompletionKind(),
        ChoiceKind(),
        VerdictKind(),
        HalfHourKind(),
        FirstStepKind(),
        IdeaKind(),
        StepAnswerKind(),
        SurpriseKind(),
        ComplimentKind(),
        GivingKind(),
        ApplauseKind(
            {
                "surprise": owners_of_surprises,
                "award": owners_of_awards,
                "given": owners_of_gifts,
                "compliment": owners_of_compliments,
                "voice": owners_of_voices,
            }
        ),
    )
    return Way(
        kinds={kind.name: kind for kind in kinds},
        followers=(
            *(count, follow_meetings, celebrate, follow_goal, follow_compliments, follow_gifts, follow_applause),
            *(follow_choices, follow_first_steps, follow_ideas, follow_lost, keep_photos_along, follow_mornings),
        ),
        states=states_of,
        forms={
            "half_hour": half_hour_again,
            "first_step": first_step_again,
            "idea": idea_again,
            "surprise": add_again,
            "compliment": compliment_again,
            "given_badge": giving_again,
        },
        enclosures={"surprise": PhotoEnclosure()},
        instead={MEETING_STROKE: heard_afterwards},
    )
