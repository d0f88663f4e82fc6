"""Every picture of the gallery in a real browser, also of what no demo holds: nothing yet, refusals, the longest names.

Nothing that axe finds in either theme, no icon above its words, nothing wider than a small phone, with text of 200 %
too, and nothing to tap that is too small for a thumb.
"""

import re

import pytest

from tests.look.screens import SCREENS
from tests.phone.looking import faults, icons_alone, sideways, small_targets
from tests.phone.screens import Gallery

pytestmark = pytest.mark.browser

ON_PAPER = {"cards", "voice-card"}
"""Sheets to print: they are as wide as the paper."""


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_can_be_read_by_everybody(gallery: Gallery, name: str) -> None:
    gallery.show(name)
    wide = [] if name in ON_PAPER else sideways(gallery.page, gallery.session)
    alone = icons_alone(gallery.page)
    assert (faults(gallery.page), wide, alone, small_targets(gallery.page)) == ([], [], [], [])


@pytest.mark.parametrize("name", ["today", "today-off", "meeting-table"])
def test_what_is_offered_after_a_stroke_can_be_read_by_everybody(gallery: Gallery, name: str) -> None:
    gallery.show(name, lambda html: re.sub("<stroke-note( hidden)?>", '<stroke-note class="is-open">', html))
    page = gallery.page
    assert page.locator("stroke-note.is-open button[name=question]").count() == 3
    assert (faults(page), sideways(page, gallery.session), small_targets(page)) == ([], [], [])
