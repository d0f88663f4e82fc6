"""Teams stand in the order in which people count."""

from hypothesis import given
from hypothesis import strategies as st

from app.people.team_names import place_of


def test_two_comes_before_ten_whatever_the_capitals() -> None:
    names = ["Group 10", "group 2", "Group 1", "Archive", "10 North", "2 North", "Group 2 South"]
    assert sorted(names, key=place_of) == [
        "2 North",
        "10 North",
        "Archive",
        "Group 1",
        "group 2",
        "Group 2 South",
        "Group 10",
    ]


@given(st.lists(st.text(max_size=12)))
def test_every_name_has_one_place_whatever_is_in_it(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(names, key=place_of) == sorted(backwards, key=place_of)
