"""A file with people is stored while the process that does it is killed -9: each row once, each change an act once.

The process is forked from one that has loaded the application. Without a kill it also says how long a file of
10,000 rows takes.
"""

import multiprocessing
import sys
import time
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import ForkServerContext, ForkServerProcess

from sqlalchemy import func, select

from app import create_app
from app.audit.models import Act
from app.config import Settings
from app.database import db, write
from app.people.invitees import Invitee
from app.people.models import Person, Role
from app.roster.intake.giving import confirm, keep_file
from app.roster.intake.storing import store
from app.roster.models import DONE, Intake
from faults.audit import await_true, demand
from faults.house import POSTGRESQL, SQLITE, House, house

LONGEST = 600.0
LEADING = 12  # people of the house, who get another role and a team of their own by the file


@dataclass(frozen=True, slots=True)
class File:
    """How many rows there are, and how often the process dies over them."""

    rows: int = 10_000
    kills: int = 5


def store_while_killed(place: House, file: File) -> str:
    """Do it in a house without a server; say what came of it, or raise NotSurvived."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.intake"])
    with place.app.app_context():
        number, by = _given(place, file)
        begun = time.monotonic()
        for kill in range(1, file.kills + 1):
            process = _start(context, place, number, by)
            await_true("more rows", partial(_has, number, kill * file.rows // (file.kills + 2)), LONGEST)
            process.kill()
            process.join()
        process = _start(context, place, number, by)
        process.join()
        took = time.monotonic() - begun
        _judge(number, file)
    return f"{file.rows:,} rows, each stored once; {file.kills} kills; {took:.1f} s"


def run(environment: dict[str, str], number: int, by: int) -> None:
    """The process that stores a file, until it is done or killed."""
    app = create_app(Settings.load(environment), "a key for trials alone, long enough")
    with app.app_context():
        store(number, by, app.extensions["clock"]())


def _start(context: ForkServerContext, place: House, number: int, by: int) -> ForkServerProcess:
    environment = {"STREEPJE_DATA_DIR": str(place.data), "STREEPJE_DATABASE_URL": place.settings.database_url}
    process = context.Process(target=run, args=(environment, number, by), daemon=True)
    process.start()
    return process


def _given(place: House, file: File) -> tuple[int, int]:
    """A file whose last rows change who is there already, and say that it is to be stored."""
    new = [f"Newcomer {number},Team {number % 20},employee" for number in range(file.rows - LEADING)]
    changed = [f"Person {number},Team {number},manager" for number in range(LEADING)]
    half = len(new) // 2
    content = "\n".join(["name,team,role", *new[:half], *changed, *new[half:]]).encode()
    now = place.app.extensions["clock"]()
    with write() as session:
        by = session.scalars(select(Person).order_by(Person.id)).first()
        assert by
        kept = keep_file(session, by, "people.csv", content, True, now)
        number, person = kept.id, by.id
        confirm(session, number, person, now)
    return number, person


def _has(number: int, rows: int) -> bool:
    db.session.rollback()
    return (db.session.scalar(select(Intake.done_rows).where(Intake.id == number)) or 0) >= rows


def _judge(number: int, file: File) -> None:
    db.session.rollback()
    kept = db.session.get_one(Intake, number)
    demand("the file is stored", kept.state, DONE)
    demand("rows", (kept.done_rows, kept.added, kept.changed), (file.rows, file.rows - LEADING, LEADING))
    expected = db.session.scalar(select(func.count()).select_from(Invitee).where(Invitee.intake == number))
    demand("people expected", expected, file.rows - LEADING)
    leading = db.session.scalar(select(func.count()).select_from(Person).where(Person.role == Role.MANAGER))
    demand("people who lead", leading, LEADING)
    for act in ("person.moved", "person.role_changed"):
        people = db.session.scalars(select(Act.about_id).where(Act.act == act)).all()
        demand(f"{act}, each once", (len(people), len(set(people))), (LEADING, LEADING))


def main() -> int:
    """At full length, without a kill and with five, on each kind of database."""
    for kind in (SQLITE, POSTGRESQL):
        for kills in (0, 5):
            with house(kind, LEADING) as place:
                print(f"{kind}: {store_while_killed(place, File(kills=kills))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
