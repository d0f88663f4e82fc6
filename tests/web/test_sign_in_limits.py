"""Guessing passwords: the same answer for every wrong guess, and an end to guessing that is exact."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import extract_parameters
from argon2.exceptions import VerificationError
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app
from app.config import Settings
from app.database import db
from app.limits import count_try
from app.limits.models import Attempt
from app.people import actions
from app.people.guessing import sign_in_limits
from tests.conftest import Browser, Cast, TestClock

WRONG = {"name": "Alice Ahmed", "password": "wrong horse"}
RIGHT = {"name": "Alice Ahmed", "password": "correct horse"}


def test_an_unknown_name_and_a_wrong_password_look_the_same(browser: FlaskClient, cast: Cast) -> None:
    known = browser.post("/session", data=WRONG)
    unknown = browser.post("/session", data=WRONG | {"name": "Zoe Zomer"})
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert _without_nonce(known.text).replace("Alice Ahmed", "Zoe Zomer") == _without_nonce(unknown.text)


def _without_nonce(page: str) -> str:
    return re.sub(r'nonce="[^"]+"', "", page)


def test_the_sixth_try_is_refused_even_with_the_right_password(browser: FlaskClient, cast: Cast) -> None:
    assert [browser.post("/session", data=WRONG).status_code for _ in range(5)] == [422] * 5
    refused = browser.post("/session", data=RIGHT)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60


def test_after_a_quarter_of_an_hour_there_is_a_new_chance(browser: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(6):
        browser.post("/session", data=WRONG)
    clock.forward(minutes=15)
    assert browser.post("/session", data=RIGHT).status_code == 303


def test_signing_in_forgives_earlier_mistakes(browser: FlaskClient, cast: Cast) -> None:
    for _ in range(4):
        browser.post("/session", data=WRONG)
    assert browser.post("/session", data=RIGHT).status_code == 303
    assert [browser.post("/session", data=WRONG).status_code for _ in range(5)] == [422] * 5


def test_a_colleague_is_not_locked_out_by_a_stranger_elsewhere(browser: FlaskClient, cast: Cast) -> None:
    for _ in range(6):
        browser.post("/session", data=WRONG, environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
    assert browser.post("/session", data=RIGHT).status_code == 303


def test_one_address_cannot_try_names_for_ever(browser: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for n in range(100):
        count_try(sign_in_limits(f"name {n}", "127.0.0.1"), clock())
    assert browser.post("/session", data=RIGHT).status_code == 429


def test_the_limit_is_exact_when_all_try_at_once(app: Flask, cast: Cast) -> None:
    def guess(_: int) -> int:
        with app.app_context():
            return Browser(app).post("/session", data=WRONG).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(16)))
    assert sorted(answers) == [422] * 5 + [429] * 11


def test_an_unknown_name_takes_as_long_as_a_known_one(
    browser: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same work: one password is compared, with the same effort as any that is made here."""
    compared: list[str] = []

    class Noting:
        def verify(self, known: str, _password: str) -> None:
            compared.append(known)
            raise VerificationError

    stranger = actions._NOBODY
    monkeypatch.setattr(actions, "_hasher", Noting())
    for name in ("Alice Ahmed", "Zoe Zomer"):
        browser.post("/session", data=WRONG | {"name": name})
    assert compared == [cast.alice.password_hash, stranger]
    monkeypatch.undo()
    assert extract_parameters(stranger) == extract_parameters(actions.hash_password("correct horse"))


def test_only_what_our_own_proxy_says_of_an_address_is_believed(
    database: str, data_folder: Path, clock: TestClock, cast: Cast
) -> None:
    """Each proxy adds whom it heard to what it was told: with one in front only the last entry is known to be true."""
    settings = Settings(data_dir=data_folder, database_url=database, proxy_hops=1)
    behind = create_app(settings, secret_key="a key for tests alone, long enough")
    behind.extensions["clock"] = clock

    def guess(number: int, heard_by_the_proxy: str) -> int:
        said = {"X-Forwarded-For": f"203.0.113.{number}, {heard_by_the_proxy}"}
        return behind.test_client().post("/session", data=WRONG, headers=said).status_code

    assert [guess(number, "198.51.100.7") for number in range(7)] == [422] * 5 + [429] * 2
    assert guess(8, "198.51.100.8") == 422
    with behind.app_context():
        db.engine.dispose()


def test_neither_names_nor_addresses_are_kept(browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=WRONG)
    kept = db.session.execute(select(Attempt.subject)).scalars().all()
    assert len(kept) == db.session.scalar(select(func.count()).select_from(Attempt)) == 3
    assert all(len(subject) == 64 for subject in kept)


def test_a_name_that_looks_like_another_limit_is_a_name(cast: Cast) -> None:
    tries = (("victim", "10.0.0.1"), ("victim/10.0.0.1", "10.0.0.2"), ("", "10.0.0.3"), ("/10.0.0.3", ""))
    seen = [limit.digest for name, place in tries for limit in sign_in_limits(name, place)]
    assert len(set(seen)) == len(seen) == 12


def test_an_office_signs_in_through_one_address_all_morning(browser: FlaskClient, cast: Cast) -> None:
    for n in range(99):
        count_try(sign_in_limits(f"name {n}", "127.0.0.1"), cast.alice.joined_at)
    for _ in range(3):
        assert browser.post("/session", data=RIGHT).status_code == 303
