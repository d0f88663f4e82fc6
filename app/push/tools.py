"""What encrypts and what sends, made at first use and kept for the life of the process."""

from threading import Lock

from flask import current_app

from app.config import ConfigError, Settings
from app.keys import vapid_keys
from app.push.sender import Sender
from app.push.vapid import Sealer

_lock = Lock()


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def the_sealer() -> Sealer:
    """Encrypts and signs with this deployment's keys. Raises ConfigError where they are missing."""
    with _lock:
        if "push_sealer" not in current_app.extensions:
            settings = _settings()
            current_app.extensions["push_sealer"] = Sealer(vapid_keys(settings), settings.vapid_subject)
        sealer: Sealer = current_app.extensions["push_sealer"]
        return sealer


def the_sender() -> Sender:
    """Posts to push services."""
    with _lock:
        if "push_sender" not in current_app.extensions:
            current_app.extensions["push_sender"] = Sender(_settings().push_allowed_hosts)
        sender: Sender = current_app.extensions["push_sender"]
        return sender


def close_sender() -> None:
    """End the sender, where there is one; the worker calls it when it stops."""
    sender: Sender | None = current_app.extensions.pop("push_sender", None)
    if sender is not None:
        sender.close()


def application_server_key() -> str:
    """The public key that a page subscribes with; empty where there are no keys, so that pages show nevertheless."""
    try:
        return the_sealer().application_server_key
    except ConfigError:
        return ""
