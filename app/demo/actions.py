"""Making the demo organisation, by the actions that real use takes."""

import random
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.aggregates.publishing import publish_all
from app.deeds.way import Way
from app.demo.casting import cast
from app.demo.founding import COUNTRY, ZONE, found, grow_quiet, outcome_at
from app.demo.leading import lead
from app.demo.limelight import put_in_the_spotlight
from app.demo.own import answer_and_remember
from app.demo.pictures import take_photos_along
from app.demo.plan import make_plan
from app.demo.rhythm import Calendar
from app.demo.sending import send_everything
from app.demo.texts import figures, texts
from app.demo.together import bring_together
from app.demo.voices import let_customers_speak
from app.people.models import Organisation
from app.photos.handlers import the_shelf
from app.seasons.outcomes import publish_outcomes

SEED = 7


def create_demo(session: Session, way: Way, language: str, now: datetime, seed: int = SEED) -> Organisation:
    """A demo organisation with eight weeks behind it and a today that is going on; flushes.

    Runs inside `write()`, before there is an organisation. The same seed at the same moment makes the
    same history. Takes some seconds: about ten thousand deeds go the way of every deed.
    """
    written = texts(language)
    calendar = Calendar(now.astimezone(UTC), ZONE, COUNTRY)
    plan = make_plan(figures(), written, calendar, seed)
    founded = found(session, written, language, plan.players, calendar)
    send_everything(session, way, plan, founded, calendar, random.Random(seed))
    visited = cast(session)
    star = visited.employee
    others = [one for one in founded.people if one.team_id == star.team_id and one.id != star.id]
    bring_together(session, way, star, others, calendar)
    lead(session, way, others, written, calendar)
    take_photos_along(session, the_shelf(), language, calendar.now)
    put_in_the_spotlight(session, visited.manager, language, calendar.now)
    grow_quiet(plan.players, founded.people, calendar.now)
    publish_all(session, calendar.now)
    publish_outcomes(session, outcome_at(calendar))
    answer_and_remember(session, founded, written, calendar)
    let_customers_speak(session, star, written, calendar)
    return founded.organisation
