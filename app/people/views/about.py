"""What was said at the set-up, to be changed: the organisation's name, word and language, and where new teams are."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import audit
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.i18n import gettext
from app.people.founding import ONLY, SAID, change_organisation
from app.people.models import Organisation
from app.people.places import countries, zone_of, zones_for
from app.people.schemas import AboutForm
from app.people.views.blueprint import pages
from app.people.words import WORDS


@pages.get("/organisation/about")
def about() -> str:
    """What holds now."""
    row = db.session().scalars(select(Organisation)).one()
    return _page(Form({"organisation": row.name} | {name: getattr(row, name) for name in SAID}))


@pages.post("/organisation/about")
def change_about() -> str | Response | tuple[str, int]:
    """Let it be something else from now on."""
    form = Form(request.form)
    values = form.read(AboutForm())
    if values is None:
        return _page(form), 422
    said = {"name": values["organisation"]} | {name: values[name] for name in SAID}
    try:
        said["zone"] = zone_of(said["country"], said["zone"], said["zone"], values["meant"])
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    with write() as session:
        changed = change_organisation(session, said)
        if changed:
            audit.record(session, current_user, "organisation.changed", ("organisation", ONLY), what=changed)
    flash(gettext("Saved. Everybody reads it like this from now on."), "good")
    return redirect(url_for("people.organisation"), 303)


def _page(form: Form) -> str:
    language, country = str(get_locale()), form.typed.get("country", "")
    return render_template(
        "people/about.html",
        form=form,
        organisation=db.session().scalars(select(Organisation)).one(),
        countries=countries(language),
        zones=zones_for(country, language, form.typed.get("zone", "")),
        words=WORDS,
        nav="team",
    )
