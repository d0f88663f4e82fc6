"""Somebody who knows everything that is published, and every rule, still cannot tell a hidden number from any other.

For each random week a hidden number is given other values: whatever is published has to stay the same, to the last
figure. What is the same for every value tells nothing about it: no subtraction, no bound, no pair of filters.
"""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.aggregates.collecting import BECAME, FAMILIES, Brought
from app.aggregates.publishing import told_of, week_told
from app.aggregates.reading import together
from app.aggregates.rules import people_in, united
from app.insights.side_by_side import _figures, _together
from app.people.visibility import LEAST

MONDAY, NOW = date(2026, 11, 16), datetime(2026, 11, 24, tzinfo=UTC)
PEOPLE = st.integers(1, 9)
CELL = st.dictionaries(PEOPLE, st.integers(1, 60), max_size=9)
LEADING = st.sets(PEOPLE, max_size=2)
QUESTIONS = ("think", "value", "ask")


@st.composite
def weeks(draw: st.DrawFn) -> Brought:
    """What a team of nine brought; of its strokes, some noted a question."""
    brought = Brought(draw(LEADING), draw(st.integers(0, 14)))
    brought.families.update({name: draw(CELL) for name in FAMILIES})
    for question in QUESTIONS:
        few = draw(st.dictionaries(PEOPLE, st.integers(1, 5), max_size=9))
        strokes = brought.families["strokes"]
        brought.asked[question] = {one: min(n, strokes.get(one, 0) // 3) for one, n in few.items()}
        brought.asked[question] = {one: n for one, n in brought.asked[question].items() if n}
    return brought


def seen(teams: list[Brought]) -> Any:
    """All that managers of these teams and a director see of one week: their rows, and everything made of them."""
    rows = [week_told(number, MONDAY, brought, NOW) for number, brought in enumerate(teams)]
    weeks = {row["team_id"]: [Row(row)] for row in rows}
    beside = [_figures(found) for found in weeks.values()]  # type: ignore[arg-type]
    return rows, beside, _together(weeks), [together(found) for found in weeks.values()]  # type: ignore[arg-type]


class Row:
    """A row as the pages read it."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.__dict__.update(row)


@given(st.lists(weeks(), min_size=1, max_size=4), st.data())
def test_a_hidden_number_of_a_team_and_kind_of_deed_changes_nothing_that_anybody_sees(
    teams: list[Brought], data: st.DataObject
) -> None:
    before = seen(teams)
    for brought in teams:
        for name in FAMILIES:
            cell = brought.families[name]
            if people_in(cell, brought.leading) < LEAST:
                for person in cell:
                    cell[person] = data.draw(st.integers(1, 5000))
    assert seen(teams) == before


@given(weeks(), st.data())
def test_a_hidden_question_is_hidden_behind_others(brought: Brought, data: st.DataObject) -> None:
    row = week_told(1, MONDAY, brought, NOW)
    if row["strokes"] is None:
        assert row["asked"] == {}
        return
    hidden = [name for name, cell in brought.asked.items() if name not in row["asked"] and cell]
    rest = united([brought.asked[name] for name in hidden])
    noted = united(brought.asked.values())
    for person, strokes in brought.families["strokes"].items():
        rest[person] = rest.get(person, 0) + strokes - noted.get(person, 0)
    if row["asked"] and any(rest.values()):  # what anybody finds by taking off what is told
        assert people_in(rest, brought.leading) >= LEAST
    for name in row["asked"]:
        assert people_in(brought.asked[name], brought.leading) >= LEAST
    for name in hidden:
        for person in brought.asked[name]:
            brought.asked[name][person] = 1
    assert week_told(1, MONDAY, brought, NOW)["asked"].keys() <= row["asked"].keys() | set(hidden)


KINDS = st.dictionaries(st.sampled_from(("thanks", "dialogue", "fixing", "own", "listening")), CELL, max_size=5)


@given(st.fixed_dictionaries(dict.fromkeys(BECAME, KINDS)), LEADING, st.data())
def test_a_hidden_kind_of_challenge_is_never_the_rest_of_what_is_known(
    cells: dict[str, dict[str, dict[int, int]]], leading: set[int], data: st.DataObject
) -> None:
    told = told_of(cells, leading)
    for kind, numbers in told.items():
        for name, number in numbers.items():
            assert people_in(cells[name][kind], leading) >= LEAST
            assert number == sum(cells[name][kind].values())
    hidden = {kind: cell for kind, cell in cells["done"].items() if "done" not in told.get(kind, {}) and cell}
    if hidden and any("done" in numbers for numbers in told.values()):
        assert people_in(united(hidden.values()), leading) >= LEAST
    for name in ("swapped", "useful", "meh"):
        for kind, cell in cells[name].items():
            if name not in told.get(kind, {}):
                for person in cell:
                    cell[person] = data.draw(st.integers(1, 5000))
    assert told_of(cells, leading) == told
