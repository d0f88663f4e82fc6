"""The texts of the demo: what its people would write themselves, so plain data for each language.

Every file holds one thing a line, its fields apart by " | ".
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("nl", "en")
TEAMS = {"delivery": "transport", "service": "service", "invoicing": "finance"}  # and their departments


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody of the demo; `persona` says how they take part."""

    team: str
    name: str
    role: str
    work_week: str
    persona: str


@dataclass(frozen=True, slots=True)
class SurpriseText:
    """A surprise as somebody wrote it down; `landed` is empty where they did not say."""

    landed: str
    for_whom: str
    what: str

    def payload(self) -> dict[str, str]:
        """As a phone would send it."""
        return {"what": self.what, "for_whom": self.for_whom, "landed": self.landed}


@dataclass(frozen=True, slots=True)
class ChallengeText:
    """A manager's challenge, running from so many weeks ago to so many weeks ago."""

    team: str
    from_ago: int
    until_ago: int
    courage: int
    minutes: int
    behaviour: str
    title: str
    what: str
    why: str

    @property
    def is_running(self) -> bool:
        """Whether the team still has it today."""
        return self.until_ago == 0


@dataclass(frozen=True)
class Texts:
    """Everything that is written in one language."""

    organisation: str
    teams: dict[str, str]
    surprises: dict[str, tuple[SurpriseText, ...]]
    lines: dict[str, tuple[str, ...]]
    compliments: tuple[str, ...]
    challenges: tuple[ChallengeText, ...]
    own: dict[str, tuple[str, ...]]
    voices: tuple[tuple[str, ...], ...]


def _rows(name: str) -> list[list[str]]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [[field.strip() for field in line.split("|")] for line in text.splitlines() if line]


@cache
def figures() -> tuple[Figure, ...]:
    """The forty people; their names are the same in every language."""
    return tuple(Figure(*row) for row in _rows("people.txt"))


@cache
def texts(language: str) -> Texts:
    """The texts in `language`; in English where there are none."""
    folder = language if language in LANGUAGES else "en"
    (organisation,), *teams = _rows(f"{folder}/organisation.txt")
    lines: dict[str, tuple[str, ...]] = {}
    for kind, line in _rows(f"{folder}/completions.txt"):
        lines[kind] = (*lines.get(kind, ()), line)
    return Texts(
        organisation=organisation,
        teams={row[0]: row[1] for row in teams},
        surprises={team: _surprises(f"{folder}/surprises-{team}.txt") for team in TEAMS},
        lines=lines,
        compliments=tuple(row[0] for row in _rows(f"{folder}/compliments.txt")),
        challenges=tuple(_challenge(*row) for row in _rows(f"{folder}/challenges.txt")),
        own={name: tuple(words) for name, *words in _rows(f"{folder}/own.txt")},
        voices=tuple(tuple(row) for row in _rows(f"{folder}/voices.txt")),
    )


def _challenge(team: str, from_ago: str, until_ago: str, courage: str, minutes: str, *words: str) -> ChallengeText:
    return ChallengeText(team, int(from_ago), int(until_ago), int(courage), int(minutes), *words)


def _surprises(name: str) -> tuple[SurpriseText, ...]:
    return tuple(SurpriseText("" if row[0] == "-" else row[0], *row[1:]) for row in _rows(name))
