"""Importing people over HTTP: upload, look through, store."""

from collections.abc import Sequence
from itertools import groupby

from flask import Response as Answer
from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import undefer
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import Form
from app.i18n import LANGUAGES, N_, gettext
from app.people.departments import DEPARTMENTS
from app.roster.intake import words
from app.roster.intake.encodings import PLACES, readings
from app.roster.intake.giving import confirm, is_broken_off, keep_file, look_through
from app.roster.intake.mistakes import from_kept, mistakes_in, table_of
from app.roster.intake.rules import LARGEST, MOST_ROWS
from app.roster.intake.wanted import RowError
from app.roster.models import CHECKED, RUNNING, Intake
from app.roster.views.blueprint import pages
from app.roster.views.extracts import file_of
from app.roster.views.person import role_labels

SHOWN, SHOWN_NEW = 200, 30  # lines on the page: of those that ask to be looked at, and of those that do not
FEW = 6  # names of teams in a sentence; more of them are a list
ONE = "/organisation/import/<int(max=2147483647):number>"
AROUND = 64 * 1024  # bytes of a request around its file
REFRESH = "2"  # seconds
PLACE_LABELS = {"windows": N_("Windows"), "mac": N_("a Mac"), "dos": N_("MS-DOS")}


@pages.before_request
def _room_for_a_file() -> None:
    """A file with people is larger than anything else that comes in."""
    if request.endpoint == "roster.upload":
        request.max_content_length = LARGEST + AROUND


@pages.get("/organisation/import")
def intake() -> str:
    """Where a file is given."""
    return _upload_page(Form())


@pages.post("/organisation/import")
def upload() -> Response | tuple[str, int]:
    """Keep a file, and look it through; nothing else is stored."""
    form = Form()
    try:
        if (request.content_length or 0) > LARGEST + AROUND:  # before any of it is read
            raise Invalid("file_too_large", field="file")
        form, file = Form(request.form), request.files.get("file")
        if file is None or not file.filename:
            raise Invalid("file_missing", field="file")
        content, makes_teams = file.read(LARGEST + 1), request.form.get("teams") == "made"
        with write() as session:
            kept = keep_file(session, current_user, file.filename, content, makes_teams, clock.now())
            number = kept.id
            audit.record(session, current_user, "people.file_given", kept, rows=kept.rows)
    except Invalid as error:
        form.refuse(error)
        return _upload_page(form), error.status
    return redirect(url_for("roster.checked", number=number), 303)


@pages.get(ONE)
def checked(number: int) -> Answer:
    """What storing the file would do; while it is stored, how far that is, anew by itself; and then what was done."""
    kept = db.session.get(Intake, number, options=[undefer(Intake.content), undefer(Intake.mistakes)])
    if kept is None:
        raise NotFound
    is_stuck = is_broken_off(db.session(), kept)
    context = {"intake": kept, "is_stuck": is_stuck, "nav": "team", "now": clock.now()}
    context["has_mistakes"] = bool(kept.mistakes)
    if kept.state == CHECKED:
        sheet, found = look_through(db.session(), kept)
        mistakes = _by_mistake(found.errors)
        context |= {
            "found": found,
            "errors": mistakes[:SHOWN],
            "mistakes": mistakes,
            "readings": readings(kept.content),
            "places": {key: gettext(label) for key, label in PLACE_LABELS.items()},
            "changed": [(line, [words.change(one) for one in line.changes]) for line in found.changed[:SHOWN]],
            "new": found.new[:SHOWN_NEW],
            "shown_new": SHOWN_NEW,
            "few": FEW,
            "shown": SHOWN,
            "headings": sheet.headings,
            "role_labels": role_labels(),
            "languages": LANGUAGES,
            "week_of": words.week,
            "works": {key: gettext(label) for key, label in DEPARTMENTS.items()},
        }
    answer = Answer(render_template("roster/intake.html", **context))
    if kept.state == RUNNING and not is_stuck:
        answer.headers["Refresh"] = REFRESH
    return answer


@pages.post(f"{ONE}/teams")
def choose_teams(number: int) -> Response:
    """Make the teams that are not known, or refuse their rows."""
    with write() as session:
        kept = session.get(Intake, number)
        if kept is None or kept.state != CHECKED:
            raise NotFound
        kept.makes_teams = request.form.get("teams") == "made"
    return redirect(url_for("roster.checked", number=number), 303)


@pages.post(f"{ONE}/encoding")
def choose_encoding(number: int) -> Response:
    """Read the file as it was saved elsewhere; from then on it is known, and not guessed."""
    place = PLACES.get(request.form.get("place", ""))
    with write() as session:
        kept = session.get(Intake, number, options=[undefer(Intake.content)])
        if kept is None or kept.state != CHECKED or place is None or not readings(kept.content):
            raise NotFound
        kept.content = kept.content.decode(place, "replace").encode("utf-8-sig")
    return redirect(url_for("roster.checked", number=number), 303)


@pages.post(f"{ONE}/confirmation")
def store_file(number: int) -> Response:
    """Store it, or go on where that was broken off."""
    with write() as session:
        if confirm(session, number, current_user.id, clock.now()):
            audit.record(session, current_user, "people.file_stored", ("intake", number))
    return redirect(url_for("roster.checked", number=number), 303)


@pages.post(f"{ONE}/removal")
def drop_file(number: int) -> Response:
    """Let go of a file that is not to be stored."""
    with write() as session:
        kept = session.get(Intake, number)
        is_stuck = kept is not None and is_broken_off(session, kept)
        if kept is not None and (is_stuck or kept.state == CHECKED):
            session.delete(kept)
    if is_stuck:
        flash(gettext("The file is gone. What was saved from it stays."), "good")
    else:
        flash(gettext("The file is gone, and nothing from it was saved."), "good")
    return redirect(url_for("roster.intake"), 303)


@pages.get("/organisation/import/template.csv")
def template() -> Answer:
    """A file to fill in, as the reader's Excel opens it: with a mark, and semicolons where commas are for decimals."""
    answer = Answer(words.template().encode("utf-8-sig"), mimetype="text/csv")
    name = gettext("people")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@pages.get(f"{ONE}/mistakes.csv")
def mistakes(number: int) -> Answer:
    """The rows with a mistake as a file, to mend and to give again; until the file is let go of, stored or not."""
    kept = db.session.get(Intake, number, options=[undefer(Intake.content), undefer(Intake.mistakes)])
    if kept is None or kept.state == RUNNING or not (kept.state == CHECKED or kept.mistakes):
        raise NotFound
    if kept.state == CHECKED:
        sheet, looked = look_through(db.session(), kept)
        found = mistakes_in(sheet, looked.errors)
    else:
        found = from_kept(kept.mistakes or {})
    return file_of(gettext("mistakes"), *table_of(found))


def _by_mistake(errors: Sequence[RowError]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is wrong, the column and the words of each, with the rows of which exactly that is wrong."""
    found: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for row, of_row in groupby(sorted(errors), key=lambda error: error.row):
        found.setdefault(tuple((error.column, words.say(error)) for error in of_row), []).append(row)
    return [(words.in_runs(rows), list(wrong)) for wrong, rows in found.items()]


def _upload_page(form: Form) -> str:
    return render_template("roster/upload.html", form=form, most=MOST_ROWS, headings=words.columns(), nav="team")
