"""In which team somebody was on which day, whatever moves there were."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.people.stays import moved, spans, stays_of, team_on, text_of

BEGIN = date(2026, 1, 1)
DAYS = [BEGIN + timedelta(days=n) for n in range(60)]
MOVES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 59)), max_size=8)


@given(MOVES)
def test_the_last_word_about_a_day_holds(moves: list[tuple[int, int]]) -> None:
    """Each move says where somebody is from its day on; of a day that several speak of, the latest said holds."""
    stays, present = stays_of(""), 1
    said = dict.fromkeys(DAYS, 1)
    for team, first in moves:
        stays, present = moved(stays, present, team, DAYS[first]), team
        said.update(dict.fromkeys(DAYS[first:], team))
        assert {day: team_on(stays, present, day) for day in DAYS} == said


@given(MOVES)
def test_stays_follow_each_other_and_survive_their_text(moves: list[tuple[int, int]]) -> None:
    stays, present = stays_of(""), 1
    for team, first in moves:
        stays, present = moved(stays, present, team, DAYS[first]), team
    assert stays_of(text_of(stays)) == stays
    assert [stay.until for stay in stays] == sorted({stay.until for stay in stays})
    assert all(first is None or first <= until for _, first, until in spans(stays))
