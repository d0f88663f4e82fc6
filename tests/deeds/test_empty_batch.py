"""A phone asks with an empty batch whether the server reads anything at all, when one deed alone cannot be read."""

from typing import Any

from flask.testing import FlaskClient

from tests.conftest import Cast
from tests.deeds.phone import send


def test_what_cannot_be_read_spoils_its_own_request_and_an_empty_one_is_read(alice: FlaskClient, cast: Cast) -> None:
    spoiled: Any = alice.post("/api/v1/deeds", data=b'{"deeds": [{"id": NaN}]}', content_type="application/json")
    assert (spoiled.status_code, spoiled.json["code"]) == (400, "malformed")
    empty = send(alice, cast.alice, [])
    assert (empty.status_code, empty.json["account"], empty.json["results"]) == (200, str(cast.alice.account), [])
