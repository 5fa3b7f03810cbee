"""The terminal's own key and certificate: what it shows the centre, and what it signs checkpoints with.

A software key in a file, and said to be one: who copies the disk copies it. The centre revokes it by name.
The key is on P-256, the curve that security modules have in common.
"""

import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILE: Final = "identity.pem"
NO_CHECK_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL (x509_vfy.h)."""


class BadCertificate(ValueError):
    """A certificate that is not this terminal's, for this key, from this centre. reason: a key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Credentials:
    """file: key and certificate, PEM, 0600. authority: PEM of who signs certificates of centre and terminals."""

    file: Path
    authority: str

    @classmethod
    def of(cls, directory: Path, authority: str) -> Self:
        """Of the terminal whose data directory this is."""
        return cls(directory / FILE, authority)

    def context(self) -> ssl.SSLContext:
        """TLS 1.3 with nobody but the centre, with the terminal's certificate. Raises OSError, ssl.SSLError.

        The dates of the centre's certificate are not looked at: after a dead battery this clock says 1970, and cases
        must go up all the same. What a date would end ends with the authority, which is the centre's alone.
        """
        context = anonymous_context(self.authority)
        context.load_cert_chain(self.file)
        return context

    def sign(self, content: bytes) -> bytes:
        """ECDSA with SHA-256, DER. Raises OSError, ValueError."""
        return private_key(self.file.read_bytes()).sign(content, ec.ECDSA(hashes.SHA256()))

    def expires(self) -> datetime:
        """Raises OSError, ValueError."""
        return x509.load_pem_x509_certificate(self.file.read_bytes()).not_valid_after_utc

    def issued(self) -> datetime:
        """Raises OSError, ValueError."""
        return x509.load_pem_x509_certificate(self.file.read_bytes()).not_valid_before_utc


def anonymous_context(authority: str) -> ssl.SSLContext:
    """As `Credentials.context`, without a certificate of our own: for the enrolment itself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=authority)
    context.verify_flags |= NO_CHECK_TIME
    return context


def new_key() -> bytes:
    """A new private key, PEM."""
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def private_key(pem: bytes) -> ec.EllipticCurvePrivateKey:
    """Raises ValueError when there is none in it."""
    key = serialization.load_pem_private_key(pem, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(type(key).__name__)
    return key


def signing_request(key: bytes, terminal: str) -> str:
    """PKCS #10, PEM, for the subject CN=terminal. key: PEM."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, terminal)])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(private_key(key), hashes.SHA256())
    return request.public_bytes(serialization.Encoding.PEM).decode()


def check(certificate: str, key: bytes, terminal: str, authority: str) -> None:
    """Raises BadCertificate."""
    try:
        found = x509.load_pem_x509_certificate(certificate.encode())
        found.verify_directly_issued_by(x509.load_pem_x509_certificate(authority.encode()))
    except InvalidSignature:
        raise BadCertificate("authority") from None
    except (ValueError, TypeError):
        raise BadCertificate("form") from None
    if [name.value for name in found.subject] != [terminal]:
        raise BadCertificate("subject")
    if found.public_key() != private_key(key).public_key():
        raise BadCertificate("key")
