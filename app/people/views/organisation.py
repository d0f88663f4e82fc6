"""Setting up a new organisation."""

from flask import redirect, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import Form
from app.i18n import gettext
from app.people.actions import NewPerson, hash_password, the_organisation
from app.people.departments import DEPARTMENTS
from app.people.founding import ONLY, NewOrganisation, found
from app.people.models import Role
from app.people.places import HOME, countries, zone_of, zones_for
from app.people.schemas import OrganisationForm
from app.people.views.blueprint import pages
from app.people.views.door import enter, open_door
from app.people.words import WORDS

Answer = str | Response | tuple[str, int]


@pages.get("/organisation/new")
def new_organisation() -> Answer:
    """The questions, answered as far as they can be guessed."""
    if the_organisation(db.session()) is not None:
        return redirect(url_for("people.front"))
    language = str(get_locale())
    country, zone = HOME.get(language, HOME["en"])
    return _page(Form({"language": language, "country": country, "zone": zone, "word": "customer"}))


@pages.post("/organisation/new")
def set_up() -> Answer:
    """Set it up, and be signed in as its administrator."""
    if the_organisation(db.session()) is not None:
        raise Conflict("already_set_up")
    form = Form(request.form)
    values = form.read(OrganisationForm())
    if values is None:
        return _page(form), 422
    said = {key: values[key] for key in ("country", "language", "word")}
    first = NewPerson(values["name"], values["password"], Role.ADMINISTRATOR, values["language"])
    password_hash = hash_password(first.password)
    try:
        zone = zone_of(values["country"], values["zone"], values["zone"], values["meant"])
        new = NewOrganisation(values["organisation"], zone=zone, **said)
        with write() as session:
            team = values["team"], values["department"]
            person = found(session, new, team, first, clock.now(), password_hash)
            open_door(session, person, clock.now())
            audit.record(session, person, "organisation.founded", ("organisation", ONLY))
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    return enter(person, "purpose.welcome")


def _page(form: Form) -> str:
    language, country = str(get_locale()), form.typed.get("country", "")
    return render_template(
        "people/new_organisation.html",
        form=form,
        countries=countries(language),
        zones=zones_for(country, language, form.typed.get("zone", "")),
        words=WORDS,
        departments=[(key, gettext(label)) for key, label in DEPARTMENTS.items()],
    )
