"""What follows from each part of a history, as numbers; pure, and the same for every order of coming in."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from app.badges.events import Clap, Day, Done, Mark, Surprised, Thanks, in_order
from app.calendar.rules import week_of
from app.scores.rules import SCORED_A_DAY

PAUSE = timedelta(days=14)
CHEERS = 3  # people whose clapping makes a surprise one that was cheered
MARK_KINDS = ("meeting", "question", "idea", "step", "friendly yes", "friendly week", "voice", "voice back")
TALK_CAP = SCORED_A_DAY["strokes"]
SURPRISERS = 5  # different people of a team
LEAST_TOGETHER = 2  # one alone is no team
_FIVE_DAYS = frozenset(range(5))


def of_days(days: Sequence[Day]) -> dict[str, Any]:
    """Of strokes, activity and pauses; talk beyond the daily cap never counts."""
    return {
        "strokes": sum(min(day.strokes, TALK_CAP) for day in days),
        "stroke_days": sum(day.strokes > 0 for day in days),
        "best_day_strokes": max((min(day.strokes, TALK_CAP) for day in days), default=0),
        "best_day_hours": max((day.hours for day in days), default=0),
        "active_days": sum(day.is_active for day in days),
        "all_round_days": sum(day.is_all_round for day in days),
        **of_active([day.day for day in days if day.is_active]),
    }


def of_active(active: Sequence[date]) -> dict[str, int]:
    """Of active days, in order."""
    pauses = sum(later - earlier >= PAUSE for earlier, later in pairwise(active))
    return {"active_weeks": len({week_of(day) for day in active}), "returns": pauses}


def of_completions(done: Sequence[Done]) -> dict[str, Any]:
    """Of challenges done: how brave, of which kinds, and how often each."""
    kinds = Counter(one.kind for one in done if one.kind)
    levels = Counter(one.courage for one in done)
    return {
        "completions": len(done),
        "courage": (levels[1], levels[2], levels[3]),
        "kinds": frozenset(kinds),
        "told": sum(one.has_line for one in done),
        "taken_up": sum(not one.kind for one in done),
        "half_hours": kinds["half_hour"],
        "promises": kinds["promise"],
        "thanks": kinds["thanks"],
        "clear_words": kinds["clear_words"],
        "shoes": kinds["customers_shoes"],
        "shoe_places": len({one.ref for one in done if one.kind == "customers_shoes"}),
        "dialogues": kinds["dialogue"],
        "dialogue_ways": len({one.ref for one in done if one.kind == "dialogue"}),
    }


def of_surprises(surprises: Sequence[Surprised]) -> dict[str, Any]:
    """Of surprises: how many, when, and how they landed."""
    by_day = Counter(one.day for one in surprises)
    return {
        "surprises": len(surprises),
        "surprise_weeks": len({week_of(day) for day in by_day}),
        "surprise_weekdays": own_weekdays(surprises),
        "best_day_surprises": max(by_day.values(), default=0),
        "delighted": sum(one.landed == "delighted" for one in surprises),
        "quiet": sum(one.landed == "quiet" for one in surprises),
        "for_somebody": sum(one.has_whom for one in surprises),
    }


def own_weekdays(surprises: Sequence[Surprised]) -> int:
    """Five once there are five surprises, on each day of somebody's own week of then, or from Monday to Friday.

    Whoever works on three days misses none of them after three. It never shrinks, also where their days change later.
    """
    have: set[int] = set()
    best = 0
    for number, one in enumerate(in_order(surprises), 1):
        have.add(one.day.weekday())
        own = {day for day, worked in enumerate(one.week) if worked == "1"} or _FIVE_DAYS
        missed = min(len(own - have), len(_FIVE_DAYS - have))
        best = max(best, min(number, len(_FIVE_DAYS) - missed))
    return best


def surprisers(firsts: Sequence[date], people_on: Callable[[date], int]) -> int:
    """Of five people with a surprise how many there are, by the days on which each had their first.

    In a team of fewer all of them are enough, so it is nearer for those; never less when the team grows later.
    With five it is there, so nobody asks how large the team was when more followed. Before the first, those who
    have not left say how many it takes.
    """

    def there(number: int, day: date) -> int:
        needed = min(SURPRISERS, max(LEAST_TOGETHER, people_on(day)))
        return SURPRISERS - max(0, needed - number)

    if not firsts:
        return there(0, date.max)
    return max(there(number, day) for number, day in enumerate(sorted(firsts)[:SURPRISERS], 1))


def of_applause(claps: Sequence[Clap]) -> dict[str, Any]:
    """Of claps that were given, and of those that were received: each of one person for one thing counts once."""
    given = [clap for clap in claps if clap.is_own]
    received = [clap for clap in claps if not clap.is_own]
    things = {clap.target for clap in given}
    heard = {(clap.deed if clap.other is None else clap.other, clap.target) for clap in received}
    loud = Counter(target for _, target in heard if target[0] == "surprise")
    return {
        "claps_given": len(things),
        "clap_days": len({clap.day for clap in given}),
        "badge_claps": sum(kind == "award" for kind, _ in things),
        "applauded_colleagues": len({clap.other for clap in given if clap.other is not None}),
        "claps_received": len(heard),
        "fans": len({clap.other for clap in received if clap.other is not None}),
        "best_surprise_claps": max(loud.values(), default=0),
        "cheered": sum(people >= CHEERS for people in loud.values()),
    }


def of_compliments(compliments: Sequence[Thanks]) -> dict[str, Any]:
    """Of compliments that were given, and of those that were received."""
    given = [one for one in compliments if one.is_own]
    return {
        "compliments_given": len(given),
        "complimented_colleagues": len({other for one in given for other in one.others}),
        "compliments_received": len(compliments) - len(given),
    }


def of_marks(marks: Sequence[Mark]) -> dict[str, Any]:
    """Of meetings, questions with a stroke, ideas that the team took up, first steps that were taken, and so on."""
    of = {kind: [mark for mark in marks if mark.kind == kind] for kind in MARK_KINDS}
    return {
        "meeting_days": len({mark.day for mark in of["meeting"]}),
        "question_days": len({mark.day for mark in of["question"]}),
        "question_ways": len({mark.what for mark in of["question"]} - {""}),
        "ideas_adopted": len(of["idea"]),
        "steps_taken": len(of["step"]),
        "friendly_yes": len(of["friendly yes"]),
        "friendly_weeks": len(of["friendly week"]),
        "friendly_colleagues": len({mark.what for mark in of["friendly week"]}),
        "voices": len(of["voice"]),
        "voices_back": len(of["voice back"]),
    }


PARTS: dict[str, Callable[[Sequence[Any]], dict[str, Any]]] = {
    "days": of_days,
    "completions": of_completions,
    "surprises": of_surprises,
    "applause": of_applause,
    "compliments": of_compliments,
    "marks": of_marks,
}
"""What follows from each part of a history."""
