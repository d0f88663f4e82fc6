"""A surprise that waits for its photo, and an empty shelf for each test."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.photos.sending import files


@pytest.fixture
def told(alice: FlaskClient, cast: Cast) -> dict[str, Any]:
    """A surprise of Alice whose photo is still on her phone."""
    made = deed("surprise", MONDAY, what="A cake for the bakery", photo=True)
    assert statuses(send(alice, cast.alice, [made])) == ["accepted"]
    return made


@pytest.fixture(autouse=True)
def empty_shelf(app: Flask) -> None:
    for path in files():
        path.unlink()
