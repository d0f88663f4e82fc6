"""What a day offers to a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.behaviours import Shown, by_key
from app.challenges.cards import Card, library_card, set_card
from app.challenges.courage import DARING
from app.challenges.history import history_of, taste_of
from app.challenges.library import LIBRARY
from app.challenges.models import Commitment, SetChallenge
from app.challenges.offering import Standing, standing_on
from app.challenges.rules import arrange, draw, standing
from app.challenges.thinkers import credited, thought_up_by
from app.challenges.wording import Said
from app.i18n import gettext
from app.people.models import Person


@dataclass(frozen=True)
class Offer:
    """The cards of a day: those shown, those to swap with, what was decided, and how much courage they ask."""

    shown: list[Card]
    reserve: list[Card]
    is_skipped: bool = False
    level: int = DARING
    ceiling: int = DARING


def offer_of(session: Session, person: Person, day: date, word: Mapping[str, str]) -> Offer:
    """The offer of `day` to this person, in as many queries whatever they did."""
    history = history_of(session, person, day)
    taste, today, choice = taste_of(history), history.today, history.choice
    stands = standing(choice.chosen, choice.decided_at, choice.swapped) if choice else None
    found = {one.row.ref: one for one in standing_on(session, person, day, {*today, *([stands] if stands else ())})}
    rows = {ref: one.row for ref, one in found.items()}
    fixed = [ref for ref, one in found.items() if one.is_offered]
    shown, reserve = arrange(
        draw(history.library, str(person.account), day, person.team.department, taste),
        fixed,
        choice.swapped if choice else (),
        stands if stands in LIBRARY or stands in rows else None,
    )
    deeds = history.deeds_of_today
    said = {ref: verdict for ref, verdict, _ in history.verdicts}
    said_then = history.said_today
    committed, thinkers = _committed(session, list(rows.values())), thought_up_by(session, list(rows.values()))

    expected = by_key(session)

    def card(ref: str) -> Card:
        made = (
            _standing_card(found[ref], person, ref in committed, expected, said_then.get(ref))
            if ref in found
            else library_card(LIBRARY[ref], word, expected)
        )
        is_done, line = ref in today, today.get(ref, "")
        return replace(
            credited(made, thinkers),
            chosen=stands == ref,
            done=is_done,
            line=line,
            deed_id=deeds.get(ref),
            verdict=said.get(ref, ""),
        )

    # What was done stays in sight although it was withdrawn: the phone may have been away, and it counts.
    shown = _with_done(shown, [ref for ref in today if ref in LIBRARY or ref in rows])
    reserve = [ref for ref in reserve if ref not in shown]
    skipped = bool(choice and choice.is_skipped)
    return Offer([card(ref) for ref in shown], [card(ref) for ref in reserve], skipped, taste.level, taste.ceiling)


def _with_done(shown: list[str], done: list[str]) -> list[str]:
    """What was done today stays in sight, first."""
    return [*done, *(ref for ref in shown if ref not in done)][: max(3, len(done))]


def _standing_card(
    one: Standing, person: Person, committed: bool, expected: Mapping[str, Shown], said: Said | None
) -> Card:
    made = set_card(one.row, committed, expected, said)
    made = replace(made, stopped=not one.is_offered, is_own=one.row.author_id == person.id)
    return replace(made, kind_label=gettext("You do it too")) if one.is_promise else made


def preview_card(session: Session, row: SetChallenge) -> Card:
    """A challenge as it will stand on the phones of those for whom it is, whose author does it too."""
    made = set_card(row, committed=True, expected=by_key(session))
    return credited(made, thought_up_by(session, [row]))


def _committed(session: Session, rows: Sequence[SetChallenge]) -> set[str]:
    """What the one who set it does too."""
    if not rows:
        return set()
    found = (
        select(Commitment.challenge_id)
        .join(SetChallenge, SetChallenge.id == Commitment.challenge_id)
        .where(Commitment.person_id == SetChallenge.author_id, SetChallenge.id.in_([row.id for row in rows]))
    )
    return {f"set-{number}" for number in session.scalars(found)}
