"""The settings of one deployment, typed and checked before anything starts.

Every setting comes from an environment variable that starts with ``STREEPJE_``. Reading is pure: a mapping goes in, a
frozen :class:`Settings` comes out, or a :class:`ConfigError` that names each variable that is wrong. Nothing here looks
at the process environment, the disk or the network, so a test can try any configuration it likes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from marshmallow import ValidationError

from app.config_schema import PREFIX, SettingsSchema


class ConfigError(Exception):
    """The configuration is wrong; the message is one line for the person who starts the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One deployment's settings; the defaults are those of a newcomer's own machine."""

    environment: str = "development"
    data_dir: Path = Path("data")
    database_url: str = ""
    """A SQLAlchemy URL: ``sqlite:///…`` or ``postgresql+psycopg://…``. Empty: a SQLite file in the data folder."""
    photos_dir: Path | None = None
    """Where photos are kept; several machines share one. None: a folder in the data folder."""
    redis_url: str | None = None
    """Where set, Redis wakes the job runner and counts tries; else a SQLite file of its own, and the database."""
    secret_key: str | None = None
    """Signs Flask's own cookie. None: the file in the data folder, see :mod:`app.keys`."""
    vapid_subject: str = "mailto:streepje@localhost.invalid"
    """Whom a push service may write to, ``mailto:`` or ``https:``."""
    public_url: str | None = None
    """How phones reach this deployment, without a trailing slash. None: taken from each request."""
    secure_cookies: bool = False
    proxy_hops: int = 0
    """How many reverse proxies stand in front; only that many X-Forwarded-* entries are believed."""
    push_allowed_hosts: tuple[str, ...] = (
        "fcm.googleapis.com",
        "jmt17.google.com",
        "*.push.services.mozilla.com",
        "*.push.apple.com",
        "*.notify.windows.com",
    )
    """Hosts a push endpoint may name; ``*.`` stands for any subdomain. A loopback host is for tests only."""
    service_worker: bool = True
    """Whether phones keep a service worker. False takes a broken one off every phone; what waits there stays."""
    smtp_host: str | None = None
    """The server that takes our mails. None: nothing is mailed."""
    smtp_port: int = 587
    smtp_starttls: bool = True
    smtp_user: str | None = None
    smtp_password: str | None = None
    smtp_from: str = "streepje@localhost.invalid"
    report_to: tuple[str, ...] = ()
    """The addresses that get the report of a morning by mail."""
    clock_file: Path | None = None
    """For tests: a file with a number of seconds by which the clock is shifted. Refused in production."""

    def __post_init__(self) -> None:
        """Give the database its place in the data folder where no URL was set."""
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data_dir.absolute() / 'streepje.db'}")

    @property
    def photos_folder(self) -> Path:
        """Where photos are kept."""
        return self.photos_dir or self.data_dir / "photos"

    @property
    def is_production(self) -> bool:
        """Whether real people depend on this deployment."""
        return self.environment == "production"

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a SQLite file rather than a server."""
        return self.database_url.startswith("sqlite")

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings from *environ*; raise :class:`ConfigError` naming every variable that is wrong."""
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value.strip()}
        try:
            values = SettingsSchema().load(given)
        except ValidationError as error:
            raise ConfigError(_one_line(error)) from None
        if values.get("environment") == "production":
            values.setdefault("secure_cookies", True)
        return cls(**values)


def _one_line(error: ValidationError) -> str:
    """All complaints, sorted by variable: ``STREEPJE_REDIS_URL: should be …; STREEPJE_…``."""
    messages: dict[str, list[str]] = error.messages_dict
    return "; ".join(f"{name}: {' '.join(complaints)}" for name, complaints in sorted(messages.items()))
