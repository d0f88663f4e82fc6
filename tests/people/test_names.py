"""Names: what nobody sees makes no other name, and a name that nobody sees is none."""

import pytest

from app.errors import Invalid
from app.people.names import fold_name, kept_name

UNSEEN = ["\ufe0f", "\u034f", "\u3164", "\u200b", "\u2060", "\u00ad", "\U000e0101", "\u2800"]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_makes_no_other_name(sign: str) -> None:
    assert fold_name(f"Manny{sign} Tin{sign}y") == fold_name("Manny Tiny")


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_letter_and_its_accent_are_one_whatever_stands_between(sign: str) -> None:
    assert fold_name(f"Jose{sign}\u0301") == fold_name("José")


@pytest.mark.parametrize("name", [*UNSEEN, "", "   ", "...", "\U0001f600"])
def test_a_name_without_a_letter_is_none(name: str) -> None:
    with pytest.raises(Invalid, match="name_empty"):
        kept_name(name)


def test_a_name_runs_the_way_that_it_is_read() -> None:
    assert kept_name("\u202eynnaM  \u2066Tiny") == "ynnaM Tiny"


@pytest.mark.parametrize("name", ["Zoë van 't Hof", "Jean-Luc", "李小龍", "محمد", "अनिता", "R2"])
def test_a_name_of_any_script_is_kept_as_it_is(name: str) -> None:
    assert kept_name(name) == name
