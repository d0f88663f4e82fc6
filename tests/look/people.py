"""View models of the people whom somebody looks after."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.calendar.leave import Span
from app.forms import Form
from app.people.models import Person, PlannedMove, Role, Team
from app.people.roles import ROLES
from app.roster.listing import Listing, Wish
from app.web.messages import MESSAGES
from tests.look.machinery import SEEN
from tests.look.told import address
from tests.look.tongue import say

Context = dict[str, Any]
TODAY = date(2026, 11, 23)
LONG = "Wilhelmina van den Heuvel-Oosterbaan"
TEAMS = [Team(id=n, name=name) for n, name in enumerate(("Binnendienst", "Bezorging", "Facturatie Noordoost-Brabant"))]


def _person(number: int, name: str, role: Role = Role.EMPLOYEE, **more: Any) -> Person:
    more = {"work_week": "1111100", "leave": "", "left_at": None, "language": "nl"} | more
    one = Person(id=number, name=name, role=role, team_id=number % 3, **more)
    one.team = TEAMS[number % 3]
    one.team.country = "NL"
    return one


def _said(language: str) -> Context:
    words = {"message_for": lambda code: say(language, MESSAGES[code])}
    return words | {"role_labels": {role.value: say(language, label) for role, label in ROLES.items()}, "nav": "team"}


def listing(*, left: bool = False, empty: bool = False) -> Callable[[str], Context]:
    """A page of the list, with somebody on leave, somebody who leads, and a long name."""

    def context(language: str) -> Context:
        gone: Any = {"left_at": SEEN} if left else {}
        people = [
            _person(1, "Fatma Yildiz", **gone),
            _person(2, LONG, Role.MANAGER, **gone),
            _person(3, "Sanne", leave="2026-11-20/2026-11-27", **gone),
            _person(4, "" if left else "Kees Bakker", Role.ADMINISTRATOR, **gone),
        ]
        wish = Wish(text="x" if empty else "", state="left" if left else "here", page=1 if empty else 2)
        found = Listing([] if empty else people, 0 if empty else 104, wish, 1 if empty else 3)
        more = {"asked": "Jos" if empty else "", "teams": TEAMS, "today": TODAY, "url_for": address}
        return _said(language) | {"listing": found} | more

    return context


def somebody(*, left: bool = False, wrong: bool = False, may_change: bool = True) -> Callable[[str], Context]:
    """The page of one of them, for the administrator."""

    def context(language: str) -> Context:
        one = _person(2, LONG, Role.MANAGER, left_at=SEEN if left else None)
        typed = {"team": "2", "day": TODAY.isoformat(), "name": LONG, "first": "", "last": ""}
        mistakes = {"move": {"day": "move_past"}, "leave": {"last": "days_reversed"}, "departure": {"form": "invalid"}}
        names = ("move", "role", "leave", "departure", "return")
        planned = PlannedMove(person_id=2, team_id=1, day=TODAY + timedelta(days=39))
        planned.team = TEAMS[1]
        return _said(language) | {
            "one": one,
            "forms": {name: Form(typed, mistakes.get(name, {}) if wrong else {}) for name in names},
            "may_change": may_change,
            "is_me": False,
            "may_move": True,
            "is_administrator": True,
            "team_options": [(team.id, team.name) for team in TEAMS],
            "planned": planned,
            "leave": [Span(TODAY, TODAY + timedelta(days=4)), Span(TODAY, TODAY)],
            "roles": [(role.value, say(language, label)) for role, label in ROLES.items()],
            "today": TODAY,
            "url_for": address,
        }

    return context
