"""A week is published once, two days after it is over, and no page has another number than those."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.aggregates.models import LibraryUse, TeamWeek
from app.aggregates.publishing import publish_all
from app.aggregates.reading import weeks_of
from app.challenges.library import LIBRARY
from app.challenges.models import Completion, DayChoice, SetChallenge, Verdict
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.api_tokens import make_token
from app.people.models import Person, Role, Team
from app.people.roles import change_role
from app.privacy.erasing import erase
from app.roster.merging import merge
from app.roster.parting import part
from app.scores.models import PersonDay
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock, client_for
from tests.insights.setting import published
from tests.queries import counted_statements

TUESDAY = MONDAY + timedelta(days=1)
DAY = date(2026, 11, 16)  # the Monday of the newest week that can be published on that Tuesday


def crowd(team: Team, count: int, name: str = "Extra") -> list[int]:
    """New people of a team, by number."""
    with write() as session:
        people = []
        for n in range(count):
            new = NewPerson(f"{name} {n}", "correct horse", language="en")
            people.append(add_person(session, session.merge(team), new, MONDAY - timedelta(days=90), CORRECT_HORSE))
        session.flush()
        return [person.id for person in people]


def play(team: Team, people: list[int], day: date = DAY, **counts: int) -> None:
    with write() as session:
        for person in people:
            session.add(PersonDay(person_id=person, day=day, team_id=team.id, points=12, hours={}, **counts))


def do(team: Team, people: list[int], ref: str, day: date = DAY, verdict: str = "") -> None:
    with write() as session:
        for person in people:
            moments = {"local_day": day, "occurred_at": MONDAY}
            session.add(Completion(person_id=person, deed_id=uuid4(), team_id=team.id, ref=ref, line="", **moments))
            if verdict:
                session.add(Verdict(person_id=person, ref=ref, verdict=verdict, deed_id=uuid4(), **moments))


def publish(clock: TestClock) -> None:
    clock.moment = max(clock.moment, TUESDAY)
    with write() as session:
        publish_all(session, clock())
    db.session.expire_all()


def week(team: Team, monday: date = DAY) -> TeamWeek:
    return db.session.get_one(TeamWeek, (team.id, monday))


def test_from_five_on_there_is_a_number_and_who_leads_is_none_of_them(cast: Cast, clock: TestClock) -> None:
    people = crowd(cast.team, 5)
    play(cast.team, [*people, cast.maria.id], strokes=2, compliments=1)
    play(cast.team, [*people[:4], cast.maria.id], DAY + timedelta(days=1), completions=1)
    publish(clock)
    row = week(cast.team)
    assert (row.strokes, row.compliments, row.completions, row.surprises) == (12, 6, None, None)
    assert (row.members, row.people, row.is_exact) == (7, 5, False)


@pytest.mark.parametrize("ending", ["left", "leads no more", "was merged"])
def test_who_led_in_the_week_is_none_of_them_although_they_lead_no_more(
    cast: Cast, clock: TestClock, ending: str
) -> None:
    """What they did while they led stood by name, so anybody could take it off."""
    people = crowd(cast.team, 4)
    play(cast.team, [*people, cast.maria.id], strokes=2)
    do(cast.team, [*people, cast.maria.id], "hello-first")
    clock.moment = MONDAY
    with write() as session:
        maria, alice = (session.get_one(Person, one.id) for one in (cast.maria, cast.alice))
        if ending == "left":
            part(session, maria, clock())
        elif ending == "was merged":
            merge(session, alice, maria, clock())
        else:
            change_role(session, maria.id, Role.EMPLOYEE, clock())
    publish(clock)
    row = week(cast.team)
    assert (row.strokes, row.people) == (None, None)
    assert db.session.get(LibraryUse, "hello-first") is None


def test_who_led_long_before_the_week_is_one_of_them(cast: Cast, clock: TestClock) -> None:
    people = crowd(cast.team, 4)
    play(cast.team, [*people, cast.maria.id], strokes=2)
    with write() as session:
        change_role(session, cast.maria.id, Role.EMPLOYEE, MONDAY - timedelta(days=30))
    publish(clock)
    assert week(cast.team).strokes == 10


def test_a_week_that_is_not_over_has_no_number(cast: Cast, clock: TestClock) -> None:
    people = crowd(cast.team, 6)
    play(cast.team, people, MONDAY.date(), strokes=2)
    clock.moment = MONDAY + timedelta(days=7)  # over, but not two days ago
    with write() as session:
        publish_all(session, clock())
    assert db.session.get(TeamWeek, (cast.team.id, MONDAY.date())) is None
    clock.forward(days=1)
    publish(clock)
    assert week(cast.team, MONDAY.date()).strokes == 12


def test_what_is_published_stays_whatever_comes_in_and_whoever_goes(cast: Cast, clock: TestClock) -> None:
    """Else the number of yesterday less the number of today would be what one person did."""
    people = crowd(cast.team, 6)
    play(cast.team, people, strokes=2)
    publish(clock)
    play(cast.team, [cast.alice.id], strokes=9)
    with write() as session:
        session.get_one(Person, people[0]).team_id = cast.other_team.id
        session.get_one(Person, people[1]).left_at = clock()
    with write() as session:
        erase(session, session.get_one(Person, people[2]), clock())
    clock.forward(hours=5)
    publish(clock)
    assert week(cast.team).strokes == 12


def test_weeks_of_long_ago_are_published_too_and_a_new_team_has_none(cast: Cast, clock: TestClock) -> None:
    people = crowd(cast.team, 6)
    with write() as session:
        session.execute(update(Team).where(Team.id == cast.team.id).values(created_at=MONDAY - timedelta(days=70)))
        session.execute(update(Team).where(Team.id == cast.other_team.id).values(created_at=MONDAY))
    play(cast.team, people, DAY - timedelta(weeks=3), strokes=1)
    publish(clock)
    assert [row.strokes for row in weeks_of(db.session(), cast.team.id, 20)][-4:] == [6, None, None, None]
    assert weeks_of(db.session(), cast.other_team.id, 20) == []


def test_kinds_are_told_in_blocks_of_four_weeks(cast: Cast, clock: TestClock) -> None:
    people = crowd(cast.team, 7)
    last = next(DAY - timedelta(weeks=n) for n in range(4) if (DAY - timedelta(weeks=n)).toordinal() // 7 % 4 == 3)
    with write() as session:
        session.execute(update(Team).values(created_at=MONDAY - timedelta(days=90)))
    play(cast.team, people, last, completions=2)
    do(cast.team, people[:6], "handwritten-card", last, "useful")
    do(cast.team, people, "who-still-waits", last)
    do(cast.team, people[:3], "sit-down-for-five", last, "meh")
    with write() as session:
        for person in people[:5]:
            swapped = {"who-still-waits": MONDAY.isoformat()}
            session.add(DayChoice(person_id=person, local_day=last, decided_at=MONDAY, swapped=swapped))
    publish(clock)
    kinds = week(cast.team, last).kinds
    card, waits, call = (LIBRARY[ref].kind for ref in ("handwritten-card", "who-still-waits", "sit-down-for-five"))
    assert kinds[card] == {"useful": 6}  # that it was done is hidden beside the kind that three people did
    assert kinds[waits] == {"done": 7, "swapped": 5}
    assert call not in kinds


def test_the_library_tells_in_fives_who_did_and_liked_one(cast: Cast, clock: TestClock, maria: FlaskClient) -> None:
    people = crowd(cast.team, 12)
    do(cast.team, people, "handwritten-card", verdict="useful")
    do(cast.team, [*people[:4], cast.maria.id], "call-for-no-reason", verdict="useful")
    publish(clock)
    row = db.session.scalars(select(LibraryUse)).one()
    assert (row.ref, row.people, row.liked) == ("handwritten-card", 10, 10)
    page = maria.get("/team/library?q=card by hand").text
    assert "10 people or more did it before" in page
    assert "10 or more found it useful" in page
    assert "did it before" not in maria.get("/team/library?q=reason").text


def test_how_many_did_what_was_set_is_told_in_fives_of_weeks_that_are_over(
    cast: Cast, clock: TestClock, maria: FlaskClient
) -> None:
    number = published(maria, cast.team.id)
    people = crowd(cast.team, 7)
    do(cast.team, people, f"set-{number}", MONDAY.date())
    assert "done by" not in maria.get("/team").text
    with write() as session:
        row = session.get_one(SetChallenge, number)
        row.ends_on = MONDAY.date() + timedelta(days=20)
    clock.moment = MONDAY + timedelta(days=8)
    publish(clock)
    assert "done by 5 people or more" in maria.get("/team").text


SEEN = ("/team", "/team/side-by-side", "/team/side-by-side?order=strokes", "/team/library", "/pot", "/season")
TAKEN = "/organisation/export/totals.csv"


def program_of(clock: TestClock, cast: Cast) -> dict[str, str]:
    """What a program of the administrator's sends along."""
    with write() as session:
        _, token = make_token(session, session.get_one(Person, cast.ada.id), "Payroll", clock())
    return {"Authorization": f"Bearer {token}"}


