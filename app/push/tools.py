"""What encrypts and what sends, as the settings and the keys of this deployment say."""

from threading import Lock

from flask import Flask, current_app

from app.config import ConfigError, Settings
from app.keys import known_vapid_keys, vapid_keys
from app.push.sender import Sender
from app.push.vapid import Sealer

_lock = Lock()


def the_sealer() -> Sealer:
    """Encrypts and signs with this deployment's keys. Raises ConfigError where they are missing."""
    with _lock:
        if "push_sealer" not in current_app.extensions:
            settings: Settings = current_app.config["SETTINGS"]
            current_app.extensions["push_sealer"] = Sealer(vapid_keys(settings), settings.vapid_subject)
        sealer: Sealer = current_app.extensions["push_sealer"]
        return sealer


def application_server_key() -> str:
    """The public key that a page subscribes with; empty where there are no keys, so that pages show nevertheless."""
    try:
        return the_sealer().application_server_key
    except ConfigError:
        return ""


def key_id_of(key: str | None) -> str | None:
    """The id of an application server key of ours, also from before a rotation; that of today where none is said."""
    pairs = known_vapid_keys(current_app.config["SETTINGS"])
    return pairs[0].id if key is None else next((pair.id for pair in pairs if pair.application_server_key == key), None)


def make_sealers(settings: Settings) -> dict[str, Sealer]:
    """What encrypts, by the id of each key that a phone may have subscribed with. Raises ConfigError without keys."""
    return {pair.id: Sealer(pair, settings.vapid_subject) for pair in known_vapid_keys(settings)}


def make_sender(app: Flask) -> Sender:
    """A sender as the settings say. Raises ConfigError."""
    settings: Settings = app.config["SETTINGS"]
    return Sender(settings.push_allowed_hosts, make_sealers(settings))
