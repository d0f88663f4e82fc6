"""What badges are awarded for: one person's sums, counted elsewhere and handed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's deeds so far; every field only ever grows, so a badge is never lost.

    `courage` counts completions of level 1, 2 and 3. `best_day_hours` is the largest number of
    different hours with a stroke in one day; `surprise_weeks` counts different ISO weeks.
    `all_round_days` are days with a stroke, a completion and a surprise.
    """

    strokes: int = 0
    best_day_strokes: int = 0
    best_day_hours: int = 0
    completions: int = 0
    courage: tuple[int, int, int] = (0, 0, 0)
    kinds: frozenset[str] = frozenset()
    surprises: int = 0
    surprise_weeks: int = 0
    best_surprise_claps: int = 0
    delighted: int = 0
    claps_given: int = 0
    claps_received: int = 0
    applauded_colleagues: int = 0
    compliments_given: int = 0
    complimented_colleagues: int = 0
    compliments_received: int = 0
    active_days: int = 0
    best_streak: int = 0
    all_round_days: int = 0
