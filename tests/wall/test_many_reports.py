"""What was reported or hidden elsewhere takes no place on the list of who leads a team, and asks for nothing more."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from flask.testing import FlaskClient

from app.badges.models import Gift, Giving
from app.database import write
from app.moderation.actions import SHOWN
from app.moderation.models import Hiding, Report
from app.people.models import Person
from app.recognition.models import Compliment
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.queries import counted_statements

LATER = MONDAY + timedelta(days=1)


def written(by: Person, what: str, count: int = 1) -> Sequence[int]:
    """Surprises of somebody, by number."""
    when = {"local_day": MONDAY.date(), "occurred_at": MONDAY}
    with write() as session:
        rows = [Surprise(person_id=by.id, team_id=by.team_id, deed_id=uuid4(), what=what, **when) for _ in range(count)]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def reported(by: Person, numbers: Sequence[int], when: datetime = MONDAY, kind: str = "surprise") -> None:
    with write() as session:
        for number in numbers:
            session.add(Report(person_id=by.id, target_kind=kind, target_id=number, why="No", created_at=when))


def hidden(by: Person, numbers: Sequence[int], when: datetime = MONDAY, kind: str = "surprise") -> None:
    with write() as session:
        for number in numbers:
            session.add(Hiding(by_id=by.id, target_kind=kind, target_id=number, word="", created_at=when))


def test_what_is_hidden_in_another_team_takes_no_place(maria: FlaskClient, cast: Cast) -> None:
    hidden(cast.maria, written(cast.alice, "Of our own wall"))
    hidden(cast.ada, written(cast.carol, "Of another wall", SHOWN + 1), LATER)
    page = maria.get("/wall/reports").text
    assert "Of our own wall" in page
    assert "Of another wall" not in page


def test_what_is_reported_in_another_team_or_of_ones_own_takes_no_place(maria: FlaskClient, cast: Cast) -> None:
    reported(cast.ada, written(cast.carol, "Of another wall", SHOWN + 1))
    reported(cast.alice, written(cast.maria, "Of who reads", SHOWN + 1))
    reported(cast.bob, written(cast.alice, "Of our own wall"), LATER)
    page = maria.get("/wall/reports").text
    assert "Of our own wall" in page
    assert "Of another wall" not in page
    assert "Of who reads" not in page


def test_what_does_not_fit_is_counted(maria: FlaskClient, cast: Cast) -> None:
    reported(cast.bob, written(cast.alice, "Of our own wall", SHOWN))
    assert "more wait" not in maria.get("/wall/reports").text
    several = written(cast.alice, "Of our own wall", 2)
    for one in (cast.bob, cast.ada):  # twice reported is one thing
        reported(one, several)
    page = maria.get("/wall/reports").text
    assert page.count("It can stay") == SHOWN
    assert "2 more are waiting. They come up as you decide about these." in page


def test_what_is_off_the_wall_is_found_however_long_ago(maria: FlaskClient, cast: Cast) -> None:
    hidden(cast.maria, written(cast.alice, "Long ago"))
    hidden(cast.maria, written(cast.alice, "Lately", SHOWN), LATER)
    first = maria.get("/wall/reports").text
    assert first.count("Show it again") == SHOWN
    assert "Long ago" not in first
    assert 'href="/wall/reports?page=2#off-the-wall"' in first
    for beyond in ("2", "3", "9" * 40):
        last = maria.get("/wall/reports", query_string={"page": beyond}).text
        assert last.count("Show it again") == 1
        assert "Long ago" in last
    assert "Lately" in maria.get("/wall/reports?page=-1").text


def test_many_reports_ask_for_as_much_as_one_of_each_kind(maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    one_of_each(cast)
    for leader in (maria, ada):
        leader.get("/wall/reports")
    asked = [statements_of(leader) for leader in (maria, ada)]
    for _ in range(9):
        one_of_each(cast)
    assert [statements_of(leader) for leader in (maria, ada)] == asked
    page = maria.get("/wall/reports").text
    assert page.count("1 person reported this") == page.count("Off the wall since") == 30


def one_of_each(cast: Cast) -> None:
    """A surprise, a compliment and a badge of Alice's hand reported, and as many hidden."""
    alice, when = cast.alice, {"local_day": MONDAY.date(), "occurred_at": MONDAY}
    for put in (reported, hidden):
        put(cast.bob, written(alice, "One"))
        with write() as session:
            own = {"person_id": alice.id, "team_id": alice.team_id, "because": "Thanks", **when}
            compliment, giving = Compliment(**own, deed_id=uuid4()), Giving(**own, deed_id=uuid4(), badge="rock")
            session.add_all([compliment, giving])
            session.flush()
            session.add(Gift(giving_id=giving.id, person_id=cast.bob.id))
        put(cast.bob, [compliment.id], kind="compliment")
        put(cast.bob, [giving.id], kind="giving")


def statements_of(leader: FlaskClient) -> int:
    with counted_statements() as asked:
        assert leader.get("/wall/reports").status_code == 200
    return len(asked)
