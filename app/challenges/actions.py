"""What a day offers to a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from sqlalchemy import BindParameter, Date, Table, bindparam, select
from sqlalchemy.orm import Session

from app.challenges.cards import Card, library_card, set_card
from app.challenges.library import LIBRARY
from app.challenges.models import Commitment, Completion, DayChoice, SetChallenge
from app.challenges.rules import arrange, draw, standing
from app.people.models import Person

LATELY = timedelta(days=28)  # what was done since then is offered last


# Every look at a day asks these, so they are put together once.
_PERSON: BindParameter[int] = bindparam("person")
_DAY = bindparam("day", type_=Date)
_SET_FOR = (
    select(SetChallenge)
    .where(
        SetChallenge.team_id == bindparam("team"),
        SetChallenge.starts_on <= _DAY,
        SetChallenge.ends_on >= _DAY,
    )
    .order_by(SetChallenge.id.desc())
)
_DONE = cast(Table, Completion.__table__).c
_LATELY = (
    select(_DONE.ref, _DONE.line, _DONE.local_day)
    .where(_DONE.person_id == _PERSON, _DONE.local_day > bindparam("since"), _DONE.local_day <= _DAY)
    .order_by(_DONE.id)
)
_CHOSEN = cast(Table, DayChoice.__table__).c
_CHOICE = select(_CHOSEN.chosen, _CHOSEN.decided_at, _CHOSEN.swapped, _CHOSEN.is_skipped).where(
    _CHOSEN.person_id == _PERSON, _CHOSEN.local_day == _DAY
)


@dataclass(frozen=True)
class Offer:
    """The cards of a day: those shown, those to swap with, and what was decided."""

    shown: list[Card]
    reserve: list[Card]
    is_skipped: bool = False


def set_for(session: Session, team_id: int, day: date) -> Sequence[SetChallenge]:
    """What managers set for this team and day, the newest first; also what they withdrew since."""
    return session.scalars(_SET_FOR, {"team": team_id, "day": day}).all()


def offer_of(session: Session, person: Person, day: date, word: Mapping[str, str]) -> Offer:
    """The offer of `day` to this person, in four queries whatever there is."""
    done = _done_lately(session, person, day)
    today = {ref: line for ref, line, on in done if on == day}
    lately = {ref for ref, _, on in done if on < day}
    rows = {row.ref: row for row in set_for(session, person.team_id, day)}
    fixed = [ref for ref, row in rows.items() if row.withdrawn_at is None]
    choice = session.connection().execute(_CHOICE, {"person": person.id, "day": day}).first()
    stands = standing(choice.chosen, choice.decided_at, choice.swapped) if choice else None
    drawn = draw(LIBRARY, str(person.account), day, person.team.department, lately)
    shown, reserve = arrange(
        drawn,
        fixed,
        choice.swapped if choice else (),
        stands if stands in LIBRARY or stands in fixed else None,
    )
    committed = _committed(session, list(rows.values()))

    def card(ref: str) -> Card:
        made = set_card(rows[ref], ref in committed) if ref in rows else library_card(LIBRARY[ref], word)
        return replace(made, chosen=stands == ref, done=ref in today, line=today.get(ref, ""))

    # What was done stays in sight although it was withdrawn: the phone may have been away, and it counts.
    shown = _with_done(shown, [ref for ref in today if ref in LIBRARY or ref in rows])
    reserve = [ref for ref in reserve if ref not in shown]
    return Offer([card(ref) for ref in shown], [card(ref) for ref in reserve], bool(choice and choice.is_skipped))


def _with_done(shown: list[str], done: list[str]) -> list[str]:
    """What was done today stays in sight, first."""
    return [*done, *(ref for ref in shown if ref not in done)][: max(3, len(done))]


def _done_lately(session: Session, person: Person, day: date) -> Sequence[tuple[str, str, date]]:
    asked = {"person": person.id, "day": day, "since": day - LATELY}
    return [(ref, line, on) for ref, line, on in session.connection().execute(_LATELY, asked)]


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
