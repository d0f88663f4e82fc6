"""A challenge that was set is an exercise in what is expected here, and is found again by whoever sets the next one."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from uuid_utils.compat import uuid7

from app.aggregates.publishing import publish_all
from app.challenges.library import LIBRARY
from app.challenges.models import Completion
from app.database import write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from tests.conftest import CORRECT_HORSE, MONDAY, Cast
from tests.insights.setting import WEEK, WORDS, published, the_row, written


def test_what_is_chosen_from_the_library_keeps_its_behaviour(maria: FlaskClient, cast: Cast) -> None:
    answer = maria.post("/team/challenges/new", data={"team": cast.team.id, "idea": "hello-first"})
    assert the_row(int(answer.location.split("/")[-2])).behaviours == ["greet"]


def test_one_of_ones_own_is_an_exercise_in_what_was_ticked(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    number = _listening(maria, cast)
    for page in (alice.get("/today").text, maria.get(f"/team/challenges/{number}").text):
        assert "We ask, and hear it out" in page.split("<h3>Ask what itches most")[1].split("<h3>")[0]


def test_a_change_of_words_changes_them_too_and_a_copy_has_the_same(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id, behaviours="listen")
    assert 'value="listen" checked' in maria.get(f"/team/challenges/{number}/words").text
    maria.post(f"/team/challenges/{number}/words", data=WORDS | {"behaviours": ["greet", "thank"]})
    made = int(maria.post(f"/team/challenges/{number}/copies").location.split("/")[-2])
    assert the_row(number).behaviours == the_row(made).behaviours == ["greet", "thank"]


@pytest.mark.parametrize(
    ("ticked", "told"),
    [(["greet", "thank", "clear", "mend"], "Three at most"), (["own-4711"], "Choose one of the behaviours")],
)
def test_what_cannot_be_an_exercise_is_said(maria: FlaskClient, cast: Cast, ticked: list[str], told: str) -> None:
    for page in ("/team/challenges/new", f"/team/challenges/{written(maria, cast.team.id)}/words"):
        answer = maria.post(page, data=WORDS | {"team": str(cast.team.id), "behaviours": ticked})
        assert (answer.status_code, told in answer.text) == (422, True)


def test_what_is_expected_no_longer_is_shown_nowhere_and_copied_no_more(
    maria: FlaskClient, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    number = _listening(maria, cast)
    ada.post("/behaviours/listen/retirement")
    assert "We ask, and hear it out" not in alice.get("/today").text
    made = int(maria.post(f"/team/challenges/{number}/copies").location.split("/")[-2])
    assert the_row(made).behaviours == []


def test_the_library_is_searched_by_behaviour_in_own_words(maria: FlaskClient, ada: FlaskClient) -> None:
    ada.post("/behaviours/greet", data={"title": "Eyes up", "act": "Before anything else."})
    page = maria.get("/team/library?q=eyes+up").text
    assert LIBRARY["hello-first"].title in page
    assert "Eyes up" in page


def test_what_a_colleague_made_is_found_by_behaviour_and_used_again(
    maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    number = _listening(maria, cast)
    for asked in ("", "?behaviour=listen", "?q=itches", "?q=hear+it+out", "?department=transport&minutes=10"):
        page = ada.get(f"/team/library{asked}").text
        assert "Ask what itches most" in page, asked
        assert "Maria set it on 23 Nov" in page
    for asked in ("?behaviour=greet", "?q=zzzz", "?department=finance", "?minutes=5", "?kind=surprise", "?courage=3"):
        assert "Ask what itches most" not in ada.get(f"/team/library{asked}").text, asked
    page = ada.get(f"/team/challenges/new?again={number}").text
    assert 'value="Ask what itches most"' in page
    assert 'value="listen" checked' in page


def test_a_draft_and_what_was_taken_back_are_nobodys_to_use_again(
    maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    draft, gone = written(maria, cast.team.id), published(maria, cast.team.id)
    maria.post(f"/team/challenges/{gone}/withdrawal")
    assert "Ask what itches most" not in ada.get("/team/library").text
    for number in (draft, gone, 4711):
        assert ada.get(f"/team/challenges/new?again={number}").status_code == 404


def test_how_many_did_it_is_told_in_steps_of_what_each_team_is_told(maria: FlaskClient, cast: Cast) -> None:
    _done_by(published(maria, cast.team.id), [*_extra(cast.team, 6), cast.carol, cast.maria])
    page = maria.get("/team/library").text
    assert "5 people or more did it before" in page.split("Made here")[1]


def test_teams_of_which_none_is_told_are_not_told_together_either(maria: FlaskClient, cast: Cast) -> None:
    _done_by(published(maria, cast.team.id), [*_extra(cast.team, 4), *_extra(cast.other_team, 4)])
    assert "did it before" not in maria.get("/team/library").text.split("Made here")[1]


def _extra(team: Team, number: int) -> list[Person]:
    """So many more people of a team."""
    with write() as session:
        new = [NewPerson(f"Extra {n} of {team.name}", "correct horse", Role.EMPLOYEE, "en") for n in range(number)]
        return [add_person(session, session.merge(team), one, MONDAY, password_hash=CORRECT_HORSE) for one in new]


def _done_by(number: int, people: Sequence[Person]) -> None:
    """These did it, in a week of which is known by now how many did what."""
    with write() as session:
        session.add_all(
            Completion(
                person_id=person.id,
                deed_id=uuid7(),
                team_id=person.team_id,
                ref=f"set-{number}",
                local_day=MONDAY.date(),
                occurred_at=MONDAY,
            )
            for person in people
        )
        publish_all(session, MONDAY + timedelta(days=14))


def _listening(who: FlaskClient, cast: Cast) -> int:
    """The number of a published exercise in listening."""
    number = written(who, cast.team.id, behaviours="listen")
    assert who.post(f"/team/challenges/{number}/days", data=WEEK).status_code == 303
    return number
