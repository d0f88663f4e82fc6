"""A simulated phone that speaks the wire contract of docs/sync.md."""

from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from uuid_utils import uuid7

from app.people.models import Person


def deed(kind: str, tapped: datetime, local_day: str | None = None, /, **payload: Any) -> dict[str, Any]:
    """One deed, stamped at the moment `tapped` (aware)."""
    return {
        "id": str(uuid7()),
        "kind": kind,
        "occurred_at": tapped.isoformat(),
        "zone": "Europe/Amsterdam",
        "local_day": local_day or (tapped - timedelta(hours=3)).date().isoformat(),
        "payload": payload,
    }


def send(client: FlaskClient, person: Person, deeds: list[Any], sent_at: datetime | None = None, **more: Any) -> Any:
    """Post a batch from this person's outbox."""
    body = {"version": 1, "account": str(person.account), "deeds": deeds, **more}
    if sent_at is not None:
        body["sent_at"] = sent_at.isoformat()
    return client.post("/api/v1/deeds", json=body)


def state_of(client: FlaskClient) -> dict[str, Any]:
    """What the server knows of who is signed in."""
    found: dict[str, Any] | None = client.get("/api/v1/state").json
    assert found is not None
    return found


def statuses(response: Any) -> list[str]:
    """What became of each deed, with the code where there is one."""
    assert response.status_code == 200, response.text
    return [":".join(filter(None, (result["status"], result["code"]))) for result in response.json["results"]]
