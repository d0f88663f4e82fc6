"""View models of the people whom somebody looks after, of files with people, and of cards to join by."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.calendar.leave import Span
from app.forms import Form
from app.i18n import LANGUAGES
from app.people.api_tokens import ApiToken
from app.people.invitees import Invitee
from app.people.models import Organisation, Person, Role, Team
from app.people.moves import PlannedMove
from app.people.roles import ROLES
from app.people.views.links import qr_code
from app.roster.cards import LASTS, Choice, Expected
from app.roster.intake.comparing import Change, Comparison, Line
from app.roster.intake.encodings import Reading
from app.roster.intake.wanted import RowError, Wanted
from app.roster.intake.words import COLUMNS
from app.roster.listing import Listing, Wish
from app.roster.models import Intake
from app.web.messages import MESSAGES
from tests.look.machinery import SEEN
from tests.look.samples import person
from tests.look.told import address
from tests.look.tongue import say

Context = dict[str, Any]
TODAY = date(2026, 11, 23)
LONG = "Wilhelmina van den Heuvel-Oosterbaan"
JOINED = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEAMS = [Team(id=n, name=name) for n, name in enumerate(("Binnendienst", "Bezorging", "Facturatie Noordoost-Brabant"))]


def _person(number: int, name: str, role: Role = Role.EMPLOYEE, **more: Any) -> Person:
    more = {"work_week": "1111100", "leave": "", "left_at": None, "language": "nl", "joined_at": JOINED} | more
    one = Person(id=number, name=name, role=role, team_id=number % 3, **more)
    one.team = TEAMS[number % 3]
    one.team.country = "NL"
    return one


def _said(language: str) -> Context:
    words = {"message_for": lambda code: say(language, MESSAGES[code])}
    labels = {role.value: say(language, label) for role, label in ROLES.items()}
    return words | {"role_labels": labels, "nav": "team", "person": person("administrator")}


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


def somebody(
    *, left: bool = False, wrong: bool = False, may_change: bool = True, link: str = ""
) -> Callable[[str], Context]:
    """The page of one of them, for the administrator; with a link to a new password that was just made."""

    def context(language: str) -> Context:
        one = _person(2, LONG, Role.MANAGER, left_at=SEEN if left else None)
        typed = {"team": "2", "day": TODAY.isoformat(), "name": LONG, "first": "", "last": ""}
        mistakes = {
            "move": {"day": "move_past"},
            "leave": {"last": "days_reversed"},
            "departure": {"form": "last_administrator"},
        }
        names = ("move", "role", "leave", "departure", "return")
        planned = PlannedMove(person_id=2, team_id=1, day=TODAY + timedelta(days=39))
        planned.team = TEAMS[1]
        return _said(language) | {
            "one": one,
            "forms": {name: Form(typed, mistakes.get(name, {}) if wrong else {}) for name in names},
            "may_change": may_change,
            "link": link,
            "code": qr_code(link) if link else "",
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


def _invitees() -> list[Invitee]:
    more: Any = {"role": Role.EMPLOYEE, "language": "nl", "work_week": "1111100", "turn": 0, "team": TEAMS[2]}
    return [Invitee(id=n, name=name, **more) for n, name in enumerate((LONG, "Précious Owusu", "Jo"), start=1)]


def expected(*, empty: bool = False) -> Callable[[str], Context]:
    """Who is expected, and what can be printed for them."""

    def context(language: str) -> Context:
        found = [] if empty else _invitees()
        if found:
            found[0].expires_at = SEEN + timedelta(days=7)
        listing = Expected(found, len(found), 1, 1)
        more = {"choice": Choice(), "teams": TEAMS, "lasts": LASTS, "wrong": {}, "now": SEEN, "url_for": address}
        return _said(language) | {"listing": listing} | more

    return context


def cards(language: str) -> Context:
    """A sheet with a long name on it."""

    def card(one: Invitee) -> Context:
        code = f"streepje.example.org/join/{one.code('a key')}"
        return {
            "language": "nl",
            "name": one.name,
            "team": one.team.name,
            "hello": f"Hoi {one.name.split()[0]}, je wordt verwacht!",
            "what": "Twee minuten per dag voor de klant. Scan de code, of open:",
            "address": code,
            "until": "Geldig tot 23 december 2026, en alleen voor jou.",
            "code": qr_code(f"https://{code}"),
        }

    sheet, found = [card(one) for one in _invitees()], Expected(_invitees(), 3, 1, 2)
    more = {"organisation": Organisation(name="Thuiszorg De Linden"), "is_local": True, "asked": {}, "closed": 1}
    return _said(language) | {"sheets": [sheet], "found": found, "url_for": address} | more


def upload(language: str) -> Context:
    """Giving a file, after a mistake."""
    form = Form({"teams": "made"}, {"file": "file_is_workbook"})
    headings = [(say(language, name), say(language, what)) for name, what in COLUMNS]
    return _said(language) | {"form": form, "headings": headings, "most": 10_000, "url_for": address}


def intake(state: str) -> Callable[[str], Context]:
    """A file that was looked through, is being stored, or is stored."""

    def context(language: str) -> Context:
        kept = Intake(id=1, file_name="mensen-november-definitief(3).csv", makes_teams=True, state=state, rows=2000)
        kept.done_rows, kept.added, kept.changed, kept.refused = 840, 1990, 6, 4
        row = Wanted(2, LONG, "Klantcontactcentrum Noordoost-Brabant", role="manager", language="nl", days="1111000")
        change = Change("team", "Bezorging", "Binnendienst")
        known = Line(Wanted(3, "Sanne", "Binnendienst"), _person(3, "Sanne"), None, [change])
        mistake = RowError(5, "Rol", "role_odd", "baas")
        found = Comparison([Line(row, None, None), known], [mistake], {"Magazijn West": "warehouse"})
        words = "“baas” is geen rol: medewerker, leidinggevende, directeur of beheerder."
        changes = [f"team: {change.before} → {change.after}"]
        more = {
            "mistakes": [mistake],
            "errors": [("5-19, 23", [(mistake.column, words), ("Naam", "Er staat geen naam.")])],
            "readings": [Reading("mac", ["Zoë Müller"]), Reading("windows", ["Zo\u2018 MŸller"])],
            "places": {"mac": "een Mac", "windows": "Windows"},
            "changed": [(known, changes)],
            "new": found.new,
            "shown": 200,
            "shown_new": 30,
            "few": 8,
            "has_mistakes": True,
            "languages": LANGUAGES,
            "week_of": lambda _days: "ma di wo do",
            "url_for": address,
        }
        return _said(language) | {"intake": kept, "found": found, "is_stuck": state == "stuck"} | more

    return context


def export(language: str) -> Context:
    """Files, a fresh token, and two that are there."""
    made: Any = {"made_by": _person(2, LONG), "made_at": SEEN}
    tokens = [ApiToken(id=1, name="Salarisadministratie", last_used_at=SEEN, **made), ApiToken(id=2, name="BI", **made)]
    return _said(language) | {
        "form": Form(),
        "tokens": tokens,
        "fresh": "streepje_dGhpcyBpcyBub3QgYSB0b2tlbiBhdCBhbGw",
        "least": 5,
        "url_for": address,
    }


def twins(language: str) -> Context:
    """Who else somebody may be."""
    pair = [_person(4, "Wilhelmina Oosterbaan"), _person(5, "W. van den Heuvel", left_at=SEEN)]
    return _said(language) | {"one": _person(2, LONG), "twins": pair, "asked": "heuvel", "url_for": address}


def merging(language: str) -> Context:
    """Before two become one."""
    pair = {"one": _person(2, LONG), "twin": _person(4, "Wilhelmina Oosterbaan")}
    return _said(language) | pair | {"stay_signed_in": True, "wrong": "merge_unsure", "url_for": address}
