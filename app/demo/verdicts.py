"""What people of the demo found of challenges: mostly useful, some loved by all, and one that most found meh."""

import random
from collections.abc import Sequence
from datetime import timedelta

from app.demo.acts import Act
from app.demo.rhythm import Calendar

_SAID, _USEFUL = 0.5, 0.8  # of what was done got a verdict, and was found useful
_DUD = "read-ten-remarks"
_LOVED = frozenset(
    {"read-it-aloud", "keep-an-old-promise", "coffee-with-the-front", "one-clear-sentence", "thank-behind-the-scenes"}
)
"""What everybody who did it found useful, so that the library has something to tell of before."""
_TRIED_IT = 0.7  # of the people who were there three weeks ago
_SOON = timedelta(seconds=30)
_AGO = 3


def verdicts(done: Sequence[Act], calendar: Calendar, luck: random.Random) -> list[Act]:
    """A tap after some of what was done, and one from many people for a challenge that retires by it."""
    acts: list[Act] = []
    tried: set[int] = set()
    for act in done:
        if act.kind != "completion" or act.set_by or act.at + _SOON > calendar.now:
            continue
        if calendar.weeks_ago(act.day) == _AGO and act.who not in tried and luck.random() < _TRIED_IT:
            tried.add(act.who)
            acts.append(_said(act, _DUD, "useful" if len(tried) % 5 == 0 else "meh"))
        says, likes = luck.random() < _SAID, luck.random() < _USEFUL
        if act.payload["challenge"] in _LOVED:
            says = likes = True
        if says and act.payload["challenge"] != _DUD:
            acts.append(_said(act, act.payload["challenge"], "useful" if likes else "meh"))
    return acts


def _said(act: Act, ref: str, verdict: str) -> Act:
    return Act(act.who, "verdict", act.at + _SOON, act.day, {"challenge": ref, "verdict": verdict})
