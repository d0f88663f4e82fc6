"""What each ``STREEPJE_`` variable may hold: the shape behind :class:`app.config.Settings`.

A marshmallow schema reads any mapping, so configuration is checked by the same library as requests are. A name that it
does not know is refused too: a misspelt variable would otherwise be silently ignored.
"""

import ipaddress
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "STREEPJE_"

_HOST_PATTERN = re.compile(r"(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?")
_ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")
_DRIVERLESS_POSTGRESQL = re.compile(r"^postgres(ql)?://")


def is_loopback(host: str) -> bool:
    """Whether *host*, with or without a port, is this machine itself."""
    name = host.rsplit(":", 1)[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class FilePath(fields.Field[Path]):
    """A path of the file system; ``~`` is the home folder."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Path:
        """Turn the text into a path; whether it exists is for later."""
        if "\0" in value:
            raise ValidationError("should be a path.")
        try:
            return Path(value).expanduser()
        except RuntimeError:
            raise ValidationError("starts with a ~ that stands for no known home folder.") from None


class DatabaseUrl(fields.Field[str]):
    """A URL for SQLAlchemy; PostgreSQL without a driver gets the one that is installed."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        """Accept SQLite files and PostgreSQL, and nothing else."""
        url = _DRIVERLESS_POSTGRESQL.sub("postgresql+psycopg://", value)
        if url.startswith("sqlite:///") and len(url) > len("sqlite:///") and ":memory:" not in url:
            return url
        if url.startswith("postgresql+psycopg://") and _is_url(url):
            return url
        raise ValidationError("should be sqlite:///PATH or postgresql+psycopg://USER:PASSWORD@HOST/NAME.")


def _is_url(text: str) -> bool:
    """Whether SQLAlchemy can take it apart; a port that is no number is what it cannot."""
    try:
        make_url(text)
    except (ArgumentError, ValueError):
        return False
    return True


class Switch(fields.Boolean):
    """Yes or no, in the words that people use for it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            data_key=f"{PREFIX}{name}",
            truthy={"1", "true", "yes", "on"},
            falsy={"0", "false", "no", "off"},
            error_messages={"invalid": "should be true or false."},
        )


class Hosts(fields.Field[tuple[str, ...]]):
    """Host names separated by commas, each exact or ``*.`` and a domain, with a port where it is no ordinary one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, ...]:
        """Split the list and look at each name."""
        hosts = tuple(part.strip().lower() for part in value.split(",") if part.strip())
        for host in hosts:
            if not _HOST_PATTERN.fullmatch(host):
                raise ValidationError(f"{host!r} should be a host name, like push.example.org or *.example.org.")
        return hosts


class Addresses(fields.Field[tuple[str, ...]]):
    """Mail addresses separated by commas."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, ...]:
        """Split the list and look at each address."""
        addresses = tuple(part.strip() for part in value.split(",") if part.strip())
        for address in addresses:
            if not _ADDRESS.fullmatch(address):
                raise ValidationError(f"{address!r} should be a mail address, like board@example.org.")
        return addresses


def _public_url(value: str) -> None:
    """Refuse what phones could not open: a URL needs a scheme, a host, and nothing after it."""
    try:
        url = urlsplit(value)
        is_origin = bool(url.scheme in {"http", "https"} and url.hostname and url.path in {"", "/"} and not url.query)
    except ValueError:
        is_origin = False
    if not is_origin:
        raise ValidationError("should be like https://streepje.example.org, without a path.")


