"""Badges on the wall: a card for what somebody earned on a day, and one for what the team earned together."""

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.catalogue import BADGES
from app.badges.models import Award, TeamAward
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.people.visibility import choose_quiet
from app.wall.entries import PAGE, wall_of
from app.wall.sources import Entry
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

SOME = ("first-surprise", "forty-surprises", "double-feature")


def give(person: Person, *keys: str, day: int = 0) -> None:
    with write() as session:
        for turn, key in enumerate(keys):
            at = MONDAY - timedelta(days=day, minutes=10 - turn)
            session.add(Award(person_id=person.id, team_id=person.team_id, badge=key, day=at.date(), awarded_at=at))


def cards(reader: Person) -> list[Entry]:
    wall = wall_of(db.session(), reader, MONDAY + timedelta(hours=1), "customer")
    return [entry for entry in wall.entries if entry.medals]


def test_what_somebody_earned_on_a_day_is_one_card_with_the_finest_first(cast: Cast) -> None:
    give(cast.alice, *SOME)
    give(cast.alice, "first-claps", day=1)
    give(cast.bob, "first-surprise")
    assert [(card.person_name, len(card.medals)) for card in cards(cast.bob)] == [
        ("Alice Ahmed", 3),
        ("Bob Bakker", 1),
        ("Alice Ahmed", 1),
    ]
    assert cards(cast.bob)[0].medals[0].badge.key == "forty-surprises"
    assert cards(cast.carol) == []


