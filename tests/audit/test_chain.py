"""The chain of acts: whole while nobody touched it, and broken exactly where somebody did."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.rules import FIRST, Link, Verdict, Wrong, canonical, digest, plain_details, walk

Chain = list[tuple[Link, str]]

words = st.text(max_size=8)
links = st.builds(
    Link,
    st.just(0),
    st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds + 0.25, UTC)),
    st.none() | st.integers(1, 10**6),
    words,
    words,
    words,
    words,
    st.just(""),
)


def chained(acts: list[Link]) -> Chain:
    chain: Chain = []
    for number, act in enumerate(acts, start=1):
        link = act._replace(sequence=number, previous=chain[-1][1] if chain else FIRST)
        chain.append((link, digest(link)))
    return chain


chains = st.lists(links, min_size=1, max_size=8).map(chained)


@given(chains)
def test_an_untouched_chain_is_whole(chain: Chain) -> None:
    verdict = walk(chain)
    assert verdict == Verdict(len(chain), chain[-1][1])
    assert verdict.is_whole


@given(chains, st.data())
def test_a_changed_act_shows_where_it_stands(chain: Chain, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    link, its_hash = chain[place]
    changed = link._replace(details=link.details + "x")
    chain[place] = changed, its_hash
    verdict = walk(chain)
    assert (verdict.broken_at, verdict.wrong) == (place + 1, Wrong.CHANGED)
    # who also makes its hash anew breaks the link with the next one, or moves the head
    chain[place] = changed, digest(changed)
    verdict = walk(chain, expected=None)
    if place + 1 < len(chain):
        assert (verdict.broken_at, verdict.wrong) == (place + 2, Wrong.UNLINKED)
    else:
        assert verdict.head != its_hash


@given(chains, st.data())
def test_a_removed_act_shows(chain: Chain, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    head = chain[-1][1]
    del chain[place]
    verdict = walk(chain, expected=head)
    assert not verdict.is_whole
    if place < len(chain):
        assert verdict.wrong is Wrong.MISSING
    else:
        assert verdict.wrong is None  # a tail that was cut off is seen by the hash that was kept
        assert not verdict.has_expected


@given(chains, chains)
def test_a_hash_that_was_kept_is_found_when_more_followed(first: Chain, more: Chain) -> None:
    whole = chained([link for link, _ in first + more])
    assert walk(whole, expected=first[-1][1]).is_whole
    assert walk([], expected=FIRST).is_whole


@given(links, links)
def test_no_two_acts_have_the_same_bytes(one: Link, other: Link) -> None:
    assert (canonical(one) == canonical(other)) == (one == other)


def test_the_bytes_are_as_documented() -> None:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    link = Link(1, at, 5, "person.role_changed", "person", "2", plain_details({"role": "manager"}), FIRST)
    assert canonical(link) == (
        b'[1,"2026-11-23T09:00:00.000000Z",5,"person.role_changed","person","2","{\\"role\\":\\"manager\\"}","'
        + b"0" * 64
        + b'"]'
    )


def test_details_are_numbers_days_and_words_of_the_code() -> None:
    details = {"teams": {3, 1}, "day": date(2026, 11, 24), "role": "manager", "all": True, "none": None}
    assert plain_details(details) == '{"all":true,"day":"2026-11-24","none":null,"role":"manager","teams":[1,3]}'


@pytest.mark.parametrize("words", ["Alice Ahmed", "thé", "x" * 65, {"name": "Bob"}, 1.5, ["Alice Ahmed"]])
def test_words_of_people_are_refused(words: object) -> None:
    with pytest.raises(ValueError, match="words of the code"):
        plain_details({"said": words})