class OriginUrl(fields.String):
    """An origin without its trailing slash."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        """Check the URL, then cut the slash."""
        text: str = super()._deserialize(value, attr, data, **kwargs)
        _public_url(text)
        return text.rstrip("/")


class SettingsSchema(Schema):
    """From variables to keyword arguments of Settings; absent variables are left to its defaults."""

    class Meta:
        """Refuse unknown names: they are spelling mistakes."""

        unknown = RAISE

    error_messages = {"unknown": "is no setting of Streepje; is it misspelt?"}  # noqa: RUF012 - marshmallow's own way

    environment = fields.String(
        data_key=f"{PREFIX}ENVIRONMENT",
        validate=validate.OneOf(["development", "production"], error="should be one of: {choices}."),
    )
    data_dir = FilePath(data_key=f"{PREFIX}DATA_DIR")
    database_url = DatabaseUrl(data_key=f"{PREFIX}DATABASE_URL")
    photos_dir = FilePath(data_key=f"{PREFIX}PHOTOS_DIR")
    redis_url = fields.String(
        data_key=f"{PREFIX}REDIS_URL",
        validate=validate.Regexp(r"(rediss?|unix)://.+", error="should be like redis://HOST:6379/0."),
    )
    secret_key = fields.String(
        data_key=f"{PREFIX}SECRET_KEY", validate=validate.Length(min=32, error="should be at least {min} characters.")
    )
    vapid_subject = fields.String(
        data_key=f"{PREFIX}VAPID_SUBJECT",
        validate=validate.Regexp(
            r"(mailto:[^@\s]+@[^@\s]+|https://\S+)$",
            error="should be mailto:SOMEONE@EXAMPLE.ORG or https://EXAMPLE.ORG.",
        ),
    )
    public_url = OriginUrl(data_key=f"{PREFIX}PUBLIC_URL")
    secure_cookies = Switch("SECURE_COOKIES")
    service_worker = Switch("SERVICE_WORKER")
    proxy_hops = fields.Integer(
        data_key=f"{PREFIX}PROXY_HOPS",
        validate=validate.Range(0, 5, error="should be a whole number from {min} to {max}."),
        error_messages={"invalid": "should be a whole number from 0 to 5."},
    )
    push_allowed_hosts = Hosts(data_key=f"{PREFIX}PUSH_ALLOWED_HOSTS")
    smtp_host = fields.String(data_key=f"{PREFIX}SMTP_HOST")
    smtp_port = fields.Integer(
        data_key=f"{PREFIX}SMTP_PORT",
        validate=validate.Range(1, 65535, error="should be a port from {min} to {max}."),
        error_messages={"invalid": "should be a port from 1 to 65535."},
    )
    smtp_starttls = Switch("SMTP_STARTTLS")
    smtp_user = fields.String(data_key=f"{PREFIX}SMTP_USER")
    smtp_password = fields.String(data_key=f"{PREFIX}SMTP_PASSWORD")
    smtp_from = fields.String(
        data_key=f"{PREFIX}SMTP_FROM",
        validate=validate.Regexp(_ADDRESS.pattern + "$", error="should be a mail address, like streepje@example.org."),
    )
    report_to = Addresses(data_key=f"{PREFIX}REPORT_TO")
    clock_file = FilePath(data_key=f"{PREFIX}CLOCK_FILE")

    @validates_schema(skip_on_field_errors=False)
    def refuse_for_production(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Production must be told what cannot be guessed, and may not be given what is for tests."""
        if data.get("environment") != "production":
            return
        wrong: dict[str, list[str]] = {}
        if not data.get("public_url", "").startswith("https://"):
            wrong["PUBLIC_URL"] = ["production needs the https:// address that phones use."]
        if "vapid_subject" not in data:
            wrong["VAPID_SUBJECT"] = ["production needs an address that push services may write to."]
        if "clock_file" in data:
            wrong["CLOCK_FILE"] = ["is for tests; production keeps real time."]
        if data.get("secure_cookies") is False:
            wrong["SECURE_COOKIES"] = ["production sends cookies over https only."]
        if any(":" in host or is_loopback(host) for host in data.get("push_allowed_hosts", ())):
            wrong["PUSH_ALLOWED_HOSTS"] = ["a host with a port, or on this machine, is for tests."]
        if wrong:
            raise ValidationError({PREFIX + name: complaint for name, complaint in wrong.items()})
