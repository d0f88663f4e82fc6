"""What came of a season: published once, corrected in the open, and never more of a small team than its wall shows."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.aggregates.publishing import publish_all
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.scores.models import PersonDay
from app.seasons.models import SeasonOutcome
from app.seasons.outcomes import own_season, publish_outcomes, team_season
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.seasons.test_seasons import TODAY, season


def crowd(cast: Cast, count: int = 6) -> None:
    with write() as session:
        for n in range(count):
            new = NewPerson(f"Extra {n}", "correct horse", language="en")
            person = add_person(session, session.merge(cast.team), new, MONDAY, CORRECT_HORSE)
            counted: dict[str, Any] = {"strokes": 2, "surprises": 1, "points": 17, "hours": {}}
            session.add(PersonDay(person_id=person.id, day=TODAY, team_id=cast.team.id, **counted))


def publish(clock: TestClock) -> int:
    with write() as session:
        publish_all(session, clock())
        return publish_outcomes(session, clock())


def published(cast: Cast) -> list[dict[str, int]]:
    db.session.expire_all()
    rows = select(SeasonOutcome.figures).where(SeasonOutcome.team_id == cast.team.id).order_by(SeasonOutcome.version)
    return list(db.session.scalars(rows))


def test_late_deeds_change_my_history_and_correct_what_was_published_in_the_open(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    crowd(cast)
    found = season()
    clock.forward(days=27)  # the last Sunday
    last = clock()
    with write() as session:
        assert publish_outcomes(session, clock()) == 0
    clock.forward(days=2, hours=12)
    assert publish(clock) == 2
    assert publish(clock) == 0
    assert published(cast) == [{"strokes": 12, "surprises": 6}]
    assert "Corrected" not in alice.get("/season").text

    send(alice, cast.alice, [deed("surprise", last, what="Sent late")])
    own = own_season(db.session(), cast.alice, found)
    assert own is not None
    assert own.figures["surprises"] == 1
    assert published(cast)[-1]["surprises"] == 6  # what was published stands
    publish(clock)
    assert [row["surprises"] for row in published(cast)] == [6, 7]
    outcome = team_season(db.session(), cast.team.id, found.id)
    assert outcome is not None
    assert outcome.corrections == [("surprises", [6, 7])]
    page = alice.get("/season").text
    assert "because deeds came in late:" in page
    assert "6 became 7" in page


def test_a_season_that_became_less_is_not_said_to_be_corrected_by_late_deeds(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    crowd(cast)
    season()
    clock.forward(days=27)
    given = deed("surprise", clock(), what="Flowers")
    send(alice, cast.alice, [given], clock())
    clock.forward(days=2, hours=12)
    publish(clock)
    assert statuses(send(alice, cast.alice, [deed("retraction", clock(), deed=given["id"])], clock())) == ["accepted"]
    publish(clock)
    page = alice.get("/season").text
    assert "7 became 6" in page
    assert "because deeds came in late or were taken back:" in page


def test_what_came_in_late_and_was_taken_back_again_is_told_step_by_step(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    crowd(cast)
    season()
    clock.forward(days=27)
    last = clock()
    clock.forward(days=2, hours=12)
    publish(clock)
    late = deed("surprise", last, what="Sent late")
    send(alice, cast.alice, [late])
    publish(clock)
    assert statuses(send(alice, cast.alice, [deed("retraction", clock(), deed=late["id"])], clock())) == ["accepted"]
    publish(clock)
    assert [row["surprises"] for row in published(cast)] == [6, 7, 6]
    page = alice.get("/season").text
    assert "6 became 7, then 6" in page
    assert "because deeds came in late or were taken back:" in page


def test_a_number_that_is_told_only_before_or_after_is_told_to_be_so(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    found = season()
    clock.forward(days=31)
    with write() as session:
        for version, figures in enumerate(({"surprises": 1}, {"surprises": 1, "strokes": 12}, {"surprises": 1}), 1):
            key = {"season_id": found.id, "team_id": cast.team.id, "version": version}
            session.add(SeasonOutcome(**key, figures=figures, published_at=clock()))
    assert "strokes no number became 12, then no number" in alice.get("/season").text


def test_late_strokes_change_nothing_that_was_published(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """The difference would be what one phone brought; what stands on the wall is known anyway."""
    crowd(cast)
    season()
    clock.forward(days=27)
    last = clock()
    clock.forward(days=2, hours=12)
    publish(clock)
    send(alice, cast.alice, [deed("tally", last) for _ in range(3)])
    publish(clock)
    assert published(cast) == [{"strokes": 12, "surprises": 6}]


def test_a_small_team_shows_only_what_stands_on_its_wall(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    season()
    send(alice, cast.alice, [deed("tally", clock()), deed("surprise", clock(), what="Flowers")])
    clock.forward(days=31)
    publish(clock)
    assert published(cast) == [{"surprises": 1}]
