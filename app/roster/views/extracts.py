"""Taking people and totals along as files, and the tokens by which other programs read them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from flask import Response as Answer
from flask import flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask_babel import get_locale
from flask_login import current_user
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.i18n import gettext
from app.people.api_tokens import make_token, revoke_token, tokens
from app.people.departments import DEPARTMENTS
from app.people.roles import ROLES
from app.people.visibility import LEAST
from app.roster.extracts import Known, expected, lines, people, totals
from app.roster.intake.words import week
from app.roster.views.blueprint import pages

Row = TypeVar("Row")
_FRESH = "fresh_api_token"  # in the cookie of who made it, until the page has shown it


@pages.get("/organisation/export")
def export() -> str:
    """The files, and the tokens."""
    return _page(Form(), cookie.pop(_FRESH, ""))


@pages.get("/organisation/export/people.csv")
def people_file() -> Answer:
    """Everybody, also who is expected, in columns that a file to import has too."""
    with write() as session:
        audit.record(session, current_user, "people.exported", ("organisation", 1))
    headings = [gettext(name) for name in ("name", "team", "kind of work", "role", "language", "working days")]
    headings += [gettext("takes part since"), gettext("left on"), gettext("expected since")]
    roles = {str(role): gettext(label) for role, label in ROLES.items()}
    works = {key: gettext(label) for key, label in DEPARTMENTS.items()}

    weeks: dict[str, str] = {f"{n:07b}": week(f"{n:07b}") for n in range(128)}

    def row(one: Known) -> Sequence[Any]:
        known = (one.name, one.team, works.get(one.work, one.work), roles[one.role], one.language, weeks[one.days])
        return *known, one.joined, one.left, one.expected

    today = clock.now().date()
    everybody = _by_itself(db.engine, lambda session: people(session, today), expected)
    return file_of(gettext("people"), headings, map(row, everybody))


def _by_itself(engine: Engine, *parts: Callable[[Session], Iterator[Row]]) -> Iterator[Row]:
    """What is read of these, in a session of their own: the request is over when a long file is still on its way."""
    with Session(engine) as session:
        for part in parts:
            yield from part(session)


@pages.get("/organisation/export/totals.csv")
def totals_file() -> Answer:
    """What was published of the teams, week by week; what is not to be known is an empty cell."""
    with write() as session:
        audit.record(session, current_user, "totals.exported", ("organisation", 1))
    headings = [gettext("team"), gettext("week from"), gettext("people who took part, at least"), gettext("strokes")]
    headings += [gettext("challenges done"), gettext("surprises"), gettext("claps"), gettext("compliments")]
    today = game_day(clock.now(), current_user.team.zone)
    return file_of(gettext("totals"), headings, _by_itself(db.engine, lambda session: totals(session, today)))


def file_of(name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Answer:
    """A file to download, for a spreadsheet as the reader's language sets it; nothing in it runs."""
    delimiter = "," if str(get_locale()) == "en" else ";"
    pieces = (piece.encode() for piece in lines(headings, rows, delimiter))
    answer = Answer(pieces, mimetype="text/csv")
    day = f"{clock.now():%Y-%m-%d}"
    answer.headers["Content-Disposition"] = f'attachment; filename="streepje-{name}-{day}.csv"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.post("/organisation/export/tokens")
def add_token() -> Response | tuple[str, int]:
    """A token for one program; the page shows it once."""
    form = Form(request.form)
    try:
        with write() as session:
            row, text = make_token(session, current_user, request.form.get("name", "").replace("\0", ""), clock.now())
            audit.record(session, current_user, "token.made", row)
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    cookie[_FRESH] = text
    return redirect(url_for("roster.export"), 303)


@pages.post("/organisation/export/tokens/<int(max=2147483647):number>/revocation")
def end_token(number: int) -> Response:
    """Let a token hold no more."""
    with write() as session:
        row = revoke_token(session, number, clock.now())
        audit.record(session, current_user, "token.revoked", row)
    flash(gettext("That token no longer works."), "good")
    return redirect(url_for("roster.export"), 303)


def _page(form: Form, fresh: str = "") -> str:
    return render_template(
        "roster/export.html", form=form, tokens=tokens(db.session()), fresh=fresh, least=LEAST, nav="team"
    )
