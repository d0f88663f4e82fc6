"""Numbers, and things in a row, are written as the reader's language does."""

from datetime import date

import pytest
from flask import Flask, render_template_string

from app.i18n import listed, ngettext, speaking


@pytest.mark.parametrize(("language", "written"), [("nl", "10.000 mensen"), ("en", "10,000 people")])
def test_a_large_number_has_its_groups(app: Flask, language: str, written: str) -> None:
    asked = "{{ ngettext('%(num)s person', '%(num)s people', 10000) }}"
    with app.test_request_context(), speaking(language):
        assert render_template_string(asked) == written
        assert ngettext("%(num)s person", "%(num)s people", 10_000) == written


def test_a_small_one_is_as_it_is(app: Flask) -> None:
    with app.test_request_context(), speaking("nl"):
        assert ngettext("%(num)s person", "%(num)s people", 999) == "999 mensen"
        assert ngettext("%(num)s person", "%(num)s people", 1) == "1 persoon"
        assert render_template_string("{{ 20000|counted }} {{ 7|counted }}") == "20.000 7"


@pytest.mark.parametrize(("language", "last"), [("nl", "en"), ("en", "and")])
def test_names_in_a_row_have_a_word_before_the_last(app: Flask, language: str, last: str) -> None:
    with app.test_request_context(), speaking(language):
        assert listed(["Ann", "Bob {0}", "Carol"]) == f"Ann, Bob {{0}} {last} Carol"
        assert render_template_string("{{ ['<b>', 'Bob']|listed }}|{{ []|listed }}") == f"&lt;b&gt; {last} Bob|"


def test_a_day_stays_on_the_line_of_its_month(app: Flask) -> None:
    with app.test_request_context(), speaking("en"):
        asked = "{{ day|dateformat('EEEE d MMMM yyyy') }}"
        assert render_template_string(asked, day=date(2026, 11, 27)) == "Friday 27\N{NO-BREAK SPACE}November 2026"


def test_a_line_may_end_with_a_dot_between_facts_and_none_begins_with_it(app: Flask) -> None:
    with app.test_request_context(), speaking("en"):
        asked = "<b>Delivery</b> · {{ 'a · b' }}{% if true %} · new{% endif %}"
        assert render_template_string(asked) == "<b>Delivery</b>\N{NO-BREAK SPACE}· a · b\N{NO-BREAK SPACE}· new"
