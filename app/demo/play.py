"""What people do by themselves in the demo: drawing strokes, and choosing and completing challenges."""

import random
from datetime import date, datetime, timedelta

from app.challenges.library import LIBRARY
from app.challenges.rules import fits
from app.demo.acts import Act, Player
from app.demo.personas import STAR
from app.demo.rhythm import Calendar, roughly
from app.demo.texts import TEAMS, ChallengeText, Texts
from app.tallies.facets import PLACES, QUESTIONS

_CHOICES_MATTER = timedelta(days=7)  # what was chosen before a challenge was done is soon of no interest


def strokes(player: Player, calendar: Calendar, luck: random.Random) -> list[Act]:
    """Every stroke of one player."""
    acts = []
    for day in player.present:
        count = roughly(player.persona.strokes * calendar.bounce(day), luck)
        for n, at in enumerate(calendar.moments(day, player.figure.team, count, luck)):
            acts.append(Act(player.who, "tally", at, day, _carried(day, n)))
    return acts


def _carried(day: date, number: int) -> dict[str, str]:
    """Where a stroke was, or which question was asked; most say nothing."""
    turn = day.toordinal() + number
    if number % 4 == 1:
        return {"place": list(PLACES)[turn % len(PLACES)]}
    return {"question": list(QUESTIONS)[turn % len(QUESTIONS)]} if number % 5 == 2 else {}


def completions(player: Player, written: Texts, calendar: Calendar, luck: random.Random) -> list[Act]:
    """The challenges that one player did, some with a line, and that they were chosen first."""
    lines = {kind: luck.sample(found, len(found)) for kind, found in written.lines.items()}
    acts: list[Act] = []
    for day in player.present:
        is_over = player.figure.persona == STAR and day == calendar.today  # whoever looks around may choose
        chance = player.persona.challenge * min(1.1, calendar.bounce(day))
        moments = calendar.moments(day, player.figure.team, 2, luck)
        if is_over or len(moments) < 2 or luck.random() > chance:
            continue
        challenge = _offered(player, day, written, calendar, luck)
        chosen, done = _chosen_and_done(player, day, moments, challenge, lines, luck)
        acts += [chosen, done] if calendar.today - day < _CHOICES_MATTER else [done]
    return acts


def _offered(player: Player, day: date, written: Texts, calendar: Calendar, luck: random.Random) -> ChallengeText | str:
    """What is chosen on this day: the manager's challenge now and then, otherwise one of the library."""
    ago = calendar.weeks_ago(day)
    running = [
        text
        for text in written.challenges
        if text.team == player.figure.team and text.until_ago <= ago <= text.from_ago
    ]
    if running and luck.random() < 0.4:
        return luck.choice(running)
    department = TEAMS[player.figure.team]
    fitting = [found for found in LIBRARY.values() if fits(found, department)]
    weights = [player.persona.courage[found.courage - 1] for found in fitting]
    return luck.choices(fitting, weights)[0].key


def _chosen_and_done(
    player: Player,
    day: date,
    moments: list[datetime],
    challenge: ChallengeText | str,
    lines: dict[str, list[str]],
    luck: random.Random,
) -> tuple[Act, Act]:
    set_by = challenge if isinstance(challenge, ChallengeText) else None
    ref = {} if set_by else {"challenge": challenge}
    left = lines[LIBRARY[challenge].kind] if isinstance(challenge, str) else []
    said = {"line": left.pop()} if left and luck.random() < 0.4 and player.first_name not in left[-1] else {}
    return (
        Act(player.who, "choice", moments[0], day, {"action": "choose"} | ref, set_by=set_by),
        Act(player.who, "completion", moments[1], day, ref | said, set_by=set_by),
    )
