"""Reading the history of a person from the tables of the rooms that keep it."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.badges.events import Clap, Day, Done, History, Surprised, Thanks, in_order
from app.badges.marks import marks_of
from app.calendar.zones import day_in
from app.challenges.courage import COMFORT
from app.challenges.library import LIBRARY
from app.challenges.models import Completion
from app.people.models import Person
from app.recognition.models import COMPLIMENTED, Applause, Compliment
from app.scores.models import PersonDay
from app.scores.rules import is_active
from app.surprises.models import Surprise
from app.voices.echoes import applauds
from app.voices.models import Voice


def history_of(session: Session, person: Person) -> History:
    """Everything that badges look at; sixteen queries at most."""
    return History(
        days=days_of(session, person),
        completions=in_order(completions_of(session, person)),
        surprises=in_order(surprises_of(session, person)),
        applause=in_order(applause_of(session, person)),
        compliments=in_order(compliments_of(session, person)),
        marks=in_order(marks_of(session, person)),
        week=person.week,
        since=person.joined_on,
    )


def days_of(session: Session, person: Person) -> Sequence[Day]:
    """The counted days of a person, the first one first."""
    rows = session.execute(
        select(
            PersonDay.day,
            PersonDay.strokes,
            PersonDay.full_hours,
            PersonDay.points,
            PersonDay.completions,
            PersonDay.surprises,
        )
        .where(PersonDay.person_id == person.id)
        .order_by(PersonDay.day)
    )
    return [
        Day(day, strokes, hours, is_active(points, hours), strokes > 0 and completions > 0 and surprises > 0)
        for day, strokes, hours, points, completions, surprises in rows
    ]


def completions_of(session: Session, person: Person) -> Sequence[Done]:
    """The challenges that a person did, with the courage that they asked then."""
    rows = session.execute(
        select(
            Completion.local_day,
            Completion.occurred_at,
            Completion.deed_id,
            Completion.ref,
            Completion.line,
            Completion.said,
        ).where(Completion.person_id == person.id)
    )
    done = []
    for day, at, deed, ref, line, said in rows:
        known = LIBRARY.get(ref)
        courage = known.courage if known else said["courage"] if said else COMFORT
        done.append(Done(day, at, deed, ref, known.kind if known else "", courage, bool(line)))
    return done


def surprises_of(session: Session, person: Person) -> Sequence[Surprised]:
    """The surprises of a person."""
    rows = session.execute(
        select(Surprise.local_day, Surprise.occurred_at, Surprise.deed_id, Surprise.landed, Surprise.for_whom).where(
            Surprise.person_id == person.id
        )
    )
    week = person.week
    return [Surprised(day, at, deed, landed, bool(whom), week.pattern_on(day)) for day, at, deed, landed, whom in rows]


def applause_of(session: Session, person: Person) -> Sequence[Clap]:
    """The claps that a person gave, and those that they got: of customers for a surprise too; two queries."""
    rows = session.execute(
        select(
            Applause.local_day,
            Applause.occurred_at,
            Applause.deed_id,
            Applause.person_id,
            Applause.owner_id,
            Applause.target_kind,
            Applause.target_id,
        ).where(or_(Applause.person_id == person.id, Applause.owner_id == person.id))
    )
    echoes = session.execute(
        select(Voice.said_at, Voice.ref, Surprise.id)
        .join(Surprise, Voice.surprise_id == Surprise.id)
        .where(applauds(person))
    )
    heard = [Clap(day_in(person.clocks, at), at, ref, None, False, ("surprise", number)) for at, ref, number in echoes]
    return heard + [
        Clap(day, at, deed, owner if by == person.id else by, by == person.id, (kind, number))
        for day, at, deed, by, owner, kind, number in rows
    ]


def compliments_of(session: Session, person: Person) -> Sequence[Thanks]:
    """The compliments that a person gave, and those that they got; two queries."""
    what = (Compliment.id, Compliment.local_day, Compliment.occurred_at, Compliment.deed_id)
    to = COMPLIMENTED.c.person_id
    given: dict[int, Thanks] = {}
    for number, day, at, deed, other in session.execute(
        select(*what, to).join(COMPLIMENTED).where(Compliment.person_id == person.id)
    ):
        known = given.get(number)
        given[number] = Thanks(day, at, deed, (*(known.others if known else ()), other), is_own=True)
    got = session.execute(select(*what[1:]).join(COMPLIMENTED).where(to == person.id))
    return [*given.values(), *(Thanks(day, at, deed, (), is_own=False) for day, at, deed in got)]
