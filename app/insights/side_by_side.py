"""All teams beside each other, for directors: by head, so that a large team is not a good team.

It is a table to look something up in, not a ranking: in the order of the names unless somebody asks for another one,
without numbers of places or colours, and a team whose number is hidden stands with the others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import floor

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.aggregates.collecting import FAMILIES
from app.aggregates.models import TeamWeek
from app.aggregates.rules import WEEK, is_exact_number
from app.forms import in_pages
from app.people.models import Person, Team
from app.people.names import fold_name
from app.people.team_names import Place, in_order, place_of
from app.teapot.actions import Pot
from app.teapot.pots import pots_of

WEEKS = 4
AT_ONCE = 40
ORDERS = ("name", *FAMILIES)
"""Not by who took part: where nearly all did, only the least that it can be is known."""
TOOK_PART = "took"
MEASURES = ("name", TOOK_PART, *FAMILIES)
"""What a phone shows of each team, one of them at a time: by name that is the pot."""
NAMED = 200  # of the teams that are folded away


@dataclass(frozen=True)
class TeamRow:
    """A team over the newest weeks. What is by head and week is None where nothing may be known of it."""

    team: Team
    pot: Pot
    members: int
    took_part: int | None
    """Of a hundred, in the newest week, or more where not `is_exact`; a whole tenth, because the exact number would
    tell who did not."""
    is_exact: bool
    over: Mapping[str, int]
    """Over how many of the weeks each of `a_head` is: those of which it may be told."""
    a_head: Mapping[str, float]

    @property
    def gaps(self) -> frozenset[str]:
        """The measures of which nothing of this team may be told."""
        untold = set(FAMILIES) - self.a_head.keys()
        return frozenset(untold | {"took"} if self.took_part is None else untold)


@dataclass(frozen=True)
class SideBySide:
    """One page of the teams of which something may be told. `measure` is the one of MEASURES that was asked for,
    `asked` what was looked for in names. Of `silences` teams nothing may be told: the first of them are `silent`.

    `whole` is all that is shown of all teams together, `over` of how many teams each sum is, and `told` of how many
    anything is. They count cells of this very table, so they tell nothing that does not stand there.
    """

    rows: Sequence[TeamRow]
    order: str
    measure: str
    asked: str
    silent: Sequence[tuple[Team, Pot]]
    silences: int
    teams: int
    first: date | None
    last: date | None
    whole: Mapping[str, int]
    over: Mapping[str, int]
    told: int
    page: int
    pages: int


def side_by_side(
    session: Session, reader: Person, measure: str, page: int, now: datetime, asked: str = ""
) -> SideBySide:
    """Those with `asked` in their names; six queries, however many teams there are."""
    every = in_order(session.scalars(select(Team)))
    teams = {team.id: team for team in every if fold_name(asked) in fold_name(team.name)}
    last = session.scalar(select(func.max(TeamWeek.monday)))
    weeks = _weeks(session, last) if last else {}
    figures = {number: _figures(weeks.get(number, ())) for number in teams}
    measure = measure if measure in MEASURES else "name"
    order = measure if measure in ORDERS else "name"
    silent = [team for number, team in teams.items() if _is_silent(figures[number])]
    told_of = teams.keys() - {team.id for team in silent}
    numbers = sorted(told_of, key=lambda number: _place(order, teams[number], figures[number]))
    page, pages = in_pages(len(numbers), AT_ONCE, page)
    shown = [teams[number] for number in numbers[(page - 1) * AT_ONCE : page * AT_ONCE]]
    pots = pots_of(session, [*shown, *silent[:NAMED]], now, reader)
    rows = [TeamRow(team, pots[team.id], *figures[team.id]) for team in shown]
    whole, over, told = _together(weeks)
    first = last - (WEEKS - 1) * WEEK if last else None
    silence = ([(team, pots[team.id]) for team in silent[:NAMED]], len(silent), len(every))
    return SideBySide(rows, order, measure, asked, *silence, first, last, whole, over, told, page, pages)


Figures = tuple[int, int | None, bool, dict[str, int], dict[str, float]]


def _weeks(session: Session, last: date) -> dict[int, list[TeamWeek]]:
    found: dict[int, list[TeamWeek]] = {}
    newest = select(*_COLUMNS).where(TeamWeek.monday > last - WEEKS * WEEK).order_by(TeamWeek.monday)
    for row in session.execute(newest):
        found.setdefault(row.team_id, []).append(row)  # type: ignore[arg-type]  # it has what is read of it
    return found


_COLUMNS = (
    TeamWeek.team_id,
    TeamWeek.monday,
    TeamWeek.members,
    TeamWeek.leading,
    TeamWeek.people,
    *(getattr(TeamWeek, name) for name in FAMILIES),
)


def _figures(weeks: Sequence[TeamWeek]) -> Figures:
    """By head and week: the sum of the weeks that are shown, over those who were there in those weeks. What those who
    lead did is in the sum, so they are heads too."""
    if not weeks:
        return 0, None, True, {}, {}
    newest = weeks[-1]
    is_exact = is_exact_number(newest.people, newest.members)
    share = None
    if newest.people is not None:
        tenths = 10 * newest.people / newest.members
        share = 10 * (round(tenths) if is_exact else floor(tenths))  # "or more" is never more than it is
    over, a_head = {}, {}
    for name in FAMILIES:
        known = [week for week in weeks if getattr(week, name) is not None and week.members]
        if known:
            heads = sum(week.members + week.leading for week in known)
            over[name] = len(known)
            a_head[name] = round(sum(getattr(week, name) for week in known) / heads, 1)
    return newest.members, share, is_exact, over, a_head


def _is_silent(figures: Figures) -> bool:
    _, took_part, _, _, a_head = figures
    return took_part is None and not a_head


def _place(order: str, team: Team, figures: Figures) -> tuple[float, Place]:
    """The most first; what is hidden is in the middle of nothing, so it comes after what is told, by name."""
    amount = 0.0 if order == "name" else figures[-1].get(order)
    return (-amount if amount is not None else 1.0, place_of(team.name))


def _together(weeks: Mapping[int, Sequence[TeamWeek]]) -> tuple[dict[str, int], Mapping[str, int], int]:
    """The organisation's total is made of what is shown of its teams: so it tells nothing about the others."""
    whole: dict[str, int] = {}
    over, told = Counter[str](), 0
    for rows in weeks.values():
        shown = [(name, getattr(row, name)) for row in rows for name in FAMILIES if getattr(row, name) is not None]
        told += bool(shown)
        over.update({name for name, _ in shown})
        for name, amount in shown:
            whole[name] = whole.get(name, 0) + amount
    return whole, over, told
