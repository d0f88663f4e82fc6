"""What the people of the demo write is there in both languages, and fits where it is shown."""

from collections import Counter

import pytest

from app.challenges.library import KIND_LABELS
from app.demo.personas import PERSONAS, STAR
from app.demo.texts import LANGUAGES, TEAMS, figures, texts
from app.people.models import Role
from app.surprises.kind import LANDED

each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_forty_people_in_three_teams_with_the_roles_that_are_needed() -> None:
    people = figures()
    assert len(people) == 40
    assert len({person.name for person in people}) == 40
    assert {person.team for person in people} == set(TEAMS)
    assert Counter(person.role for person in people) >= Counter(
        {Role.EMPLOYEE: 30, Role.MANAGER: 3, Role.DIRECTOR: 1, Role.ADMINISTRATOR: 1}
    )
    managed = {person.team for person in people if person.role == Role.MANAGER}
    assert managed == set(TEAMS)
    assert {person.persona for person in people} == set(PERSONAS)
    assert [person.name.split()[0] for person in people if person.persona == STAR] == ["Fatma"]
    assert all(len(person.work_week) == 7 and "1" in person.work_week for person in people)


@each_language
def test_surprises_are_many_different_and_of_a_size_to_read(language: str) -> None:
    found = [text for team in texts(language).surprises.values() for text in team]
    assert len(found) >= 150
    assert len({text.what for text in found}) == len(found)
    for text in found:
        assert 20 <= len(text.what) <= 160
        assert len(text.for_whom) <= 60
        assert text.landed in {"", *LANDED}


@each_language
def test_every_kind_of_challenge_has_lines(language: str) -> None:
    lines = texts(language).lines
    assert set(lines) == set(KIND_LABELS)
    assert all(len(found) >= 8 for found in lines.values())
    assert all(len(line) <= 140 for found in lines.values() for line in found)


@each_language
def test_every_team_has_a_challenge_of_its_manager_now(language: str) -> None:
    challenges = texts(language).challenges
    assert {text.team for text in challenges if text.until_ago == 0} == set(TEAMS)
    for text in challenges:
        assert len(text.title) <= 40
        assert len(text.what) <= 110
        assert len(text.why) <= 110
        assert text.courage in {1, 2, 3}
        assert 5 <= text.minutes <= 30


def test_both_languages_tell_the_same() -> None:
    dutch, english = texts("nl"), texts("en")
    assert dutch.teams.keys() == english.teams.keys() == TEAMS.keys()
    for team in TEAMS:
        landed = [[text.landed for text in told.surprises[team]] for told in (dutch, english)]
        assert landed[0] == landed[1]
    numbers = [
        [(c.team, c.from_ago, c.until_ago, c.courage, c.minutes) for c in t.challenges] for t in (dutch, english)
    ]
    assert numbers[0] == numbers[1]


def test_a_language_without_texts_gets_the_english_ones() -> None:
    assert texts("fr").organisation == texts("en").organisation
