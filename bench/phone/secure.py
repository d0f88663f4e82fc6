"""A certificate of its own for a server on this machine, because browsers speak HTTP/2 only over TLS."""

import http.client
import ssl
from datetime import UTC, datetime, timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.serve.announce import await_answer


def tls_flags(folder: Path) -> list[str]:
    """Make a certificate for a day in *folder* and return what tells granian to use it, and to speak HTTP/2."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tls.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    forms = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "tls.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, *forms))
    return ["--http", "auto", "--ssl-certificate", str(folder / "tls.crt"), "--ssl-keyfile", str(folder / "tls.key")]


def await_tls(host: str, port: int) -> bool:
    """Whether the server answers over TLS in time, with a certificate that nobody signed."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    return await_answer(host, port, partial(http.client.HTTPSConnection, timeout=5, context=trusting))
