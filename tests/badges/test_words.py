"""Every badge speaks Dutch as well, with the same blanks to fill in."""

import re
from collections import Counter

import pytest

from app.badges.badge import Badge, Look
from app.badges.catalogue import LOOKS
from tests.catalogue import dutch, dutch_forms

BLANK = re.compile(r"%\((\w+)\)[sd]")


def test_no_two_badges_have_the_same_name_in_any_language() -> None:
    for names in ([look.name for look in LOOKS.values()], [dutch(look.name) for look in LOOKS.values()]):
        assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.key)
def test_a_badge_has_its_words_in_dutch(look: Look) -> None:
    evidence = [look.evidence] if isinstance(look, Badge) else []
    for text in (look.name, look.text, *evidence):
        translation = dutch(text)
        assert set(BLANK.findall(translation)) == set(BLANK.findall(text))
    if isinstance(look, Badge):
        one, many = dutch_forms(look.step[0])
        assert set(BLANK.findall(one)) == set(BLANK.findall(look.step[0]))
        assert set(BLANK.findall(many)) == set(BLANK.findall(look.step[1]))
