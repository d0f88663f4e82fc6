"""When somebody is asked about a first step. Pure.

The next working day after it was written down; again the next working day after each "not yet"; never after "done" or
"let go", and no longer than two weeks.
"""

from datetime import date, timedelta

from app.calendar.rules import WorkWeek

DONE, NOT_YET, LET_GO = "done", "not_yet", "let_go"
ANSWERS = (DONE, NOT_YET, LET_GO)
FADES = timedelta(days=14)


def asked_on(written_on: date, answer: str | None, answered_on: date | None, week: WorkWeek) -> date | None:
    """The first day on which it is asked about; None where it is not any more."""
    if answer in {DONE, LET_GO}:
        return None
    since = max(written_on, answered_on) if answered_on else written_on
    day = next(iter(week.coming(since, 1)), None)
    return day if day is not None and day <= written_on + FADES else None


def is_asked(written_on: date, answer: str | None, answered_on: date | None, week: WorkWeek, day: date) -> bool:
    """Whether it is asked about on `day`."""
    asked = asked_on(written_on, answer, answered_on, week)
    return asked is not None and asked <= day <= written_on + FADES
