"""Encryption by the package, and its signing as we repaired it."""

import json
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from pydantic import AnyHttpUrl

from app import keys
from app.config import ConfigError, Settings
from app.keys import VapidKeys
from app.push.vapid import LIFE, MAX_PLAINTEXT, RENEWED_BEFORE, RepairedVapid, Sealer
from tests.push.phone import Phone

SUBJECT = "https://streepje.example.org"


def new_keys(folder: Path) -> VapidKeys:
    settings = Settings(data_dir=folder)
    keys.make_missing(settings)
    return keys.vapid_keys(settings)


@pytest.fixture
def pair(tmp_path: Path) -> VapidKeys:
    return new_keys(tmp_path / "one")


def claims(header: str, pair: VapidKeys) -> dict[str, object]:
    token = header.removeprefix("vapid t=").partition(",")[0]
    public = serialization.load_pem_public_key(pair.public_pem)
    found: dict[str, object] = jwt.decode(token, public, algorithms=["ES256"], options={"verify_aud": False})  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("endpoint", "audience"),
    [
        ("https://fcm.googleapis.com/x", "https://fcm.googleapis.com"),
        ("https://fcm.googleapis.com:443/x", "https://fcm.googleapis.com"),
        ("http://127.0.0.1:5801/x", "http://127.0.0.1:5801"),
    ],
)
def test_a_token_is_for_one_origin_with_its_port_and_our_subject(pair: VapidKeys, endpoint: str, audience: str) -> None:
    vapid = RepairedVapid(pair, SUBJECT)
    header = vapid.get_authorization_header(AnyHttpUrl(endpoint), "ignored@example.org", 5)
    assert claims(header, pair) | {"exp": 0} == {"aud": audience, "sub": SUBJECT, "exp": 0}
    assert header.endswith(f", k={pair.application_server_key}")


def test_a_token_is_kept_until_its_last_hour(pair: VapidKeys) -> None:
    moment = [1_800_000_000.0]
    vapid = RepairedVapid(pair, SUBJECT, clock=lambda: moment[0])
    first = vapid.header_for("https://a.example")
    assert vapid.header_for("https://b.example") != first
    moment[0] += LIFE - RENEWED_BEFORE - 1
    assert vapid.header_for("https://a.example") == first
    moment[0] += 2
    assert vapid.header_for("https://a.example") != first


def test_keys_that_do_not_belong_together_are_noticed(pair: VapidKeys, tmp_path: Path) -> None:
    other = new_keys(tmp_path / "two")
    mixed = VapidKeys(pair.private_pem, other.public_pem, other.application_server_key)
    with pytest.raises(ConfigError, match="do not belong together"):
        Sealer(mixed, SUBJECT)


def test_a_phone_reads_what_was_sealed_for_it_and_no_ttl_is_made_up(pair: VapidKeys) -> None:
    sealer, phone = Sealer(pair, SUBJECT), Phone("https://fcm.googleapis.com/x")
    told = phone.subscription()
    message = {"text": "é" * ((MAX_PLAINTEXT - 12) // 2)}
    plain = json.dumps(message, ensure_ascii=False).encode()
    sealed = sealer.seal(plain, told["endpoint"], **told["keys"])
    assert phone.read(sealed.body) == message
    assert len(sealed.body) <= 4096
    assert set(sealed.headers) == {"authorization", "content-encoding"}


def test_what_does_not_fit_is_not_sealed(pair: VapidKeys) -> None:
    told = Phone("https://fcm.googleapis.com/x").subscription()
    with pytest.raises(ValueError, match="do not fit"):
        Sealer(pair, SUBJECT).seal(bytes(MAX_PLAINTEXT + 1), told["endpoint"], **told["keys"])
