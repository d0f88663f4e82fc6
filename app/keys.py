"""The deployment's secrets: made once, kept in the data folder, and never silently made again.

A new session key would sign everybody out; a VAPID key that is lost cuts off the push
subscription of every phone that was made with it. So a key file
that is gone while there is a database stops the start, and says so, instead of being replaced.
"""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.config import ConfigError, Settings

OWNER_ONLY = 0o600
SESSION_KEY = "session.key"
LEAST = 32  # characters of a session key; those made here have 64
VAPID_KEY = "vapid.pem"
OLD_VAPID_KEYS = "vapid-*.pem"


@dataclass(frozen=True, slots=True)
class VapidKeys:
    """The pair that identifies this deployment to push services (RFC 8292)."""

    private_pem: bytes
    public_pem: bytes
    application_server_key: str
    """The public key as a browser's subscribe() wants it: uncompressed point, base64url without padding."""

    @property
    def id(self) -> str:
        """A short name of the pair, kept with each subscription that was made with it."""
        return hashlib.sha256(self.application_server_key.encode()).hexdigest()[:16]


def folder(settings: Settings) -> Path:
    """Return the folder that holds the key files."""
    return settings.data_dir / "keys"


def session_key(settings: Settings) -> str:
    """Return what signs Flask's cookie: the variable where it is set, else the file; ConfigError without either."""
    if settings.secret_key:
        return settings.secret_key
    path = folder(settings) / SESSION_KEY
    try:
        key = _read(path).decode()
    except UnicodeDecodeError:
        key = ""
    if len(key.strip()) < LEAST:
        raise ConfigError(f"{path} is damaged: put back the copy from your backup")
    return key


def deployment_id(session_key: str) -> str:
    """What names this deployment among others in one Redis: the same in all of its processes and machines."""
    return hashlib.sha256(f"deployment {session_key}".encode()).hexdigest()[:16]


def vapid_keys(settings: Settings) -> VapidKeys:
    """Return the VAPID pair of the data folder; raise ConfigError where it is missing or damaged."""
    return _vapid_pair(folder(settings) / VAPID_KEY)


def known_vapid_keys(settings: Settings) -> list[VapidKeys]:
    """Return the pair of today, then those from before a rotation, which serve phones that have not come by since."""
    return [vapid_keys(settings), *(_vapid_pair(path) for path in sorted(folder(settings).glob(OLD_VAPID_KEYS)))]


def _vapid_pair(path: Path) -> VapidKeys:
    try:
        private = serialization.load_pem_private_key(_read(path), password=None)
    except ValueError:
        raise ConfigError(f"{path} is damaged: put back the copy from your backup") from None
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise ConfigError(f"{path} is no P-256 key: put back the copy from your backup")
    public = private.public_key()
    point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return VapidKeys(
        private_pem=_private_pem(private),
        public_pem=public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
        application_server_key=base64.urlsafe_b64encode(point).rstrip(b"=").decode(),
    )


def missing(settings: Settings) -> list[Path]:
    """Return the key files that are needed and not there."""
    names = [VAPID_KEY] if settings.secret_key else [SESSION_KEY, VAPID_KEY]
    return [path for name in names if not (path := folder(settings) / name).exists()]


def make_missing(settings: Settings) -> None:
    """Make each key that is not there; one that is there stays as it is, also when two starts race."""
    folder(settings).mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in missing(settings):
        content = secrets.token_urlsafe(48).encode() if path.name == SESSION_KEY else _new_vapid_pem()
        _write_once(path, content)


def rotate_vapid(settings: Settings) -> str:
    """Make a new VAPID pair beside the one of today, which keeps serving; return the id of the new one.

    Killed in the middle it leaves the old pair in use, and perhaps a second name for it.
    """
    path, old = folder(settings) / VAPID_KEY, vapid_keys(settings)
    _write_once(path.with_name(f"vapid-{old.id}.pem"), _read(path))
    draft = path.with_name(".vapid.next")
    draft.unlink(missing_ok=True)
    _write_once(draft, _new_vapid_pem())
    draft.replace(path)
    return vapid_keys(settings).id


def _new_vapid_pem() -> bytes:
    return _private_pem(ec.generate_private_key(ec.SECP256R1()))


def _private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_once(path: Path, content: bytes) -> None:
    """Write a whole file or none: it gets its name only when it is on the disk, and only if nobody has the name."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(path: Path) -> bytes:
    """Return a key file's content; refuse one that others on this machine can read."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise ConfigError(f"{path} can be read by others: run chmod 600 {path}")
        return path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{path} is missing: put back the copy from your backup") from None
    except PermissionError:
        raise ConfigError(f"{path} cannot be read by this user") from None
