"""A visitor always finds a place to take, whatever the visitors before did with the people who have it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.database import db, write
from app.demo.casting import cast as who_can_be_tried
from app.demo.personas import STAR
from app.demo.texts import figures
from app.people.models import Organisation, Person, Role
from app.people.names import fold_name
from app.roster.parting import part
from tests.conftest import MONDAY, Cast


@pytest.fixture
def played(cast: Cast) -> Cast:
    """The cast as a demo, of which Carol is the star; her team has no manager."""
    star = next(figure for figure in figures() if figure.persona == STAR)
    with write() as session:
        session.get_one(Organisation, cast.organisation.id).is_demo = True
        session.get_one(Person, cast.carol.id).sign_in_name = fold_name(star.name)
    return cast


def names() -> list[str]:
    db.session.rollback()
    found = who_can_be_tried(db.session())
    return [found.employee.first_name, found.manager.first_name, found.administrator.first_name]


def test_the_star_may_be_in_a_team_without_a_manager(played: Cast, browser: FlaskClient) -> None:
    assert names() == ["Carol", "Maria", "Ada"]
    for role in ("employee", "manager", "administrator"):
        assert browser.post("/demo/session", data={"role": role}).location == "/today"


def leaves(session: Session, who: Person) -> None:
    part(session, who, MONDAY)


def leaves_without_a_name(session: Session, who: Person) -> None:
    part(session, who, MONDAY, is_named=False)


def is_promoted(session: Session, who: Person) -> None:
    who.role = Role.DIRECTOR


@pytest.mark.parametrize("happens", [leaves, leaves_without_a_name, is_promoted])
def test_who_is_no_colleague_any_more_is_followed_by_one_who_has_a_manager(
    played: Cast, happens: Callable[[Session, Person], None]
) -> None:
    with write() as session:
        happens(session, session.get_one(Person, played.carol.id))
    assert names() == ["Alice", "Maria", "Ada"]


def test_where_nobody_is_left_who_administers_stays(played: Cast) -> None:
    with write() as session:
        for one in (played.alice, played.bob, played.carol, played.maria, *played.everybody):
            if one.id != played.ada.id:
                part(session, session.get_one(Person, one.id), MONDAY)
    assert names() == ["Ada", "Ada", "Ada"]
