"""Every badge speaks Dutch as well, with the same blanks to fill in."""

import re

import pytest

from app.badges.badge import Badge
from app.badges.catalogue import BADGES
from tests.catalogue import dutch, dutch_forms

BLANK = re.compile(r"%\((\w+)\)[sd]")


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda badge: badge.key)
def test_a_badge_has_its_words_in_dutch(badge: Badge) -> None:
    for text in (badge.name, badge.text, badge.evidence):
        translation = dutch(text)
        assert set(BLANK.findall(translation)) == set(BLANK.findall(text))
    one, many = dutch_forms(badge.step[0])
    assert set(BLANK.findall(one)) == set(BLANK.findall(badge.step[0]))
    assert set(BLANK.findall(many)) == set(BLANK.findall(badge.step[1]))
