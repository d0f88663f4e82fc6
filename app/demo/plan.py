"""Everything that was done in the demo organisation, as a pure function of a seed and a moment."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.demo.acts import Act, Player, players
from app.demo.own import own_acts
from app.demo.play import completions, strokes
from app.demo.rhythm import Calendar
from app.demo.texts import TEAMS, Figure, Texts
from app.demo.thanks import compliments
from app.demo.today import liven
from app.demo.verdicts import verdicts
from app.demo.wall import Pool, claps, surprises


@dataclass(frozen=True, slots=True)
class Plan:
    """All acts, the earliest first, and who takes part."""

    players: list[Player]
    acts: list[Act]


def make_plan(figures: Sequence[Figure], written: Texts, calendar: Calendar, seed: int) -> Plan:
    """The eight weeks and today, up to the moment of the calendar."""
    luck = random.Random(seed)
    everybody = players(figures, calendar, luck)
    acts: list[Act] = []
    for player in everybody:
        acts += strokes(player, calendar, luck)
        acts += completions(player, written, calendar, luck)
    for team in TEAMS:
        members = [player for player in everybody if player.figure.team == team]
        pool = Pool(written, team, luck)
        shown = surprises(members, pool, calendar, luck)
        acts += shown
        acts += claps(members, shown, calendar, luck)
        acts += liven(members, shown, pool, acts, calendar, luck)
    for team in TEAMS:
        members = [player for player in everybody if player.figure.team == team]
        acts += compliments(members, written, calendar, random.Random(f"{seed} {team}"))
    acts += own_acts(everybody, written, calendar, random.Random(seed))
    acts += verdicts(acts, calendar, random.Random(seed))  # luck of their own, so that all else stays as it was
    return Plan(everybody, sorted(acts, key=lambda act: act.at))
