"""What is done about things on a wall: reported, taken off it, put back, put in the spotlight; and who hears of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.badges.models import Giving
from app.errors import Conflict, Forbidden
from app.moderation import actions as moderation
from app.notifications import tell_wall
from app.people.models import Person
from app.recognition.models import Compliment
from app.spotlights import actions as spotlights
from app.spotlights.models import Spotlight
from app.voices.models import Voice
from app.voices.own import whom_about
from app.wall.given_cards import seen_gifts
from app.wall.things import Row, Thing


def report(session: Session, reader: Person, thing: Thing, why: str, now: datetime) -> None:
    """Say that a thing should not stand there; who leads the team hears of it, without who said so.

    Raises Forbidden where there is nothing of somebody else to report.
    """
    if not thing.may_be_reported:
        raise Forbidden
    if moderation.report(session, reader.id, thing.target, why, now):
        about = whom_about(session, thing.row) if isinstance(thing.row, Voice) else frozenset()
        without = {reader.id, thing.author_id, *about}
        tell_wall.tell_reported(session, thing.row.team_id, without, thing.target, now)


def hide(session: Session, reader: Person, thing: Thing, word: str, now: datetime) -> None:
    """Take a thing off the wall; whoever wrote it is told kindly, if that is one of us.

    Raises Forbidden for one's own, and for what was said of oneself.
    """
    _decide(thing)
    if moderation.hide(session, thing.target, reader.id, word, now):
        spotlights.put_out_on(session, thing.target, now)
        tell_wall.forget_quotes(session, _quoted(thing))
        if thing.author_id is not None:
            said = moderation.short(word)
            tell_wall.tell_hidden(
                session, thing.author_id, reader, thing.target, said, now, private=thing.entry.is_private
            )


def show_again(session: Session, reader: Person, thing: Thing, now: datetime) -> None:
    """Put a thing back on the wall, and tell whoever wrote it. Raises Forbidden for one's own."""
    _decide(thing)
    if moderation.show_again(session, thing.target) and thing.author_id is not None:
        tell_wall.tell_shown(session, thing.author_id, reader, thing.target, now, private=thing.entry.is_private)


def leave(session: Session, thing: Thing, now: datetime) -> None:
    """What was reported may stay. Raises Forbidden for one's own."""
    _decide(thing)
    moderation.settle(session, thing.target, now)


def shine(session: Session, reader: Person, thing: Thing, sentence: str, now: datetime) -> Spotlight:
    """Put a thing in the spotlight for a week, and tell whose it is; of a compliment also whom it was for, of a
    badge that was given who got it.

    Raises Conflict: spotlight_closed where not all of the team can see it, and what spotlights.actions.shine raises.
    """
    owner = thing.author_id
    if not thing.may_shine or owner is None:
        raise Conflict("spotlight_closed")
    team = reader.team_id if reader.team_id in thing.led else min(thing.led)
    stars = _stars(thing.row) or [owner]
    light = spotlights.shine(session, team, thing.target, stars[0], reader, sentence, now)
    tell_wall.tell_spotlight(session, set(stars) - {reader.id}, reader, thing.target, light.sentence, now)
    return light


def _stars(row: Row) -> list[int]:
    """Whose it is, and who else shines by it: a badge is of those who got it, and not of who gave it."""
    if isinstance(row, Giving):
        return [gift.person_id for gift in seen_gifts(row)]
    return [row.person_id, *([one.id for one in row.receivers] if isinstance(row, Compliment) else ())]


def _quoted(thing: Thing) -> list[str]:
    """The keys under which it was told, applauded or put in the spotlight."""
    number = thing.row.id
    if isinstance(thing.row, Giving):
        return [
            f"given:{thing.row.person_id}:{thing.row.deed_id}",
            f"spotlight:giving:{number}",
            *(f"applause:given:{n}" for n in thing.entry.together),
        ]
    if isinstance(thing.row, Voice):
        return [f"voice:{number}", f"applause:voice:{number}"]
    told = f"{thing.kind}:{thing.row.person_id}:{thing.entry.deed_id}"
    return [told, f"applause:{thing.kind}:{number}", f"spotlight:{thing.kind}:{number}"]


def _decide(thing: Thing) -> None:
    if not thing.may_be_moderated:
        raise Forbidden
