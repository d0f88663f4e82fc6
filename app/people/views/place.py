"""Where a team is: whose public holidays it has and by which clock it goes, from a day on. For its administrator."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_babel import format_date, get_locale
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.almanac import almanac_of
from app.calendar.rules import game_day
from app.calendar.steps import steps_of
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import Form
from app.holding import hold
from app.i18n import gettext
from app.people.actions import Whereabouts
from app.people.models import Team
from app.people.places import countries, place_of_zone, region_name, regions, zone_of, zones_for
from app.people.relocating import first_day_of, relocate
from app.people.schemas import PlaceForm
from app.people.views.blueprint import pages


@pages.get("/organisation/teams/<int(max=2147483647):number>/place")
def place(number: int) -> str:
    """Where this team is, and is to be."""
    team = _the_team(db.session(), number)
    return _page(Form({"country": team.country, "region": team.region, "zone": team.zone}), team)


@pages.post("/organisation/teams/<int(max=2147483647):number>/place")
def choose_place(number: int) -> str | Response | tuple[str, int]:
    """Be elsewhere from a day on. Whoever chose another country that has regions is asked for one first."""
    form, team = Form(request.form), _the_team(db.session(), number)
    values = form.read(PlaceForm())
    if values is None:
        return _page(form, team), 422
    country, region = values["country"], values["region"] if values["asked"] == values["country"] else ""
    if values["asked"] != country and regions(country):
        return _page(Form({**form.typed, "region": "", "zone": ""}), team)
    is_left = values["asked"] != country and values["zone"] == team.zone  # as it stood beside another country
    try:
        zone = zone_of(country, "" if is_left else values["zone"], team.zone, values["meant"])
        with write() as session:
            mine = _the_team(session, number, locked=True)
            relocate(session, mine, Whereabouts(country, zone, region), values["since"], clock.now())
            audit.record(session, current_user, "team.place", mine, since=values["since"])
            name = mine.name
    except Invalid as error:
        form.refuse(error)
        return _page(form, team), 422
    flash(_kept(name, values["since"]), "good")
    return redirect(url_for("people.organisation"), 303)


def _kept(name: str, since: date) -> str:
    day = format_date(since, "EEEE d MMMM")
    return gettext("Saved. %(team)s is there from %(day)s; everything before that stays as it was.", team=name, day=day)


def _the_team(session: Session, number: int, *, locked: bool = False) -> Team:
    team = hold(session, Team, number) if locked else session.get(Team, number)
    if team is None:
        raise NotFound
    return team


def _page(form: Form, team: Team) -> str:
    language, today = str(get_locale()), game_day(clock.now(), team.zone)
    country = form.typed.get("country") or team.country
    own = regions(country)
    return render_template(
        "people/place.html",
        form=form,
        team=team,
        country=country,
        countries=countries(language),
        regions=[("", gettext("The whole country")), *own] if own else [],
        zones=zones_for(country, language, form.typed.get("zone") or ""),
        earliest=first_day_of(team, team.zone, clock.now()),
        coming=_coming(team, today, language),
        nav="team",
    )


def _coming(team: Team, today: date, language: str) -> list[tuple[date, str]]:
    """What is to change after today, each with the words for it."""
    named = dict(countries(language))
    places = [(day, _said(where, named)) for day, where in steps_of(almanac_of(team.place).places)[1]]
    clocks = [(day, place_of_zone(zone, language)) for day, zone in steps_of(team.clocks)[1]]
    return sorted((day, what) for day, what in [*places, *clocks] if day > today)


def _said(where: str, named: dict[str, str]) -> str:
    """A country, and after a comma which part of it."""
    country, _, region = where.partition("-")
    return ", ".join(filter(None, (named.get(country, country), region_name(country, region))))
