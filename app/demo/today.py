"""What the demo's today needs to be alive: at dawn, at night, and on a Sunday as well."""

import random
from collections.abc import Sequence

from app.demo.acts import Act, Player
from app.demo.personas import STAR
from app.demo.rhythm import Calendar
from app.demo.wall import Pool

_EARLY_BIRDS = 4  # of each team
_FRESH = 2  # surprises of today on every wall
_STAR_STROKES = 4


def liven(
    members: Sequence[Player],
    shown: Sequence[Act],
    pool: Pool,
    so_far: Sequence[Act],
    calendar: Calendar,
    luck: random.Random,
) -> list[Act]:
    """What is added to the day of one team, given what was planned so far."""
    strokes = [act for act in so_far if act.day == calendar.today and act.kind == "tally"]
    others = [player for player in members if player.persona.presence[1] > 0.5 and player.figure.persona != STAR]
    birds = luck.sample(others, _EARLY_BIRDS)
    acts = []
    for player in members:
        least = luck.randint(1, 4) if player in birds else _STAR_STROKES if player.figure.persona == STAR else 0
        have = sum(act.who == player.who for act in strokes)
        acts += [Act(player.who, "tally", at, calendar.today) for at in calendar.lately(max(0, least - have), luck)]
    fresh = sum(act.day == calendar.today for act in shown)
    for bird in birds[: max(0, _FRESH - fresh)]:
        acts += _surprise(bird, pool, calendar, luck)
    for player in members:
        if player.is_visited:
            acts += _applause(player, birds, shown, calendar, luck)
    return acts


def _surprise(player: Player, pool: Pool, calendar: Calendar, luck: random.Random) -> list[Act]:
    text = pool.take(player)
    (at,) = calendar.lately(1, luck)
    return [Act(player.who, "surprise", at, calendar.today, text.payload())] if text else []


def _applause(
    player: Player, birds: Sequence[Player], shown: Sequence[Act], calendar: Calendar, luck: random.Random
) -> list[Act]:
    """Applause of today for the newest surprise, so that there is news in the inbox of whoever looks around."""
    own = [act for act in shown if act.who == player.who and act.day < calendar.today]
    if not own:
        return []
    newest = max(own, key=lambda act: act.at)
    hands = [bird for bird in birds if bird is not player]
    moments = calendar.lately(len(hands), luck)
    return [
        Act(bird.who, "applause", at, calendar.today, target=newest) for bird, at in zip(hands, moments, strict=True)
    ]
