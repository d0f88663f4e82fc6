"""Whose a thing of the wall is: who wrote it, who got it, and whom it is about."""

from sqlalchemy.orm import Session

from app.badges.models import Giving
from app.recognition.models import Compliment
from app.spotlights.models import Spotlight
from app.voices.models import Voice
from app.voices.own import whose as whose_voice
from app.wall.things import MODELS, Row


def whose(session: Session, row: Row) -> frozenset[int | None]:
    """The people whom it is about if somebody does something with it."""
    if isinstance(row, Voice):
        return whose_voice(session, row)
    if isinstance(row, Giving):
        return frozenset({row.person_id, *(gift.person_id for gift in row.gifts)})
    if isinstance(row, Compliment):
        return frozenset({row.person_id, *(one.id for one in row.receivers)})
    return frozenset({row.person_id})


def whose_light(session: Session, light: Spotlight) -> frozenset[int | None]:
    """Whose the thing in the spotlight is."""
    row = session.get(MODELS[light.target_kind], light.target_id)
    return frozenset({light.owner_id}) | (whose(session, row) if row is not None else frozenset())
