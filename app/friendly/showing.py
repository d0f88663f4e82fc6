"""What is told of a friendly week to the two in it, on their page and in what they take along: by one rule."""

from datetime import date

from app.friendly.actions import is_between_leader_and_led
from app.friendly.models import FriendlyWeek
from app.friendly.rules import can_be_answered
from app.people.models import Person
from app.people.visibility import may_be_seen


def is_told_to(person: Person, week: FriendlyWeek, today: date) -> bool:
    """Whether `person`, who is one of the two, is told with whom it is and how it stands.

    One that was declined, left, forgotten, or whose other plays no more looks like any other of these: nobody learns
    which it was. Nor is there one between who leads and who is led.
    """
    other = week.other(person)
    if week.ended_at is not None or not may_be_seen(other) or is_between_leader_and_led(other, person):
        return False
    return week.accepted_at is not None or can_be_answered(week.monday, today)
