"""The compliments of the demo: a few a week in each team, and one of the last days for whoever looks around."""

import random
from collections.abc import Sequence
from datetime import date

from app.demo.acts import Act, Player
from app.demo.rhythm import WEEKS, Calendar
from app.demo.texts import Texts

_A_WEEK = 2  # in each team; one in eight is for its receiver alone
_LATELY = 3  # days of taking part


def compliments(team: Sequence[Player], written: Texts, calendar: Calendar, luck: random.Random) -> list[Act]:
    """Everything that the people of one team thank each other for; a text is told once a team."""
    left = luck.sample(written.compliments, len(written.compliments))
    acts: list[Act] = []
    for ago in range(WEEKS, -1, -1):
        for giver in luck.sample(list(team), _A_WEEK):
            days = [day for day in giver.present if calendar.weeks_ago(day) == ago and day < calendar.today]
            if days:
                day = luck.choice(days)
                there = [player for player in team if player is not giver and player.days and player.days[0] <= day]
                to = luck.sample(there, min(len(there), luck.choice((1, 1, 1, 2))))
                acts += _one(giver, to, day, left, calendar, luck)
    free = [player for player in team if _lately(player, calendar)]
    for player in team:
        others = [other for other in free if other is not player]
        if player.is_visited and others:
            giver = luck.choice(others)
            free.remove(giver)  # so that nobody gives more than a few
            acts += _one(giver, [player], _lately(giver, calendar)[-1], left, calendar, luck)
    return acts


def _lately(player: Player, calendar: Calendar) -> list[date]:
    return [day for day in player.present if day < calendar.today][-_LATELY:]


def _one(
    giver: Player, to: Sequence[Player], day: date, left: list[str], calendar: Calendar, luck: random.Random
) -> list[Act]:
    moments = calendar.moments(day, giver.figure.team, 1, luck)
    private = {"private": True} if luck.random() < 1 / 8 else {}
    if not (moments and to and left):
        return []
    said = {"because": left.pop()} | private
    return [Act(giver.who, "compliment", moments[0], day, said, to=tuple(player.who for player in to))]