def test_one_clap_is_for_all_of_it_and_those_for_each_are_counted(
    bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    give(cast.alice, *SOME)
    send(bob, cast.bob, [deed("applause", MONDAY, target=cards(cast.bob)[0].target)])
    other = db.session.scalars(select(Award.id).where(Award.badge == "double-feature")).one()
    send(maria, cast.maria, [deed("applause", MONDAY, target=f"award:{other}")])
    card = cards(cast.bob)[0]
    assert (card.claps, card.clapped, card.claps_left) == (2, 1, 9)


def test_who_earned_the_same_in_one_meeting_is_on_one_card_and_applauded_on_it(
    bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    give(cast.alice, "first-surprise")
    give(cast.bob, "first-surprise")
    give(cast.maria, "first-surprise", day=1)  # on another day
    together, alone = cards(cast.bob)
    assert sorted(together.to) == ["Alice Ahmed", "Bob Bakker"]
    assert (alone.person_name, alone.to) == ("Maria Martens", ())
    alices = db.session.scalars(select(Award.id).where(Award.person_id == cast.alice.id)).one()
    assert (together.target, together.mine) == (f"award:{alices}", False)  # nobody claps for themselves
    send(bob, cast.bob, [deed("applause", MONDAY, target=together.target)])
    send(maria, cast.maria, [deed("applause", MONDAY, target=cards(cast.maria)[0].target)])
    assert [(card.claps, card.clapped) for card in cards(cast.maria)] == [(2, 1), (0, 0)]
    page = bob.get("/wall").text
    assert "earned a badge at the same time" in page
    assert all(page.count(f'id="award-{number}"') == 1 for number in together.together)


def test_who_earned_more_than_the_other_has_a_card_of_their_own(cast: Cast) -> None:
    give(cast.alice, *SOME)
    give(cast.bob, "first-surprise")
    assert [card.to for card in cards(cast.bob)] == [(), ()]


def test_a_card_is_on_one_page_whole(cast: Cast) -> None:
    keys = iter(BADGES)
    for day in range(PAGE + 2):
        give(cast.alice, next(keys), next(keys), day=day)
    first = wall_of(db.session(), cast.bob, MONDAY + timedelta(hours=1), "customer")
    assert first.older is not None
    second = wall_of(db.session(), cast.bob, first.older, "customer")
    assert second.older is None
    shown = [medal.number for page in (first, second) for entry in page.entries for medal in entry.medals]
    assert len(shown) == len(set(shown)) == 2 * (PAGE + 2)
    assert all(len(entry.medals) == 2 for entry in [*first.entries, *second.entries])


def test_a_card_for_several_people_is_on_one_page_whole(cast: Cast) -> None:
    keys = iter(BADGES)
    next(keys)
    for day in range(PAGE - 1):
        give(cast.maria, next(keys), day=day)
    give(cast.alice, "first-surprise")
    give(cast.bob, "first-surprise", day=PAGE)
    with write() as session:
        last = session.scalars(select(Award).where(Award.person_id == cast.alice.id)).one()
        last.day, last.awarded_at = (MONDAY - timedelta(days=PAGE)).date(), MONDAY - timedelta(days=PAGE, hours=1)
    first = wall_of(db.session(), cast.maria, MONDAY + timedelta(hours=1), "customer")
    assert set(first.entries[-1].to) == {"Alice Ahmed", "Bob Bakker"}
    assert first.older is None
    assert wall_of(db.session(), cast.maria, first.entries[-1].when, "customer").entries == []


def test_however_many_began_on_one_day_the_page_goes_on_behind_their_card(cast: Cast) -> None:
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        new = [NewPerson(f"Colleague {n}", "correct horse") for n in range(PAGE + 5)]
        people = [add_person(session, team, one, MONDAY, password_hash=CORRECT_HORSE) for one in new]
    for one in people:
        give(one, "first-surprise")
    begin_today(*people)
    give(cast.alice, "first-surprise", day=1)
    page = wall_of(db.session(), cast.bob, MONDAY + timedelta(hours=1), "customer")
    assert [len(entry.to) for entry in page.entries] == [PAGE + 5, 0]
    assert page.older is None


def test_what_the_team_earned_together_is_on_its_wall_without_a_clap(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for key in ("team-claps", "team-surprises"):
            session.add(TeamAward(team_id=cast.team.id, badge=key, day=MONDAY.date(), awarded_at=MONDAY))
    (card,) = cards(cast.alice)
    assert (card.person_name, card.type, len(card.medals)) == (cast.team.name, "team-award", 2)
    page = alice.get("/wall").text
    assert f"{cast.team.name} earned 2 badges together" in page
    assert 'value="team-award' not in page
    assert cards(cast.carol) == []


def test_who_wants_no_game_sees_no_badges_and_is_not_seen_with_one(cast: Cast) -> None:
    give(cast.alice, *SOME)
    give(cast.bob, "first-surprise")
    with write():
        choose_quiet(cast.alice, quiet=True, now=MONDAY)
    assert [card.person_name for card in cards(cast.bob)] == ["Bob Bakker"]
    assert cards(cast.alice) == []


def begin_today(*people: Person) -> None:
    with write() as session:
        for one in people:
            session.get_one(Person, one.id).joined_at = MONDAY - timedelta(hours=1)


def test_what_a_whole_day_earned_has_no_time_of_the_clock(maria: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """Its moment is the end of that day; something of that same minute that was done by night does have a time."""
    end = MONDAY.replace(day=24, hour=2, minute=59, second=59)  # one second before four in Amsterdam
    rows = ((cast.alice, "first-surprise", end), (cast.bob, "forty-surprises", end - timedelta(seconds=9)))
    with write() as session:
        for person, key, at in rows:
            day = MONDAY.date()
            session.add(Award(person_id=person.id, team_id=person.team_id, badge=key, day=day, awarded_at=at))
        session.add(TeamAward(team_id=cast.team.id, badge="team-claps", day=day, awarded_at=end))
    clock.moment = end + timedelta(hours=8)
    numbers = db.session.scalars(select(Award.id)).all()
    below = maria.get("/wall").text
    for number in numbers:
        maria.post(f"/wall/award-{number}/spotlight", data={"sentence": "Bravo"})
    above = maria.get("/wall").text
    assert above.count("Bravo") == 2
    for page in (below, above):
        assert page.count('<span class="entry-day">23 Nov</span></time>') == 2  # hers and the team's
        assert page.count('<span class="entry-day">23 Nov · </span>03:59 at night</time>') == 1


def test_badges_of_a_first_day_are_one_card_after_what_was_done(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    begin_today(cast.alice, cast.bob)
    surprise = deed("surprise", MONDAY - timedelta(minutes=50), what="Flowers for the front desk")
    send(alice, cast.alice, [surprise])
    give(cast.alice, "double-feature", "first-claps")
    give(cast.bob, "first-surprise", "goosebumps")
    wall = wall_of(db.session(), cast.maria, MONDAY + timedelta(hours=1), "customer").entries
    assert [entry.type for entry in wall] == ["surprise", "award"]
    card = wall[1]
    assert set(card.to) == {"Alice Ahmed", "Bob Bakker"}
    assert (len(card.together), len({medal.badge.key for medal in card.medals}), len(card.medals)) == (5, 4, 4)
    assert card.medals[0].badge.key == "goosebumps"
    assert "earned 5 badges on the first day" in bob.get("/wall").text
    begin_today(cast.maria)
    assert len(cards(cast.maria)) == 1


def test_on_a_later_day_everybody_has_a_card_of_their_own(cast: Cast) -> None:
    begin_today(cast.alice)
    give(cast.alice, "double-feature", "first-claps")
    give(cast.bob, "first-surprise", "goosebumps")
    found = cards(cast.maria)
    assert {(card.person_name, card.is_first_day) for card in found} == {("Alice Ahmed", True), ("Bob Bakker", False)}
