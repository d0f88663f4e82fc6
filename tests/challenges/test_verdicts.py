"""A tap says whether a challenge was worth it; duds retire for everybody, and never too many."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.actions import offer_of
from app.challenges.duds import ENOUGH, LEAST, Verdicts, is_varied, retiring
from app.challenges.history import history_of, taste_of
from app.challenges.library import DEPARTMENTS, LIBRARY
from app.challenges.models import Completion, Retirement, Verdict
from app.challenges.rules import draw
from app.challenges.verdicts import retire_duds, verdicts_on
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.people.words import forms
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

REF = "call-for-no-reason"
TODAY = MONDAY.date()
COUNTS = st.builds(Verdicts, st.integers(0, 20), st.integers(0, 20))


@given(st.dictionaries(st.sampled_from(sorted(LIBRARY)), COUNTS), st.sets(st.sampled_from(sorted(LIBRARY)), max_size=5))
def test_only_duds_retire_and_every_department_has_enough_left(counts: dict[str, Verdicts], gone: set[str]) -> None:
    going = retiring(LIBRARY, counts, gone)
    assert len(set(going)) == len(going)
    assert not gone & {*going}
    left = {ref: challenge for ref, challenge in LIBRARY.items() if ref not in {*gone, *going}}
    for ref in going:
        assert counts[ref].is_dud
        assert all(is_varied(left, name) for name in LIBRARY[ref].departments)


def test_when_all_are_duds_the_least_bad_stay() -> None:
    counts = {ref: Verdicts(useful=number, meh=60) for number, ref in enumerate(sorted(LIBRARY))}
    going = retiring(LIBRARY, counts)
    assert going[0] == sorted(LIBRARY)[0]
    left = {ref: challenge for ref, challenge in LIBRARY.items() if ref not in going}
    assert all(is_varied(left, name) for name in DEPARTMENTS)
    assert len(left) >= LEAST


@pytest.mark.parametrize(
    ("useful", "meh", "is_dud"),
    [(0, ENOUGH - 1, False), (0, ENOUGH, True), (4, 6, True), (5, 6, False), (30, 2, False)],
)
def test_a_dud_takes_enough_people_who_agree(useful: int, meh: int, is_dud: bool) -> None:
    assert Verdicts(useful, meh).is_dud is is_dud


def test_the_latest_tap_stands_in_whatever_order_they_come(alice: FlaskClient, cast: Cast) -> None:
    later = deed("verdict", MONDAY - timedelta(minutes=1), challenge=REF, verdict="meh")
    earlier = deed("verdict", MONDAY - timedelta(minutes=5), challenge=REF, verdict="useful")
    assert statuses(send(alice, cast.alice, [later])) == ["accepted"]
    assert statuses(send(alice, cast.alice, [earlier, earlier])) == ["accepted", "duplicate"]
    assert db.session.query(Verdict).one().verdict == "meh"
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=later["id"])])
    assert db.session.query(Verdict).count() == 0


def test_what_cannot_be_is_refused(alice: FlaskClient, cast: Cast) -> None:
    wrong = [deed("verdict", MONDAY, challenge="no-such", verdict="meh"), deed("verdict", MONDAY, challenge=REF)]
    assert statuses(send(alice, cast.alice, wrong)) == ["rejected:unknown_challenge", "rejected:bad_payload"]


def test_without_javascript_the_card_says_what_was_tapped(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("completion", MONDAY, challenge=REF)])
    page = alice.get("/today").text
    assert 'value="useful" aria-pressed="false"' in page
    alice.post("/deeds/verdict", data={"challenge": REF, "verdict": "useful", "account": str(cast.alice.account)})
    assert 'data-verdict="useful"' in alice.get("/today").text


def test_a_verdict_tells_from_the_next_day_on(alice: FlaskClient, cast: Cast) -> None:
    said = [deed("completion", MONDAY, challenge=REF), deed("verdict", MONDAY, challenge=REF, verdict="useful")]
    send(alice, cast.alice, said)
    session, person = db.session(), db.session().get_one(Person, cast.alice.id)
    assert taste_of(history_of(session, person, TODAY)).useful == set()
    tomorrow = taste_of(history_of(session, person, TODAY + timedelta(days=1)))
    assert tomorrow.useful == {REF}
    assert tomorrow.kinds == {LIBRARY[REF].kind: 1}


def test_a_verdict_goes_with_what_was_not_done_after_all_and_comes_back_with_it(alice: FlaskClient, cast: Cast) -> None:
    session, person = db.session(), db.session().get_one(Person, cast.alice.id)

    def counted() -> tuple[Verdicts, set[str]]:
        session.rollback()
        taste = taste_of(history_of(session, person, TODAY + timedelta(days=1)))
        return verdicts_on(session, {REF})[REF], {*taste.useful, *taste.meh}

    done = deed("completion", MONDAY, challenge=REF)
    send(alice, cast.alice, [deed("verdict", MONDAY, challenge=REF, verdict="meh")])
    assert counted() == (Verdicts(0, 0), set())  # it may come before what it is about
    send(alice, cast.alice, [done])
    assert counted() == (Verdicts(0, 1), {REF})
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=done["id"])])
    assert counted() == (Verdicts(0, 0), set())
    send(alice, cast.alice, [deed("completion", MONDAY, challenge=REF)])
    assert counted() == (Verdicts(0, 1), {REF})


def many_say(cast: Cast, verdict: str, people: int) -> None:
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        for number in range(people):
            new = NewPerson(f"Colleague {number}", "correct horse")
            person = add_person(session, team, new, MONDAY, password_hash=CORRECT_HORSE)
            row = {"verdict": verdict, "local_day": TODAY, "occurred_at": MONDAY}
            session.add(Verdict(person_id=person.id, ref=REF, deed_id=person.account, **row))
            done = {"team_id": team.id, "local_day": TODAY, "occurred_at": MONDAY}
            session.add(Completion(person_id=person.id, ref=REF, deed_id=person.account, **done))
        session.flush()


def test_a_dud_is_offered_to_nobody_from_tomorrow_on_until_somebody_who_leads_takes_it_back(
    app: Flask, alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    many_say(cast, "meh", ENOUGH - 1)
    assert "Nothing has been retired" in maria.get("/team/retired").text
    done = deed("completion", MONDAY, challenge=REF)
    send(alice, cast.alice, [done, deed("verdict", MONDAY, challenge=REF, verdict="meh")])
    assert "5 people or more found it meh" in maria.get("/team/retired").text
    assert alice.get("/team/retired").status_code == 404
    assert REF in offered(cast, 0)
    assert REF not in offered(cast, 1)
    assert maria.post(f"/team/retired/{REF}/restoration").status_code == 303
    assert REF in offered(cast, 1)
    with write() as session:  # and it does not retire again at the next verdict
        retire_duds(session, TODAY, clock(), LIBRARY.keys())
    assert db.session.query(Retirement).filter(Retirement.restored_at.is_(None)).count() == 0


def offered(cast: Cast, ahead: int) -> list[str]:
    """All that Bob may be offered on a day, in its order."""
    session, day = db.session(), TODAY + timedelta(days=ahead)
    session.rollback()
    bob = session.get_one(Person, cast.bob.id)
    assert offer_of(session, bob, day, forms("customer")).shown
    history = history_of(session, bob, day)
    return draw(history.library, str(bob.account), day, "transport", taste_of(history))
