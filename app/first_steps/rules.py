"""When somebody is asked about a first step. Pure.

The next working day after it was written down; again the next working day after each "not yet"; never after "done" or
"let go", and no longer than two weeks from the first day on which it could be asked: leave in between makes it wait.
"""

from datetime import date, timedelta

from app.calendar.rules import WorkWeek

DONE, NOT_YET, LET_GO = "done", "not_yet", "let_go"
ANSWERS = (DONE, NOT_YET, LET_GO)
FADES = timedelta(days=14)
REMEMBERED = timedelta(days=76)
"""How long ago it may have been written down: two months away (`WorkWeek.coming` looks no further), and those weeks."""


def asked_on(written_on: date, answer: str | None, answered_on: date | None, week: WorkWeek) -> date | None:
    """The first day on which it is asked about; None where it is not any more."""
    if answer in {DONE, LET_GO}:
        return None
    since = max(written_on, answered_on) if answered_on else written_on
    day = next(iter(week.coming(since, 1)), None)
    return day if day is not None and day <= _fades_on(written_on, week) else None


def is_asked(written_on: date, answer: str | None, answered_on: date | None, week: WorkWeek, day: date) -> bool:
    """Whether it is asked about on `day`."""
    asked = asked_on(written_on, answer, answered_on, week)
    return asked is not None and asked <= day <= _fades_on(written_on, week)


def _fades_on(written_on: date, week: WorkWeek) -> date:
    """The last day on which it is asked about."""
    first = next(iter(week.coming(written_on, 1)), written_on)
    return first + FADES
