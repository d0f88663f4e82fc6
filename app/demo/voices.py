"""What customers said in the demo, to whoever looks around and to their team: on the wall, kept, and to be read."""

from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.orm import Session

from app.badges.actions import award_voice
from app.demo.rhythm import Calendar
from app.demo.texts import Texts
from app.people.models import Person
from app.voices.actions import Said, judge, speak
from app.voices.cards import make_card
from app.voices.models import State

_VERDICTS = {"star": State.WALL, "team": State.WALL, "kept": State.KEPT}
_FOR_STAR = {"star", "kept"}
_READ_AFTER = timedelta(hours=2)


def let_customers_speak(session: Session, star: Person, written: Texts, calendar: Calendar) -> None:
    """A card for the team and one for `star`, and what came in by them; flushes."""
    began = calendar.now - timedelta(days=30)
    cards = {True: make_card(session, star.team, star, began), False: make_card(session, star.team, None, began)}
    for number, (fate, kind, score, days_ago, words) in enumerate(written.voices):
        at = calendar.now - timedelta(days=int(days_ago), hours=1 + number % 3)
        said = Said(uuid5(NAMESPACE_OID, f"demo {number}"), words, kind == "tip", "", int(score))
        voice = speak(session, cards[fate in _FOR_STAR], said, at)
        if voice is not None and fate in _VERDICTS:
            judge(session, voice, _VERDICTS[fate], voice.person_id, None, min(at + _READ_AFTER, calendar.now))
    award_voice(session, star, calendar.now)
