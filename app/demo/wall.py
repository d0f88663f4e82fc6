"""What colleagues show each other in the demo: surprises, and the claps for them."""

import random
from collections.abc import Sequence
from datetime import timedelta

from app.demo.acts import Act, Player
from app.demo.personas import STAR, STAR_LANDED
from app.demo.rhythm import WEEKS, Calendar
from app.demo.texts import SurpriseText, Texts

KEPT_FOR_TODAY = 4  # texts that the weeks before leave alone
_STAR_DAYS = (5, 6, -3, -1)  # of the days that the star took part in before today
_NEWEST_FIRST = range(1, WEEKS + 1)
_CLAPS = (1, 1, 1, 2, 2, 3, 5)
_STILL_SEEN = timedelta(days=4)


class Pool:
    """The texts of one team, each told once."""

    def __init__(self, written: Texts, team: str, luck: random.Random) -> None:
        found = written.surprises[team]
        self._left = luck.sample(found, len(found))

    def __len__(self) -> int:
        return len(self._left)

    def take(self, player: Player, landed: str | None = None) -> SurpriseText | None:
        """A text that this person can have written: none about themselves."""
        for at, text in enumerate(self._left):
            is_own = player.first_name in f"{text.what} {text.for_whom}"
            if not is_own and landed in {None, text.landed}:
                return self._left.pop(at)
        return None


def surprises(team: Sequence[Player], pool: Pool, calendar: Calendar, luck: random.Random) -> list[Act]:
    """The surprises of one team, more of them in lively weeks."""
    acts = [
        act for player in team if player.figure.persona == STAR for act in _of_the_star(player, pool, calendar, luck)
    ]
    weeks = range(WEEKS, -1, -1)
    lively = {
        ago: calendar.bounce(calendar.monday(ago)) * (1 if ago else calendar.today.weekday() / 7) for ago in weeks
    }
    budget = len(pool) - KEPT_FOR_TODAY
    for ago in weeks:
        for _ in range(int(budget * lively[ago] / sum(lively.values()))):
            acts += _one(team, ago, pool, calendar, luck)
    tellers = {act.who for act in acts if act.day < calendar.today}
    for player in team:
        if player.is_visited and player.who not in tellers:
            acts += next(filter(None, (_one([player], ago, pool, calendar, luck) for ago in _NEWEST_FIRST)), [])
    return acts


def _one(team: Sequence[Player], ago: int, pool: Pool, calendar: Calendar, luck: random.Random) -> list[Act]:
    here = [player for player in team if any(calendar.weeks_ago(day) == ago for day in player.present)]
    weights = [player.persona.surprises for player in here]
    if not sum(weights):
        return []
    player = luck.choices(here, weights)[0]
    day = luck.choice([day for day in player.present if calendar.weeks_ago(day) == ago])
    moments = calendar.moments(day, player.figure.team, 1, luck)
    text = pool.take(player) if moments else None
    return [Act(player.who, "surprise", moments[0], day, text.payload())] if text else []


def _of_the_star(player: Player, pool: Pool, calendar: Calendar, luck: random.Random) -> list[Act]:
    days = [day for day in player.present if day < calendar.today]
    acts = []
    for at, landed in zip(_STAR_DAYS, STAR_LANDED, strict=True):
        text = pool.take(player, landed)
        moments = calendar.moments(days[at], player.figure.team, 1, luck)
        if text and moments:
            acts.append(Act(player.who, "surprise", moments[0], days[at], text.payload()))
    return acts


def claps(team: Sequence[Player], shown: Sequence[Act], calendar: Calendar, luck: random.Random) -> list[Act]:
    """The applause of a team for its surprises, from whoever is there in the days after."""
    acts = []
    for surprise in shown:
        appeal = luck.uniform(0.4, 1.3) + (0.2 if surprise.payload["landed"] == "delighted" else 0)
        for player in team:
            if player.who != surprise.who and luck.random() < player.persona.claps * appeal:
                acts += _clap(player, surprise, calendar, luck)
    return acts


def _clap(player: Player, surprise: Act, calendar: Calendar, luck: random.Random) -> list[Act]:
    if player.figure.persona == STAR and calendar.today - surprise.day < _STILL_SEEN:
        return []  # what is new on the wall waits for whoever looks around
    days = [day for day in player.present if surprise.day <= day < surprise.day + _STILL_SEEN]
    if not days:
        return []
    day = luck.choice(days[:2])
    seen = [at for at in calendar.moments(day, player.figure.team, 3, luck) if at > surprise.at]
    times = luck.choice(_CLAPS) if seen else 0
    return [
        Act(player.who, "applause", at, day, target=surprise)
        for n in range(times)
        for at in [seen[0] + timedelta(seconds=n)]
        if at < calendar.now
    ]
