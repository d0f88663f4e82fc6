"""Finding a challenge: in any language, with or without accents, and by what it is."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.finding import Wanted, find, folded, texts_by_key
from app.challenges.library import LIBRARY
from app.challenges.rules import fits

TEXTS = {key: (folded(one.title), folded(f"{one.title} {one.what} {one.why}")) for key, one in LIBRARY.items()}
KEYS = sorted(LIBRARY)


def found(**wanted: object) -> list[str]:
    return find(LIBRARY, KEYS, TEXTS, Wanted(**wanted))  # type: ignore[arg-type]


def test_without_a_question_everything_is_found_in_its_order() -> None:
    assert found() == KEYS


@given(st.sampled_from(KEYS), st.data())
def test_each_is_found_by_any_words_of_its_own(key: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(TEXTS[key][1].split()), max_size=3))
    assert key in found(words=" ".join(words).upper())


@given(
    st.none() | st.sampled_from(("it", "care", "finance")),
    st.none() | st.integers(1, 3),
    st.none() | st.sampled_from((2, 5, 10)),
)
def test_a_filter_leaves_only_what_it_says(department: str | None, courage: int | None, minutes: int | None) -> None:
    for key in found(department=department, courage=courage, minutes=minutes):
        one = LIBRARY[key]
        assert department is None or fits(one, department)
        assert courage in (None, one.courage)
        assert minutes is None or one.minutes <= minutes


def test_what_has_it_in_its_title_comes_first() -> None:
    keys = found(words="family")
    assert keys[0] == "family-hears-it-first"


@pytest.mark.parametrize("words", ["zonder reden", "één zin", "een zin", "ZIN EEN", "for no reason"])
def test_both_languages_are_looked_in_and_accents_do_not_matter(app: Flask, words: str) -> None:
    keys = find(LIBRARY, KEYS, texts_by_key("customer"), Wanted(words))
    assert {"call-for-no-reason", "one-clear-sentence"} & set(keys)


def test_the_organisations_own_word_is_found(app: Flask) -> None:
    assert find(LIBRARY, KEYS, texts_by_key("patient"), Wanted("patient")) != []
    assert find(LIBRARY, KEYS, texts_by_key("patient"), Wanted("klant")) == []
