"""Guessing passwords: the same answer for every wrong guess, and an end to guessing that is exact."""

import re
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db, write
from app.people.attempts import count_try, sign_in_limits
from app.people.models import Attempt
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
    with write() as session:
        for n in range(100):
            count_try(session, sign_in_limits(f"name {n}", "127.0.0.1"), clock())
    assert browser.post("/session", data=RIGHT).status_code == 429


def test_the_limit_is_exact_when_all_try_at_once(app: Flask, cast: Cast) -> None:
    def guess(_: int) -> int:
        with app.app_context():
            return Browser(app).post("/session", data=WRONG).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(16)))
    assert sorted(answers) == [422] * 5 + [429] * 11


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
    with write() as session:
        for n in range(99):
            count_try(session, sign_in_limits(f"name {n}", "127.0.0.1"), cast.alice.joined_at)
    for _ in range(3):
        assert browser.post("/session", data=RIGHT).status_code == 303
