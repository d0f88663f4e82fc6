"""Each badge on the day before, on the day itself, and with the same facts in another order."""

from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.badges.badge import TIERS, Badge, Look
from app.badges.catalogue import BADGES, FAMILIES, GIVEN_BADGES, LOOKS, TEAM_BADGES
from app.badges.facts import Facts, TeamFacts
from app.badges.history import facts_of, grown, turns
from app.badges.rules import ahead, deserved, earned, evidence_params, ladder, next_step, progress
from app.scores.rules import SCORED_A_DAY
from tests.badges.histories import ALL_KINDS, EARNS, day, history

# key: facts that are just enough; one less is not
TEAM_THRESHOLDS = {
    "team-ten-surprises": ("surprises", 10),
    "team-fifty-surprises": ("surprises", 50),
    "team-surprises": ("surprises", 200),
    "team-fifty-challenges": ("completions", 50),
    "team-challenges": ("completions", 250),
    "team-surprisers": ("surprisers", 5),
    "team-all-kinds": ("kinds", 8),
    "team-warm-weeks": ("warm_weeks", 4),
    "team-claps": ("claps", 300),
}

counts = st.integers(0, 600)
kinds = st.frozensets(st.sampled_from(ALL_KINDS))
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


def test_there_are_many_badges_and_each_has_its_test() -> None:
    assert len(LOOKS) >= 48
    assert EARNS.keys() == BADGES.keys()
    assert TEAM_THRESHOLDS.keys() == TEAM_BADGES.keys()


@pytest.mark.parametrize("key", EARNS)
def test_a_badge_is_earned_by_the_last_of_its_deeds_and_not_before(key: str) -> None:
    badge, events = BADGES[key], EARNS[key]
    before, after = facts_of(history(events[:-1])), facts_of(history(events))
    assert badge not in earned(before)
    assert badge in earned(after)
    step = next_step(badge, before)
    assert step is not None
    assert 1 <= step.num <= badge.need
    assert next_step(badge, after) is None


@pytest.mark.parametrize("key", EARNS)
def test_the_same_deeds_in_another_order_earn_it_on_the_same_day_for_the_same(key: str) -> None:
    badge, events = BADGES[key], EARNS[key]
    found = turns(badge, history(events))
    assert found is not None
    assert found[0][found[1]] == events[-1]
    shuffled = list(events)
    Random(3).shuffle(shuffled)
    assert turns(badge, history(shuffled)) == found
    assert turns(badge, history(events[:-1])) is None


@pytest.mark.parametrize("key", EARNS)
def test_what_brought_it_nearer_can_be_told(key: str) -> None:
    badge, events = BADGES[key], EARNS[key]
    told = grown(badge, history(events), 3)
    assert told[0] == events[-1]
    assert len(told) <= 3


@pytest.mark.parametrize("key", TEAM_THRESHOLDS)
def test_a_team_badge_is_earned_at_its_threshold_and_not_before(key: str) -> None:
    fact, need = TEAM_THRESHOLDS[key]
    badge = TEAM_BADGES[key]
    assert deserved([badge], TeamFacts(**{fact: need})) == [badge]
    assert deserved([badge], TeamFacts(**{fact: need - 1})) == []


def test_talk_beyond_the_cap_of_a_day_earns_nothing() -> None:
    cap = SCORED_A_DAY["strokes"]
    within = [day(n, strokes=cap) for n in range(9)]
    beyond = [day(n, strokes=1000) for n in range(9)]
    assert earned(facts_of(history([*beyond]))) == earned(facts_of(history([*within])))


def test_no_badge_asks_for_perfect_attendance() -> None:
    """Somebody who misses every third working day earns all of steadiness but the one short row."""
    there = [day(n) for n in range(200) if n % 3]
    steady = {badge.key for badge in earned(facts_of(history([*there]))) if badge.family == "steadiness"}
    assert {"twenty-days", "sixty-days", "six-weeks", "twenty-weeks"} <= steady


@given(any_facts, any_facts)
def test_more_deeds_never_lose_a_badge(before: Facts, grown: Facts) -> None:
    assert {badge.key for badge in earned(before)} <= {badge.key for badge in earned(more(before, grown))}


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
    assert [badge.key for badge in BADGES.values() if badge not in earned(facts)] == sorted(
        (badge.key for badge in left), key=list(BADGES).index
    )
    shares = [progress(badge, facts).share for badge in left]
    assert shares == sorted(shares, reverse=True)


@given(any_facts)
def test_evidence_tells_the_whole_count_that_earned_it(facts: Facts) -> None:
    for badge in earned(facts):
        assert evidence_params(badge, facts)["have"] >= badge.need


def test_nobody_starts_with_a_badge() -> None:
    assert earned(Facts()) == []


def test_families_come_in_their_order_and_surprises_first() -> None:
    families = [look.family for look in LOOKS.values()]
    assert families == sorted(families, key=list(FAMILIES).index)
    assert next(iter(FAMILIES)) == "surprise"
    assert set(families) == set(FAMILIES)


@pytest.mark.parametrize("badges", [BADGES, TEAM_BADGES], ids=["own", "team"])
def test_a_ladder_grows_in_what_it_asks_and_in_its_rim(badges: dict[str, Badge[Facts]]) -> None:
    for badge in badges.values():
        rungs = ladder(badge, badges.values())
        assert len({rung.need for rung in rungs}) == len(rungs)
        assert [rung.tier for rung in rungs] == sorted({rung.tier for rung in rungs}, key=TIERS.index)


def test_keys_names_and_pictures_are_unique() -> None:
    def all_differ(what: str) -> bool:
        return len({getattr(look, what) for look in LOOKS.values()}) == len(LOOKS)

    assert len(LOOKS) == len(BADGES) + len(TEAM_BADGES) + len(GIVEN_BADGES)
    assert all(key == look.key for key, look in LOOKS.items())
    assert all_differ("name")
    assert all_differ("art")


BY_WHO_IS_THERE = {"any-day", "team-surprisers"}
"""How many it takes goes by the own week, or by the size of the team: no number of it would be true for all."""


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.key)
def test_a_badge_is_well_made(look: Look) -> None:
    assert look.tier in TIERS
    assert look.art.endswith(".svg")
    assert len(look.name) <= 24
    assert len(look.key) <= 32
    if isinstance(look, Badge):
        assert look.need >= 1
        # a number in the evidence of a first time would read "1 surprises"
        assert ("%(have)s" in look.evidence) == (look.need > 1 and look.key not in BY_WHO_IS_THERE)
        assert "%(num)s" in look.step[1]  # so that a large one is written as the language does
