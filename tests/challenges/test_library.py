"""The library fits a phone, suits every department and speaks both languages."""

import re
from collections import Counter

import pytest

from app.challenges.behaviours import PROPOSED
from app.challenges.library import DEPARTMENTS, KIND_LABELS, LIBRARY, LibraryChallenge
from tests.catalogue import dutch

LONGEST_WORD = {
    "en": {"customer": "traveller", "customers": "travellers"},
    "nl": {"customer": "reiziger", "customers": "reizigers"},
}
ROOM = {"title": 40, "what": 110, "why": 110}
BLANK = re.compile(r"%\((\w+)\)s")

each_challenge = pytest.mark.parametrize("challenge", LIBRARY.values(), ids=lambda challenge: challenge.key)


def test_there_is_plenty_to_choose_from() -> None:
    assert len(LIBRARY) >= 120


@each_challenge
def test_its_texts_fit_a_phone_in_both_languages(challenge: LibraryChallenge) -> None:
    for part, room in ROOM.items():
        text: str = getattr(challenge, part)
        assert len(text % LONGEST_WORD["en"]) <= room
        assert len(dutch(text) % LONGEST_WORD["nl"]) <= room


@each_challenge
def test_it_is_small(challenge: LibraryChallenge) -> None:
    assert 2 <= challenge.minutes <= 30
    assert challenge.courage in {1, 2, 3}
    assert challenge.departments
    assert set(challenge.departments) <= set(DEPARTMENTS)
    assert challenge.kind in KIND_LABELS
    assert challenge.behaviour in PROPOSED


@each_challenge
def test_it_names_people_by_the_organisations_word(challenge: LibraryChallenge) -> None:
    for part in ROOM:
        text: str = getattr(challenge, part)
        assert set(BLANK.findall(text)) <= {"customer", "customers"}
        assert "customer" not in BLANK.sub("", text)
        assert "klant" not in BLANK.sub("", dutch(text))


@pytest.mark.parametrize("kind", KIND_LABELS)
def test_a_kind_has_every_level_of_courage_and_a_dutch_label(kind: str) -> None:
    assert {challenge.courage for challenge in LIBRARY.values() if challenge.kind == kind} == {1, 2, 3}
    assert dutch(KIND_LABELS[kind])


@pytest.mark.parametrize("behaviour", PROPOSED)
def test_a_behaviour_has_exercises_and_is_spelled_out_in_both_languages(behaviour: str) -> None:
    assert sum(challenge.behaviour == behaviour for challenge in LIBRARY.values()) >= 8
    title, act = PROPOSED[behaviour]
    assert len(title) <= 60
    assert len(dutch(title)) <= 60
    assert len(act) <= 160
    assert len(dutch(act)) <= 160


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_department_has_its_own_challenges(department: str) -> None:
    own = [challenge for challenge in LIBRARY.values() if department in challenge.departments]
    assert len(own) >= 20
    assert {challenge.courage for challenge in own} >= {1, 2}


@pytest.mark.parametrize("part", ["title", "what", "why"])
def test_no_text_appears_twice(part: str) -> None:
    english = Counter(getattr(challenge, part) for challenge in LIBRARY.values())
    translated = Counter(dutch(text) for text in english)
    assert english.most_common(1)[0][1] == 1
    assert translated.most_common(1)[0][1] == 1


def test_keys_can_stand_in_an_address() -> None:
    for key, challenge in LIBRARY.items():
        assert key == challenge.key
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", key)
        assert not key.startswith("set-")
        assert len(key) <= 64
