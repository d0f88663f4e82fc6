"""A table full of messages that are due: what a morning leaves behind for the sender."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from app.config import Settings
from app.database import db, write
from app.jobs.actions import enqueue_all
from app.keys import vapid_keys
from app.notifications.models import Notification
from app.people.models import Person
from app.people.sessions import open_session
from app.push.actions import LANE, SEND_ONE
from app.push.models import Subscription
from bench.pushing.task import PHONES, new_phones
from bench.seed import make_application, seed

AT_ONCE = 5000
PEOPLE = 40


def fill(data: Path, origin: str, messages: int) -> None:
    """Make an organisation in the folder `data` and ask for so many messages to its phones."""
    app = make_application(data)
    people = seed(app, PEOPLE)
    now = datetime.now(UTC)
    with app.app_context():
        key_id = vapid_keys(Settings(data_dir=data)).id
        with write() as session:
            for number, phone in enumerate(new_phones(origin)):
                person = session.get_one(Person, people[number % PEOPLE].id)
                session.add(
                    Subscription(
                        **phone,
                        person_id=person.id,
                        device_session=open_session(session, person, "Firefox on Android", now),
                        vapid_key_id=key_id,
                        origin="https://streepje.example.org",
                        created_at=now,
                    )
                )
            session.flush()
        for start in range(0, messages, AT_ONCE):
            _ask(range(start, min(start + AT_ONCE, messages)), [person.id for person in people], now)
        db.session.remove()
        db.engine.dispose()


def _ask(numbers: range, people: list[int], now: datetime) -> None:
    """Tell somebody something, and ask for it to be sent to one of their phones."""
    news = {
        "kind": "challenge",
        "params": {},
        "endpoint": "today.today",
        "arguments": {},
        "round": 1,
        "created_at": now,
    }
    rows = [
        news | {"id": number + 1, "person_id": people[number % PEOPLE], "group_key": f"challenge:{number}"}
        for number in numbers
    ]
    items = [
        (f"{number}", {"subscription": number % PHONES + 1, "notification": number + 1, "round": 1})
        for number in numbers
    ]
    with write() as session:
        session.execute(insert(Notification), rows)
        enqueue_all(session, SEND_ONE, items, now=now, lane=LANE)
