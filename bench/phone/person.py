"""Somebody whose Today has everything on it that it can have, so that what is measured is no empty page."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from uuid_utils import uuid7

from app.calendar.rules import game_day
from bench.deeds import ZONE, batches_of
from bench.seed import SignedIn, make_application, seed

EVERY_DAY = "1111111"


def somebody(folder: Path) -> SignedIn:
    """Somebody of a data folder of their own, see `busy`."""
    return busy(make_application(folder))


def busy(app: Flask) -> SignedIn:
    """Somebody who works today, with a sheet of strokes, a challenge done and one chosen, badges and messages."""
    (person,) = seed(app, 1, week=EVERY_DAY, country="XX")
    client = app.test_client(use_cookies=False)
    method, path, body, headers = batches_of(person)()
    client.open(path, method=method, data=body, headers=headers)
    done, chosen, *_ = re.findall(r'data-ref="([^"]+)"', client.get("/today", headers=person.headers).text)
    deeds = [
        deed("surprise", what="Carried the parcel to the fourth floor", landed="glad"),
        deed("completion", challenge=done, line="She had been waiting for that since 2009."),
        deed("choice", action="choose", challenge=chosen),
    ]
    batch = {"version": 1, "account": person.account, "deeds": deeds}
    answer = client.post(path, data=json.dumps(batch), headers=headers).json
    if not answer or {result["status"] for result in answer["results"]} != {"accepted"}:
        raise SystemExit(f"streepje: the day of the bench was not taken: {answer}")
    return person


def deed(kind: str, **payload: str) -> dict[str, Any]:
    """A deed of this moment, as the outbox sends it."""
    now = datetime.now(UTC)
    stamp = {"occurred_at": now.isoformat(), "zone": ZONE, "local_day": game_day(now, ZONE).isoformat()}
    return {"id": str(uuid7()), "kind": kind, **stamp, "payload": payload}
