"""Awards: given once, by what was done, to whoever did it; and they stay."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.badges.catalogue import BADGES
from app.badges.models import Award, TeamAward
from app.challenges.library import LIBRARY
from app.database import db, write
from app.notifications.models import Notification
from app.people.models import Person
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send

BRAVE = next(key for key, card in LIBRARY.items() if card.courage == 3)


def badges(person: Person) -> list[str]:
    return sorted(db.session.scalars(select(Award.badge).where(Award.person_id == person.id)))


def late_messages(person: Person) -> list[dict[str, object]]:
    told = select(Notification.params).where(Notification.person_id == person.id, Notification.kind == "badge")
    return [params for params in db.session.scalars(told) if "late" in params]


def test_what_came_in_late_is_told_in_one_message_and_without_a_feast(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=3)
    first = send(alice, cast.alice, [deed("surprise", MONDAY, what="Wrote a card")])
    again = send(alice, cast.alice, [deed("completion", MONDAY + timedelta(days=1), challenge=BRAVE)])
    assert first.json["state"]["new_badges"] == again.json["state"]["new_badges"] == []
    (message,) = late_messages(cast.alice)
    assert set(message["late"]) == set(badges(cast.alice))  # type: ignore[call-overload]
    assert (message["since"], message["until"]) == ("2026-11-23", "2026-11-24")
    assert "badges came with what you did on Monday 23 November and later" in alice.get("/inbox").text


def test_what_a_team_turns_out_to_have_earned_before_is_news_for_all_of_it(
    app: Flask, cast: Cast, clock: TestClock
) -> None:
    """Its days can be known better later: leave was entered, or a rule counts otherwise."""
    for one in (cast.alice, cast.bob, cast.maria):
        send(client_for(app, one), one, [deed("surprise", MONDAY, what="Wrote a card")])
    with write() as session:  # as if it had not been one when they did it
        session.execute(delete(TeamAward))
        session.execute(delete(Notification))
    now = clock.forward(days=2)
    send(client_for(app, cast.bob), cast.bob, [deed("surprise", now, what="Brought a cake")])
    earned = set(db.session.execute(select(TeamAward.badge, TeamAward.day)).all())
    assert ("team-surprisers", MONDAY.date()) in earned
    for one in (cast.alice, cast.bob):
        told = db.session.scalars(select(Notification.params).where(Notification.person_id == one.id)).all()
        assert [params for params in told if params.get("badge") == "team-surprisers" and params["together"]]
        assert late_messages(one) == []


def test_an_award_has_the_day_and_the_moment_of_the_deed_that_earned_it(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=3)
    send(alice, cast.alice, [deed("surprise", MONDAY + timedelta(days=n), what=f"Card {n}") for n in (2, 0, 1)])
    award = db.session.scalars(select(Award).where(Award.badge == "first-surprise")).one()
    assert (award.day, award.awarded_at) == (MONDAY.date(), MONDAY)


def test_the_first_surprise_earns_the_first_badge_of_the_catalogue(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Wrote a card")])
    assert next(iter(BADGES)) in badges(cast.alice)


def test_the_answer_tells_the_phone_at_once_and_once(alice: FlaskClient, cast: Cast) -> None:
    surprise = deed("surprise", MONDAY, what="Wrote a card")
    first = send(alice, cast.alice, [surprise]).json["state"]["new_badges"]
    assert [badge["key"] for badge in first] == [next(iter(BADGES))]
    assert first[0]["name"]
    assert send(alice, cast.alice, [surprise]).json["state"]["new_badges"] == []


def test_a_badge_is_given_once(alice: FlaskClient, cast: Cast) -> None:
    for _ in range(3):
        send(alice, cast.alice, [deed("surprise", MONDAY, what="Wrote a card")])
    assert len(badges(cast.alice)) == len(set(badges(cast.alice)))


def test_it_stays_when_the_deed_is_taken_back(alice: FlaskClient, cast: Cast) -> None:
    surprise = deed("surprise", MONDAY, what="Wrote a card")
    send(alice, cast.alice, [surprise])
    before = badges(cast.alice)
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=surprise["id"])])
    assert badges(cast.alice) == before != []


def test_a_week_whose_end_was_offline_earns_what_it_would_have_earned_online(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """When its last days arrive, the streak of five is over already: three working days were missed after it."""
    clock.forward(days=2)
    send(alice, cast.alice, [deed("tally", MONDAY + timedelta(days=n)) for n in range(3)])
    clock.forward(days=8)
    assert "five-in-a-row" not in badges(cast.alice)
    answer = send(alice, cast.alice, [deed("tally", MONDAY + timedelta(days=n, hours=1)) for n in (3, 4)])
    assert answer.json["state"]["streak"]["length"] == 0
    assert "five-in-a-row" in badges(cast.alice)


def test_a_late_deed_is_a_deed_for_a_badge(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY - timedelta(days=12), what="Wrote a card")])
    assert badges(cast.alice)


def test_applause_can_earn_both_hands_and_heart_something(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what=f"Card {n}") for n in range(10)])
    before = badges(cast.alice)
    targets = [f"surprise:{number}" for number in db.session.scalars(select(Surprise.id))]
    send(bob, cast.bob, [deed("applause", MONDAY, target=target) for target in targets for _ in range(10)])
    assert badges(cast.bob)
    assert set(before) < set(badges(cast.alice))


def test_evidence_tells_what_earned_it(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("completion", MONDAY, challenge=BRAVE, line="It went well")])
    award = db.session.scalars(select(Award).where(Award.person_id == cast.alice.id)).first()
    assert award is not None
    assert award.evidence["have"] >= 1
    assert (
        BADGES[award.badge].evidence % ({"customer": "customer", "customers": "customers"} | award.evidence)
    ).strip()


def test_two_surprises_in_the_same_words_are_told_as_two(alice: FlaskClient, cast: Cast) -> None:
    days = (MONDAY - timedelta(days=n) for n in range(5))
    send(alice, cast.alice, [deed("surprise", day, what="A card by hand") for day in days])
    assert alice.get("/badges/five-surprises").text.count("A card by hand") == 5


def test_a_large_number_is_written_as_the_language_does(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        award = {"badge": "full-house", "day": MONDAY.date(), "awarded_at": MONDAY, "evidence": {"have": 1234}}
        session.add(Award(person_id=cast.alice.id, team_id=cast.team.id, **award))
    assert "1,234 times somebody clapped for something you did." in alice.get("/badges").text
    with write() as session:
        session.get_one(Person, cast.alice.id).language = "nl"
    assert "1.234 keer klapte iemand voor iets wat je deed." in alice.get("/badges").text
