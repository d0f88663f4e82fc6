"""What stands in the spotlight of the demo's team: a surprise that went well, put there by who leads it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.spotlights.actions import shine
from app.surprises.models import Surprise

SENTENCES = {
    "nl": "Niemand vroeg erom, en juist daarom blijft het hangen. Zo kan het dus ook.",
    "en": "Nobody asked for it, and that is why it stays with people. So it can be done like this, too.",
}
_AGO = timedelta(days=1)


def put_in_the_spotlight(session: Session, manager: Person, language: str, now: datetime) -> None:
    """A surprise of a colleague that delighted somebody, with a photo if there is one, since yesterday."""
    delighted = select(Surprise).where(
        Surprise.team_id == manager.team_id,
        Surprise.person_id != manager.id,
        Surprise.landed == "delighted",
        Surprise.occurred_at < now - _AGO,
    )
    found = session.scalars(delighted.order_by(Surprise.has_photo.desc(), Surprise.occurred_at.desc()).limit(1)).first()
    if found is not None:
        target, words = ("surprise", found.id), SENTENCES.get(language, SENTENCES["en"])
        shine(session, manager.team_id, target, found.person_id, manager, words, now - _AGO)
