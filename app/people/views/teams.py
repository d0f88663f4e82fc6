"""The organisation for its administrator: its teams."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Invalid
from app.forms import Form, in_pages
from app.i18n import gettext
from app.people.actions import Whereabouts, teams_changed, the_organisation
from app.people.actions import add_team as add
from app.people.departments import DEPARTMENTS
from app.people.models import Organisation
from app.people.names import fold_name
from app.people.places import countries, place_of_zone, region_name, zone_of, zones_for
from app.people.roles import teams_with_sizes
from app.people.schemas import TeamForm
from app.people.views.blueprint import pages

AT_ONCE = 20  # teams on one page


@pages.get("/organisation")
def organisation() -> str:
    """Teams and their sizes."""
    return _page(Form())


@pages.post("/organisation/teams")
def add_team() -> str | Response | tuple[str, int]:
    """One more team."""
    form = Form(request.form)
    values = form.read(TeamForm())
    if values is None:
        return _page(form), 422
    try:
        with write() as session:
            home = session.scalars(select(Organisation)).one()
            team = add(session, home, values["team"], values["department"], clock.now(), _where(home, values))
            teams_changed(session, clock.now())
            name = team.name
            audit.record(session, current_user, "team.added", team)
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    flash(gettext("%(team)s is ready. Invite people to it.", team=name), "good")
    return redirect(url_for("people.organisation"), 303)


def _where(home: Organisation, values: Mapping[str, str]) -> Whereabouts:
    """Where a new team is. Raises what `zone_of` raises."""
    country = values["country"] or home.country
    return Whereabouts(country, zone_of(country, values["zone"], home.zone, values["meant"]))


def _page(form: Form) -> str:
    session = db.session()
    every, asked = teams_with_sizes(session), " ".join(request.args.get("q", "").split())
    wanted = [one for one in every if fold_name(asked) in fold_name(one[0].name)]
    page, pages_in_all = in_pages(len(wanted), AT_ONCE, request.args.get("page", 1, int))
    teams = wanted[(page - 1) * AT_ONCE : page * AT_ONCE]
    language, country = str(get_locale()), form.typed.get("country", "")
    return render_template(
        "people/organisation.html",
        form=form,
        organisation=the_organisation(session),
        teams=teams,
        is_many=len(every) > AT_ONCE,
        asked=asked,
        page=page,
        pages=pages_in_all,
        named=dict(countries(language)),
        countries=countries(language),
        zones=zones_for(country, language, form.typed.get("zone", "")),
        departments=[(key, gettext(label)) for key, label in DEPARTMENTS.items()],
        place_of_zone=lambda zone: place_of_zone(zone, language),
        region_name=region_name,
        labels={key: gettext(label) for key, label in DEPARTMENTS.items()},
        nav="team",
    )
