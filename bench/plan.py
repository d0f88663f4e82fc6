"""Planning the mornings of 100,000 people over four zones in one periodic job: seconds, memory and rows.

Each measurement is a process of its own, which finds the people in the database; the peak of its memory is that of
planning alone. A tenth of the people in the same run tells whether memory is flat.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select

from app import create_app, keys
from app.config import Settings
from app.database import db, write
from app.moments.models import Moment
from app.notifications.models import Preference
from app.people.models import Organisation, Person, Team
from app.planning.plan import plan_all
from app.serve.prepare import prepare
from bench.databases import databases

ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
NOW = datetime(2026, 10, 24, 16, 30, tzinfo=UTC)  # it plans Sunday everywhere; the clock changes in Amsterdam
PEOPLE = (10_000, 100_000)
WITHIN = 60.0
TEAM_OF = 20


def main() -> int:
    """Measure on each database that is here; 0 where every plan was ready within a minute and memory was flat."""
    failed = 0
    for name, url in databases():
        peaks = []
        for people in PEOPLE:
            with tempfile.TemporaryDirectory() as folder, url(Path(folder)) as address:
                _child("seed", folder, address, people)
                first, again = (_child("plan", folder, address, people) for _ in range(2))
            peaks.append(first["megabytes"])
            print(
                f"{name:10} {people:7,} people, {len(ZONES)} zones: {first['rows']:7,} rows in "
                f"{first['seconds']:5.1f} s, {first['processor']:.1f} s of processor, "
                f"peak {first['megabytes']:.0f} MB, {first['grown']:.0f} MB more than before; "
                f"planned again: {again['rows'] - first['rows']} rows more, {again['seconds']:.1f} s",
                flush=True,
            )
            failed += first["seconds"] > WITHIN or first["rows"] < people or again["rows"] != first["rows"]
        failed += peaks[-1] > peaks[0] * 1.25
    return int(failed > 0)


def _child(what: str, folder: str, address: str, people: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "bench.plan", what, folder, address, str(people)]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout or b"{}")
    return found


def _in_child(what: str, folder: str, address: str, people: int) -> None:
    settings = Settings(data_dir=Path(folder), database_url=address)
    if what == "seed":
        prepare(settings)
    app = create_app(settings, keys.session_key(settings))
    with app.app_context():
        if what == "seed":
            _seed(people)
        else:
            _measure()
        db.session.remove()
        db.engine.dispose()


def _seed(people: int) -> None:
    """Teams of twenty over the zones; a third of the people chose a morning of their own, on the quarter."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    teams = [
        {"name": f"Team {n}", "department": "other", "zone": ZONES[n % 4], "country": "NL", "created_at": moment}
        for n in range(people // TEAM_OF)
    ]
    with write() as session:
        session.add(
            Organisation(name="Bench", country="NL", zone=ZONES[0], language="en", word="customer", created_at=moment)
        )
        session.execute(insert(Team), teams)
        ids = session.scalars(select(Team.id).order_by(Team.id)).all()
        for start in range(0, people, 10_000):
            session.execute(insert(Person), [_person(n, ids, moment) for n in range(start, start + 10_000)])
        chosen = session.scalars(select(Person.id).where(Person.id % 3 == 0)).all()
        mornings = [{"person_id": one, "channels": {}, "morning_at": 6 * 60 + one % 20 * 15} for one in chosen]
        session.execute(insert(Preference), mornings)


def _person(number: int, teams: Any, moment: datetime) -> dict[str, Any]:
    return {
        "account": uuid4(),
        "team_id": teams[number // TEAM_OF % len(teams)],
        "name": f"Person {number}",
        "sign_in_name": f"person {number}",
        "password_hash": "",
        "role": "employee",
        "language": "nl",
        "work_week": "1111111",
        "joined_at": moment,
        "revision": 0,
    }


def _measure() -> None:
    before = _peak()
    begun, processor = time.perf_counter(), time.process_time()
    plan_all(NOW)
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    rows = db.session.scalar(select(func.count()).select_from(Moment).where(Moment.kind == "morning")) or 0
    peak = _peak()
    found = {"seconds": seconds, "processor": processor, "megabytes": peak, "grown": peak - before, "rows": rows}
    print(json.dumps(found))


def _peak() -> float:
    """The most memory that this process held, in MB; what getrusage tells begins with that of the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _in_child(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        raise SystemExit(main())
