"""What is said about a file, in the reader's language."""

from collections.abc import Sequence

from babel.dates import get_day_names
from flask_babel import get_locale

from app.i18n import LANGUAGES, N_, gettext
from app.people.roles import ROLES
from app.roster.intake.comparing import Change
from app.roster.intake.wanted import RowError

ERRORS = {
    "name_missing": N_("The name is missing."),
    "name_long": N_("The name is longer than 80 characters."),
    "name_twice": N_("This name is in row %(value)s too. Add something that tells the two apart."),
    "team_missing": N_("The team is missing."),
    "team_long": N_("The name of the team is longer than 80 characters."),
    "no_such_team": N_("There is no team “%(value)s”. Have it created, or check the spelling."),
    "work_odd": N_("“%(value)s” is not a kind of work we know."),
    "role_odd": N_("“%(value)s” is not a role: employee, manager, director or administrator."),
    "role_last": N_("Somebody has to be the administrator. Give the role to a colleague first."),
    "language_odd": N_("“%(value)s” is not a language we speak: nl or en."),
    "days_odd": N_("“%(value)s” is not a set of working days. Write them as mo tu we, or as mo-fr."),
}
CHANGES = {
    "team": N_("team: %(before)s → %(after)s"),
    "role": N_("role: %(before)s → %(after)s"),
    "language": N_("language: %(before)s → %(after)s"),
    "days": N_("working days: %(before)s → %(after)s"),
}
COLUMNS = (
    (N_("name"), N_("or first name and last name in columns of their own")),
    (N_("team"), N_("an existing team, or a new one")),
    (N_("kind of work"), N_("for a new team: care, office, warehouse, …")),
    (N_("role"), N_("employee, manager, director or administrator; empty is employee")),
    (N_("language"), N_("nl or en; empty is that of the organisation")),
    (N_("working days"), N_("mo tu we, or mo-fr; empty is monday to friday")),
)


def say(error: RowError) -> str:
    """What is wrong with a row."""
    return gettext(ERRORS[error.code], value=error.value)


def in_runs(rows: Sequence[int]) -> str:
    """Numbers of rows in short, from low to high: 2-19, 23."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def change(one: Change) -> str:
    """What becomes of somebody."""
    before, after = _shown(one.what, one.before), _shown(one.what, one.after)
    return gettext(CHANGES[one.what], before=before, after=after)


def _shown(what: str, value: str) -> str:
    if what == "role":
        return gettext(next(label for role, label in ROLES.items() if role == value))
    if what == "language":
        return LANGUAGES.get(value, value)
    return week(value) if what == "days" else value


def week(days: str) -> str:
    """Working days in short: mo tu we."""
    names = get_day_names("short", locale=str(get_locale()))
    return " ".join(names[day] for day in range(7) if days[day] == "1")


def columns() -> list[tuple[str, str]]:
    """The columns of a file, each with what may be in it."""
    return [(gettext(name), gettext(what)) for name, what in COLUMNS]


def template() -> str:
    """A file with the headings and two rows to see how it is meant."""
    apart = "," if str(get_locale()) == "en" else ";"
    service, warehouse = gettext("Customer service"), gettext("Warehouse")
    example = (
        [gettext(name) for name, _ in COLUMNS],
        ["Fatma Yildiz", service, service, gettext("manager"), "nl", week("1111100")],
        ["Joost van Leeuwen", warehouse, warehouse, gettext("employee"), "nl", week("1101000")],
    )
    return "".join(apart.join(row) + "\r\n" for row in example)
