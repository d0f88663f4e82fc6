"""What badges are awarded for: the sums of one person, or of one team, counted elsewhere and handed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's deeds so far; what is done only ever adds, so a rule that holds goes on holding.

    Of days: `strokes`, `best_day_strokes` leave out what is beyond the daily cap; `best_day_hours` is the most
    different hours with a stroke in one day; `all_round_days` have a stroke, a completion and a surprise; `returns`
    are active days after a pause of two weeks or more. Of completions: `courage` counts levels 1, 2 and 3; `told` had a
    line; `taken_up` were set by a manager; `shoe_places` and `dialogue_ways` count different challenges. Of surprises:
    `cheered` were clapped for by three people or more. Of applause: however often somebody claps for one thing, it is
    one clap, and so is what a customer said of a surprise; `fans` are colleagues who clapped for this person.
    `friendly_weeks` were seen through by both, however they stood. `voices` of customers are thanks that somebody read;
    `voices_back` are about a surprise.
    `surprise_weekdays` are of one's own week, see counting.
    Of meetings and questions the days stay known, also where they themselves are forgotten (see kept).
    """

    strokes: int = 0
    stroke_days: int = 0
    best_day_strokes: int = 0
    best_day_hours: int = 0
    active_days: int = 0
    active_weeks: int = 0
    all_round_days: int = 0
    returns: int = 0
    best_streak: int = 0
    completions: int = 0
    courage: tuple[int, int, int] = (0, 0, 0)
    kinds: frozenset[str] = frozenset()
    told: int = 0
    taken_up: int = 0
    half_hours: int = 0
    promises: int = 0
    thanks: int = 0
    clear_words: int = 0
    shoes: int = 0
    shoe_places: int = 0
    dialogues: int = 0
    dialogue_ways: int = 0
    surprises: int = 0
    surprise_weeks: int = 0
    surprise_weekdays: int = 0
    best_day_surprises: int = 0
    delighted: int = 0
    quiet: int = 0
    for_somebody: int = 0
    best_surprise_claps: int = 0
    cheered: int = 0
    claps_given: int = 0
    clap_days: int = 0
    badge_claps: int = 0
    applauded_colleagues: int = 0
    claps_received: int = 0
    fans: int = 0
    compliments_given: int = 0
    complimented_colleagues: int = 0
    compliments_received: int = 0
    meeting_days: int = 0
    question_days: int = 0
    question_ways: int = 0
    ideas_adopted: int = 0
    steps_taken: int = 0
    friendly_yes: int = 0
    friendly_weeks: int = 0
    friendly_colleagues: int = 0
    voices: int = 0
    voices_back: int = 0


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """What a team did together.

    `claps` are of one person for one thing, however often each; `surprisers` are different people, of five or of all in
    a smaller team (see counting); `warm_weeks` kept the pot hot, by who was there in that week.
    """

    surprises: int = 0
    completions: int = 0
    claps: int = 0
    surprisers: int = 0
    kinds: int = 0
    warm_weeks: int = 0
