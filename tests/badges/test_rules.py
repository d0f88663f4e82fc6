"""Each badge at its threshold and just under it, and what must hold for any facts at all."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.badges.badge import TIERS, Badge
from app.badges.catalogue import BADGES
from app.badges.facts import Facts
from app.badges.rules import ahead, earned, evidence_params, next_step, progress

SIX_KINDS = frozenset({"surprise", "dialogue", "promise", "thanks", "first_step", "half_hour"})

# key: facts that are just enough, and the same facts with one deed less
THRESHOLDS: dict[str, tuple[Facts, Facts]] = {
    "first-surprise": (Facts(surprises=1), Facts(surprises=0)),
    "five-surprises": (Facts(surprises=5), Facts(surprises=4)),
    "fifteen-surprises": (Facts(surprises=15), Facts(surprises=14)),
    "forty-surprises": (Facts(surprises=40), Facts(surprises=39)),
    "four-warm-weeks": (Facts(surprise_weeks=4), Facts(surprise_weeks=3)),
    "spot-on": (Facts(delighted=3), Facts(delighted=2)),
    "ovation": (Facts(best_surprise_claps=20), Facts(best_surprise_claps=19)),
    "first-challenge": (Facts(completions=1), Facts(completions=0)),
    "out-of-the-chair": (Facts(courage=(9, 5, 0)), Facts(courage=(9, 4, 9))),
    "the-nerve": (Facts(courage=(0, 0, 3)), Facts(courage=(9, 9, 2))),
    "six-kinds": (Facts(kinds=SIX_KINDS), Facts(kinds=SIX_KINDS - {"thanks"})),
    "sharp-ears": (Facts(best_day_strokes=10), Facts(best_day_strokes=9)),
    "round-the-clock": (Facts(best_day_hours=6), Facts(best_day_hours=5)),
    "five-hundred-strokes": (Facts(strokes=500), Facts(strokes=499)),
    "warm-hands": (Facts(claps_given=10), Facts(claps_given=9)),
    "everybodys-fan": (Facts(applauded_colleagues=8), Facts(applauded_colleagues=7)),
    "full-house": (Facts(claps_received=100), Facts(claps_received=99)),
    "five-in-a-row": (Facts(best_streak=5), Facts(best_streak=4)),
    "twenty-days": (Facts(active_days=20), Facts(active_days=19)),
    "whole-package": (Facts(all_round_days=5), Facts(all_round_days=4)),
}

counts = st.integers(0, 600)
kinds = st.frozensets(st.sampled_from(sorted(SIX_KINDS | {"customers_shoes", "clear_words"})))
any_facts = st.builds(
    Facts,
    courage=st.tuples(counts, counts, counts),
    kinds=kinds,
    **{f.name: counts for f in fields(Facts) if f.name not in {"courage", "kinds"}},
)


def more(one: Facts, other: Facts) -> Facts:
    """What somebody has who did everything in `one` and then grew to at least `other`."""
    numbers = {f.name: max(getattr(one, f.name), getattr(other, f.name)) for f in fields(Facts) if f.type is int}
    a, b = one.courage, other.courage
    courage = (max(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2]))
    return replace(one, kinds=one.kinds | other.kinds, courage=courage, **numbers)


def test_every_badge_has_a_threshold_here() -> None:
    assert THRESHOLDS.keys() == BADGES.keys()


@pytest.mark.parametrize("key", THRESHOLDS)
def test_a_badge_is_earned_at_its_threshold_and_not_before(key: str) -> None:
    enough, just_under = THRESHOLDS[key]
    badge = BADGES[key]
    assert badge in earned(enough)
    assert next_step(badge, enough) is None
    assert badge not in earned(just_under)
    step = next_step(badge, just_under)
    assert step is not None
    assert step.num == 1


@given(any_facts, any_facts)
def test_more_deeds_never_lose_a_badge(before: Facts, grown: Facts) -> None:
    assert set(earned(before)) <= set(earned(more(before, grown)))


@given(any_facts)
def test_progress_tells_the_same_as_earned(facts: Facts) -> None:
    held = earned(facts)
    for badge in BADGES.values():
        now = progress(badge, facts)
        assert 0 <= now.have <= now.need
        assert now.is_complete == (badge in held)
        step = next_step(badge, facts)
        assert (step is None) == now.is_complete
        if step is not None:
            assert now.have + step.num == now.need


@given(any_facts)
def test_what_is_ahead_is_the_rest_nearest_first(facts: Facts) -> None:
    left = ahead(facts)
    assert set(left) == set(BADGES.values()) - set(earned(facts))
    shares = [progress(badge, facts).share for badge in left]
    assert shares == sorted(shares, reverse=True)


@given(any_facts)
def test_evidence_tells_the_whole_count_that_earned_it(facts: Facts) -> None:
    for badge in earned(facts):
        assert evidence_params(badge, facts)["have"] >= badge.need


def test_nobody_starts_with_a_badge() -> None:
    assert earned(Facts()) == []


def test_surprises_come_first() -> None:
    families = [badge.family for badge in BADGES.values()]
    assert families == sorted(families, key=["surprise", "challenge", "tally", "applause", "warmth"].index)


def test_keys_names_and_pictures_are_unique() -> None:
    def all_differ(what: str) -> bool:
        return len({getattr(badge, what) for badge in BADGES.values()}) == len(BADGES)

    assert all(key == badge.key for key, badge in BADGES.items())
    assert all_differ("name")
    assert all_differ("art")


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda badge: badge.key)
def test_a_badge_is_well_made(badge: Badge) -> None:
    assert badge.tier in TIERS
    assert badge.need >= 1
    assert badge.art.endswith(".svg")
    # a number in the evidence of a first time would read "1 surprises"
    assert ("%(have)s" in badge.evidence) == (badge.need > 1)
    assert "%(num)d" in badge.step[1]
    assert len(badge.name) <= 24
