"""Today pages a second, kept and made anew, next to a trivial template; and whether its queries grow with the data."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from app.database import db
from bench.deeds import BATCH, batches_of
from bench.driver import Call, Round, drive
from bench.rounds import report, take_turns
from bench.seed import SignedIn, make_application, seed
from bench.servers import server

TARGET = 0.4
MANY = 40


WARM = "/today"
COLD = "/today?made=anew"
"""An address with a question is never kept (app.web.kept), so each answer to it is made in full."""


def visits_of(person: SignedIn, address: str) -> Callable[[], Call]:
    """Return what makes this person's next look at Today."""
    return lambda: ("GET", address, None, person.headers)


def count_queries(app: Flask, person: SignedIn) -> int:
    """Return how many statements one look at Today sends to the database."""
    statements: list[str] = []
    with app.app_context():
        engine = db.engine

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            answer = app.test_client(use_cookies=False).get(COLD, headers=person.headers)
        finally:
            event.remove(engine, "before_cursor_execute", note)
            engine.dispose()
    if answer.status_code != 200:
        raise SystemExit(f"streepje: /today answers {answer.status_code}")
    return len([statement for statement in statements if not statement.startswith("BEGIN")])


def send_deeds(app: Flask, people: list[SignedIn]) -> None:
    """Let everybody send one batch."""
    client = app.test_client(use_cookies=False)
    for person in people:
        method, path, body, headers = batches_of(person)()
        client.open(path, method=method, data=body, headers=headers)
    with app.app_context():
        db.engine.dispose()


def main() -> int:
    """Measure, print, and return 0 where the target is reached and the queries do not grow."""
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        data, small = Path(folder) / "many", Path(folder) / "few"
        few_app = make_application(small)
        few = count_queries(few_app, seed(few_app, 2)[0])
        app = make_application(data)
        people = seed(app, MANY)
        send_deeds(app, people)
        many = count_queries(app, people[0])
        with server("wsgi:app", data) as real, server("bench.bare:today", data) as bare:

            def drive_server(port: int, address: str) -> Callable[[float], Round]:
                return lambda seconds: drive(port, seconds, lambda client: visits_of(people[client], address))

            warm = take_turns(drive_server(real, WARM), drive_server(bare, WARM))
            cold = take_turns(drive_server(real, COLD), drive_server(bare, WARM))
    print("warm: nothing has changed since the last look")
    failed = report("pages", *warm, TARGET)
    print("cold: each page is made anew")
    report("pages", *cold, None)
    print(f"queries of Today: {few} with 2 people and no deeds, {many} with {MANY} people and {MANY * BATCH} deeds")
    return failed or int(many > few)


if __name__ == "__main__":
    sys.exit(main())
