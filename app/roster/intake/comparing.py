"""What storing rows would change: who is new, who changes, who is there already."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.invitees import Invitee
from app.people.models import Person, Role, Team
from app.people.names import fold_name
from app.roster.intake.wanted import RowError, Wanted

_PORTION = 500  # names in one question
_LIKE = 0.7  # of all letters of two words, the share that they have in common


class Change(NamedTuple):
    """What becomes of one thing: `what` is team, role, language or days; both values as they are kept."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row beside whom it is about: somebody who takes part, is expected, or is new; without `changes` it is there."""

    wanted: Wanted
    person: Person | None
    invitee: Invitee | None
    changes: Sequence[Change] = ()

    @property
    def is_new(self) -> bool:
        """Whether nobody of this name is known."""
        return self.person is None and self.invitee is None


@dataclass(slots=True)
class Comparison:
    """What all rows together would do. `new_teams`: names of teams that would be made, with their kind of work.

    `left`: rows of who left, which are passed over; `teams`: the names of those that are there."""

    lines: list[Line] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    new_teams: dict[str, str] = field(default_factory=dict)
    left: int = 0
    teams: Sequence[str] = ()

    @property
    def new(self) -> list[Line]:
        """Rows about somebody new."""
        return [line for line in self.lines if line.is_new]

    @property
    def changed(self) -> list[Line]:
        """Rows about somebody who would change."""
        return [line for line in self.lines if line.changes and not line.is_new]

    @property
    def wrong_rows(self) -> int:
        """How many rows have a mistake, or several."""
        return len({error.row for error in self.errors})

    @property
    def unknown_teams(self) -> list[tuple[str, int, str]]:
        """Teams that nobody knows: the name, in how many rows it stands, and a team that may be meant, or nothing."""
        rows = Counter(error.value for error in self.errors if error.code == "no_such_team")
        known = {fold_name(name): name for name in self.teams}
        found = []
        for name, number in rows.most_common():
            likely = get_close_matches(fold_name(name), known)
            close = next((one for one in likely if is_slip(fold_name(name), one)), None)
            found.append((name, number, known[close] if close else ""))
        return found

    @property
    def same(self) -> int:
        """How many rows are about somebody who is there already, just so."""
        return len(self.lines) - len(self.new) - len(self.changed)


def is_slip(typed: str, known: str) -> bool:
    """Whether a name may be another one with a slip of the pen: word by word, for South is not a slip of North."""
    words, theirs = typed.split(), known.split()
    pairs = zip(words, theirs, strict=True) if len(words) == len(theirs) else [("".join(words), "".join(theirs))]
    return all(SequenceMatcher(None, *pair).ratio() >= _LIKE for pair in pairs)


def compare(session: Session, rows: Sequence[Wanted], headings: Mapping[str, str], *, makes_teams: bool) -> Comparison:
    """Look each row up; a handful of questions for each 500 rows. Nothing is changed."""
    found = Comparison()
    teams = {fold_name(team.name): team for team in session.scalars(select(Team))}
    found.teams = [team.name for team in teams.values()]
    names = [fold_name(row.name) for row in rows]
    people: dict[str, Person] = _known(session, Person, names)
    invitees: dict[str, Invitee] = _known(session, Invitee, names)
    keepers = _administrators(session)
    for row, name in zip(rows, names, strict=True):
        person, team = people.get(name), teams.get(fold_name(row.team))
        if team is None and not makes_teams:
            found.errors.append(RowError(row.row, headings.get("team", "team"), "no_such_team", row.team))
            continue
        if team is None:
            found.new_teams.setdefault(row.team, row.work or "office")
            team = Team(name=row.team)
        changes = _changes(row, team, person or invitees.get(name), is_here=person is not None)
        if person and person.id in keepers and any(change.what == "role" for change in changes):
            keepers.discard(person.id)
            if not keepers:
                keepers.add(person.id)
                found.errors.append(RowError(row.row, headings.get("role", "role"), "role_last", row.name))
                continue
        found.lines.append(Line(row, person, None if person else invitees.get(name), changes))
    return found


def _changes(row: Wanted, team: Team, known: Person | Invitee | None, *, is_here: bool) -> list[Change]:
    """Language and working days are one's own as soon as one takes part, so a file does not change them then."""
    if known is None:
        return []
    pairs: list[tuple[str, str, str | None]] = [("role", known.role, row.role)]
    if fold_name(known.team.name) != fold_name(team.name):
        pairs.insert(0, ("team", known.team.name, team.name))
    if not is_here:
        pairs += [("language", known.language, row.language), ("days", known.work_week, row.days)]
    return [Change(what, str(before), after) for what, before, after in pairs if after and str(before) != after]


def _known(session: Session, model: Any, names: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for at in range(0, len(names), _PORTION):
        rows = session.scalars(select(model).where(model.sign_in_name.in_(names[at : at + _PORTION])))
        found |= {row.sign_in_name: row for row in rows}
    return found


def _administrators(session: Session) -> set[int]:
    return set(session.scalars(select(Person.id).where(Person.role == Role.ADMINISTRATOR, Person.left_at.is_(None))))
