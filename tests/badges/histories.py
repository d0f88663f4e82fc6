"""For every badge a history that earns it with its very last event, and what such histories are made of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from app.badges.events import Clap, Day, Done, Event, History, Mark, Surprised, Thanks, in_order
from app.calendar.rules import WorkWeek

BEGIN = date(2026, 1, 5)  # a Monday
WEEK = WorkWeek()
NOBODY = UUID(int=7)
ALL_KINDS = ("surprise", "dialogue", "customers_shoes", "first_step", "half_hour", "promise", "thanks", "clear_words")
_PARTS = {
    Day: "days",
    Done: "completions",
    Surprised: "surprises",
    Clap: "applause",
    Thanks: "compliments",
    Mark: "marks",
}


def _at(n: int, turn: int) -> tuple[date, datetime, UUID]:
    day = BEGIN + timedelta(days=n)
    return (
        day,
        datetime(day.year, day.month, day.day, 9 + turn // 60, turn % 60, tzinfo=UTC),
        uuid5(NOBODY, f"{n} {turn}"),
    )


def day(n: int, strokes: int = 1, hours: int = 1, all_round: bool = False) -> Day:
    return Day(BEGIN + timedelta(days=n), strokes, hours, is_active=True, is_all_round=all_round)


def surprise(n: int, landed: str = "", whom: bool = False, turn: int = 0) -> Surprised:
    return Surprised(*_at(n, turn), landed, whom)


def done(n: int, kind: str = "thanks", courage: int = 1, line: bool = False, ref: str = "one") -> Done:
    return Done(*_at(n, 0), ref, kind, courage, line)


def given(n: int, other: int = 1, target: tuple[str, int] = ("surprise", 1), turn: int = 0) -> Clap:
    return Clap(*_at(n, turn), other, True, target)


def got(n: int, other: int = 1, number: int = 1, turn: int = 0) -> Clap:
    return Clap(*_at(n, turn), other, False, ("surprise", number))


def thanks(n: int, *others: int, turn: int = 0) -> Thanks:
    return Thanks(*_at(n, turn), others or (1,), True)


def thanked(n: int, turn: int = 0) -> Thanks:
    return Thanks(*_at(n, turn), (), False)


def mark(n: int, kind: str, what: str = "", turn: int = 0) -> Mark:
    return Mark(*_at(n, turn), kind, what or str(n))


def history(events: list[Event]) -> History:
    """The history of somebody who did only this, whatever its order."""
    made = History(WEEK, BEGIN)
    if not events:
        return made
    part = _PARTS[type(events[0])]
    return replace(made, **{part: in_order(events)})  # type: ignore[arg-type]


EARNS: dict[str, list[Event]] = {
    "first-surprise": [surprise(0)],
    "five-surprises": [surprise(n) for n in range(5)],
    "fifteen-surprises": [surprise(n) for n in range(15)],
    "forty-surprises": [surprise(n) for n in range(40)],
    "four-warm-weeks": [surprise(n) for n in (0, 1, 7, 14, 35)],
    "ten-warm-weeks": [surprise(7 * n) for n in range(10)],
    "double-feature": [surprise(0), surprise(3), surprise(3, turn=1)],
    "any-day": [surprise(n) for n in (0, 5, 8, 9, 10, 18)],
    "somebody-in-mind": [surprise(n, whom=n != 2) for n in range(6)],
    "spot-on": [surprise(n, "glad" if n == 1 else "delighted") for n in range(4)],
    "goosebumps": [surprise(n, "delighted") for n in range(10)],
    "no-echo-needed": [surprise(n, "quiet") for n in range(3)],
    "ovation": [got(0, number=2), *(got(1, n % 7, turn=n) for n in range(9)), got(2, 7)],
    "encore": [got(number, n // 2, number=number, turn=n) for number in range(3) for n in range(5)],
    "first-challenge": [done(0)],
    "ten-challenges": [done(n) for n in range(10)],
    "thirty-challenges": [done(n) for n in range(30)],
    "seventyfive-challenges": [done(n) for n in range(75)],
    "out-of-the-chair": [done(n, courage=2 if n != 3 else 3) for n in range(6)],
    "butterflies": [done(0), done(1, courage=3)],
    "the-nerve": [done(n, courage=3) for n in range(3)],
    "off-the-cliff": [done(n, courage=3) for n in range(10)],
    "six-kinds": [done(n, kind) for n, kind in enumerate(ALL_KINDS[:6])],
    "all-kinds": [done(n, kind) for n, kind in enumerate(ALL_KINDS)],
    "story-teller": [done(n, line=n != 4) for n in range(11)],
    "taken-up": [done(0), *(done(n, kind="", ref="set-1") for n in range(1, 4))],
    "clear-half-hour": [done(n, "half_hour") for n in range(3)],
    "word-kept": [done(n, "promise") for n in range(3)],
    "through-their-eyes": [done(0), done(1, "customers_shoes")],
    "looking-glass": [done(n, "customers_shoes") for n in range(3)],
    "telescope": [done(n, "customers_shoes") for n in range(8)],
    "walked-a-mile": [done(n, "customers_shoes", ref=ref) for n, ref in enumerate("abbcd")],
    "hello-there": [done(0, "dialogue")],
    "on-the-line": [done(n, "dialogue") for n in range(5)],
    "good-listener": [done(n, "dialogue") for n in range(12)],
    "open-door": [done(n, "dialogue", ref=ref) for n, ref in enumerate("aabcd")],
    "thank-you-kindly": [done(n, "thanks") for n in range(3)],
    "plain-speaker": [done(n, "clear_words") for n in range(3)],
    "first-strokes": [day(0, 12), day(1, 5), day(2, 80)],
    "hundred-strokes": [day(n, strokes=30) for n in range(10)],
    "five-hundred-strokes": [day(n, strokes=10) for n in range(50)],
    "sharp-ears": [day(0, strokes=9), day(1, strokes=10)],
    "round-the-clock": [day(0, 9, hours=5), day(1, 9, hours=6)],
    "from-tea-to-tea": [day(0, 9, hours=7), day(1, 9, hours=8)],
    "night-owl-ears": [day(n) for n in range(10)],
    "elephants-memory": [day(n) for n in range(60)],
    "first-claps": [given(n, target=("surprise", n // 2)) for n in range(5)],
    "warm-hands": [given(n, target=("surprise", n)) for n in range(10)],
    "drum-roll": [given(n // 10, target=("surprise", n), turn=n) for n in range(40)],
    "everybodys-fan": [given(0, turn=9), *(given(1, n, turn=n) for n in range(1, 9))],
    "happy-for-you": [given(0), *(given(n, target=("award", n)) for n in range(1, 6))],
    "sings-along": [given(n) for n in range(15)],
    "heard-applause": [given(0), *(got(1, n // 2, turn=n) for n in range(9))],
    "full-house": [got(n // 50, n % 10, number=n // 10, turn=n) for n in range(100)],
    "liked-all-round": [got(0, n, turn=n) for n in range(8)],
    "five-in-a-row": [day(n) for n in range(5)],
    "twenty-days": [day(2 * n) for n in range(20)],
    "sixty-days": [day(n) for n in range(60)],
    "six-weeks": [day(n) for n in (0, 7, 8, 21, 28, 70, 91)],
    "twenty-weeks": [day(14 * n) for n in range(20)],
    "three-in-one": [day(0), day(1, all_round=True)],
    "whole-package": [day(n, all_round=n != 2) for n in range(6)],
    "kind-word": [thanked(0), thanks(1)],
    "ten-kind-words": [thanks(n) for n in range(10)],
    "eye-for-others": [thanks(0, 1, 2), thanks(1, 2), *(thanks(n, n, n + 1) for n in (3, 5, 7))],
    "received-with-thanks": [thanks(0), thanked(1)],
    "worth-gold": [thanked(n // 3, turn=n) for n in range(10)],
    "good-question": [mark(0, "meeting"), mark(1, "question", "ask")],
    "three-questions": [mark(0, "question", what, turn) for turn, what in enumerate(("ask", "ask", "think", "value"))],
    "keeps-asking": [mark(n // 2, "question", "ask", n % 2) for n in range(19)],
    "at-the-table": [mark(0, "question", "ask"), mark(1, "meeting")],
    "five-meetings": [mark(n // 2, "meeting", turn=n, what=f"m{n}") for n in range(9)],
    "own-idea": [mark(0, "step"), mark(1, "idea", "Wave at every van")],
    "three-ideas": [mark(n, "idea") for n in range(3)],
    "small-beginning": [mark(0, "idea"), mark(1, "step")],
    "five-steps": [mark(n, "step") for n in range(5)],
    "game-for-it": [mark(0, "friendly week"), mark(1, "friendly yes")],
    "side-by-side": [mark(0, "friendly yes", "7"), mark(4, "friendly week", "7")],
    "four-side-by-side": [mark(7 * n, "friendly week", "7") for n in range(4)],
    "five-companions": [mark(7 * n, "friendly week", who) for n, who in enumerate("122345")],
    "customers-word": [mark(0, "idea"), mark(1, "voice", "You stayed until it worked.")],
    "five-voices": [mark(n, "voice") for n in range(5)],
    "fifteen-voices": [mark(n, "voice") for n in range(15)],
    "echo": [mark(0, "voice"), mark(1, "voice back")],
    "back-again": [day(0), day(13), day(27)],
}
