"""What holds from a day on, as it changed over time. Pure; one short text: "NL 2026-11-27/BE".

The text begins with what held from the beginning; a step says what holds from its day on. So what changes on a day
changes nothing before it (docs/adr/0052). A text that ends with an open step ("NL 2026-11-27/") is a past: from that
day on it is followed by another text.
"""

from datetime import date, timedelta
from functools import lru_cache

MOST = 12
"""Steps that are kept; what is older is taken to have held from the beginning."""
KEPT = timedelta(days=400)
"""How far back days are still looked at: as far as a streak reaches."""
LENGTH = 12
"""Of the day of a step, with what stands around it."""

Steps = tuple[tuple[date, str], ...]


@lru_cache(maxsize=4096)
def steps_of(text: str) -> tuple[str, Steps]:
    """What held from the beginning, and the steps in order of their days."""
    first, *rest = text.split(" ")
    return first, tuple((date.fromisoformat(one[:10]), one[11:]) for one in rest)


def folded(first: str, steps: Steps, most: int = MOST) -> tuple[str, Steps]:
    """Without steps that change nothing, and with no more than `most`: the oldest held from the beginning then."""
    kept: list[tuple[date, str]] = []
    for day, value in steps:
        if (kept[-1][1] if kept else first) != value:
            kept.append((day, value))
    for _, older in kept[:-most]:
        first = older
    return first, tuple(kept[-most:])


def text_of(first: str, steps: Steps) -> str:
    """As it is kept: without steps that change nothing, and with no more than fit."""
    first, kept = folded(first, steps)
    return " ".join([first, *(f"{day}/{value}" for day, value in kept)])


def has_room(steps: Steps, day: date, today: date, most: int = MOST) -> bool:
    """Whether a step on `day` takes the place of none that days are still looked at by, or that is still to come."""
    kept = before(steps, day)
    return len(kept) < most or kept[-most][0] <= today - KEPT


def value_on(text: str, day: date) -> str:
    """What holds on `day`."""
    if " " not in text:  # nearly everybody's
        return text
    return held_on(*steps_of(text), day)


def held_on(first: str, steps: Steps, day: date) -> str:
    """What holds on `day`, of what held from the beginning and the steps since."""
    return next((value for since, value in reversed(steps) if since <= day), first)


def before(steps: Steps, day: date) -> Steps:
    """The steps that come before `day`."""
    return tuple(step for step in steps if step[0] < day)


def starting(text: str, day: date, value: str) -> str:
    """With `value` from `day` on, in the place of whatever was to hold from then on."""
    first, steps = steps_of(text)
    return text_of(first, (*before(steps, day), (day, value)))


def until(text: str, day: date) -> str:
    """What held before `day`, to be followed by another text."""
    first, steps = steps_of(text)
    return f"{text_of(first, before(steps, day))} {day}/"


def end_of(past: str) -> date:
    """The day from which on a past is followed by something else."""
    return date.fromisoformat(past[-11:-1])


def followed(past: str, then: str) -> str:
    """A past, and from its end on what holds `then`."""
    if not past:
        return then
    day, (first, steps) = end_of(past), steps_of(past)
    later = tuple(step for step in steps_of(then)[1] if step[0] > day)
    return text_of(first, (*steps[:-1], (day, value_on(then, day)), *later))
