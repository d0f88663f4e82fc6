"""Secrets are made once, are the owner's alone, and are never made again by themselves."""

import stat
from pathlib import Path

import pytest

from app import keys
from app.config import ConfigError, Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


def test_they_are_made_for_the_owner_alone(settings: Settings) -> None:
    keys.make_missing(settings)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keys.folder(settings).iterdir()}
    assert modes == {"session.key": 0o600, "vapid.pem": 0o600}
    assert stat.S_IMODE(keys.folder(settings).stat().st_mode) == 0o700


def test_a_second_start_keeps_them(settings: Settings) -> None:
    keys.make_missing(settings)
    before = (keys.session_key(settings), keys.vapid_keys(settings))
    keys.make_missing(settings)
    assert (keys.session_key(settings), keys.vapid_keys(settings)) == before


def test_an_interrupted_start_is_completed(settings: Settings) -> None:
    keys.make_missing(settings)
    session_key = keys.session_key(settings)
    (keys.folder(settings) / keys.VAPID_KEY).unlink()
    keys.make_missing(settings)
    assert keys.session_key(settings) == session_key
    assert keys.vapid_keys(settings).id


@pytest.mark.parametrize("content", [b"", b" " * 64, b"short", bytes(range(128, 192))])
def test_a_damaged_session_key_stops_the_start(settings: Settings, content: bytes) -> None:
    keys.make_missing(settings)
    (keys.folder(settings) / keys.SESSION_KEY).write_bytes(content)
    with pytest.raises(ConfigError, match="is damaged: put back the copy"):
        keys.session_key(settings)


def test_the_variable_goes_before_the_file(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret_key="s" * 32)
    assert keys.session_key(settings) == "s" * 32
    assert [path.name for path in keys.missing(settings)] == [keys.VAPID_KEY]


def test_a_browser_gets_an_uncompressed_p256_point(settings: Settings) -> None:
    keys.make_missing(settings)
    pair = keys.vapid_keys(settings)
    assert len(pair.application_server_key) == 87
    assert pair.application_server_key.startswith("B")
    assert len(pair.id) == 16


def test_a_missing_file_is_named(settings: Settings) -> None:
    with pytest.raises(ConfigError, match=r"session\.key is missing"):
        keys.session_key(settings)


def test_a_file_that_others_can_read_is_refused(settings: Settings) -> None:
    keys.make_missing(settings)
    (keys.folder(settings) / keys.VAPID_KEY).chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        keys.vapid_keys(settings)


def test_a_damaged_file_is_refused(settings: Settings) -> None:
    keys.make_missing(settings)
    (keys.folder(settings) / keys.VAPID_KEY).write_text("tea")
    with pytest.raises(ConfigError, match="is damaged"):
        keys.vapid_keys(settings)


def test_a_rotation_makes_a_new_pair_and_keeps_those_from_before(settings: Settings) -> None:
    keys.make_missing(settings)
    session_key, first = keys.session_key(settings), keys.vapid_keys(settings)
    second = keys.rotate_vapid(settings)
    third = keys.rotate_vapid(settings)
    assert len({first.id, second, third}) == 3
    assert keys.session_key(settings) == session_key  # nobody is signed out
    known = keys.known_vapid_keys(settings)
    assert known[0].id == keys.vapid_keys(settings).id == third
    assert {pair.id for pair in known[1:]} == {first.id, second}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in keys.folder(settings).iterdir()}
    assert modes == {0o600}


def test_a_rotation_that_was_cut_off_left_the_old_pair_in_use(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.make_missing(settings)
    first = keys.vapid_keys(settings)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            keys.rotate_vapid(settings)
    assert keys.vapid_keys(settings).id == first.id
    assert keys.rotate_vapid(settings) != first.id
    assert [pair.id for pair in keys.known_vapid_keys(settings)[1:]] == [first.id]