def taken_by(ada: FlaskClient, program: FlaskClient, headers: dict[str, str]) -> list[str]:
    """Totals as they are taken along: as a file and by the API."""
    return [ada.get(TAKEN).text, program.get("/api/v1/totals", headers=headers).text]


def seen_by(client: FlaskClient, teams: list[int]) -> list[str]:
    """All pages with numbers of teams, without what differs from one look to the next."""
    pages = [*SEEN, *(f"{page}?team={team}" for page in ("/team", "/pot") for team in teams)]
    return [re.sub(r'nonce="[^"]*"|[0-9a-f-]{36}', "", client.get(page).text) for page in pages]


@pytest.mark.parametrize("secret", [4711])
def test_no_page_of_a_director_changes_with_a_number_that_is_hidden(
    app: object, cast: Cast, clock: TestClock, secret: int, ada: FlaskClient, browser: FlaskClient
) -> None:
    """A team of four, a week of four in a large team, and a kind of deed of four: the same whatever they are."""
    with write() as session:
        session.execute(update(Team).values(created_at=MONDAY - timedelta(days=90)))
        session.get_one(Person, cast.maria.id).role = Role.DIRECTOR
    people, others = crowd(cast.team, 8), crowd(cast.other_team, 3, "Other")
    director = client_for(app, db.session.get_one(Person, cast.maria.id))  # type: ignore[arg-type]
    play(cast.team, people, strokes=3, completions=1)
    play(cast.team, people[:4], DAY - timedelta(weeks=1), strokes=1)
    play(cast.other_team, others, strokes=1)
    publish(clock)
    before, program = seen_by(director, [cast.team.id, cast.other_team.id]), program_of(clock, cast)
    taken = taken_by(ada, browser, program)
    with write() as session:
        session.execute(TeamWeek.__table__.delete())  # type: ignore[attr-defined]
        small = PersonDay.person_id.in_(others) | (PersonDay.day == DAY - timedelta(weeks=1))
        session.execute(update(PersonDay).where(small).values(strokes=secret))
        session.execute(update(PersonDay).where(PersonDay.person_id.in_(people[:4])).values(applauses=secret))
    publish(clock)
    assert seen_by(director, [cast.team.id, cast.other_team.id]) == before
    assert taken_by(ada, browser, program) == taken
    assert "24" in taken[0]


def test_no_page_adds_up_over_people_by_itself(
    cast: Cast, clock: TestClock, ada: FlaskClient, browser: FlaskClient
) -> None:
    """What may be known is read from what was published; only what was set is counted, from five people on."""
    play(cast.team, crowd(cast.team, 8), strokes=3)
    publish(clock)
    for page in ("/team", "/team/side-by-side", "/team/library", "/pot", TAKEN, "/api/v1/totals"):
        who, headers = (browser, program_of(clock, cast)) if "api" in page else (ada, {})
        with counted_statements() as asked:
            answer = who.get(page, headers=headers)
            assert (answer.status_code, bool(answer.data)) == (200, True)
        for text in asked:
            if re.search(r"FROM (person_day|verdict|stroke_note|day_choice|completion)\b", text):
                assert "totals" not in page, text
                assert "HAVING count(DISTINCT" in text or "person_id IN" in text or "person_id =" in text, text
