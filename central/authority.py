"""The centre's certificate authority: it signs what terminals show the centre, and what the centre shows them.

Software keys, said to be such. The authority serves this centre and nobody else, so a terminal trusts it and no other.
Certificates are on P-256, for which terminals' security modules have keys too.
"""

import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from offline_store.durable import replace

HOSTS: Final = ("localhost", "127.0.0.1")
AUTHORITY_LIFE: Final = timedelta(days=20 * 365)
SERVER_LIFE: Final = timedelta(days=825)
TERMINAL_LIFE: Final = timedelta(days=2 * 365)
BEFORE: Final = timedelta(hours=1)
"""Clocks differ."""


class BadRequest(ValueError):
    """Not a certificate request of a P-256 key for this terminal, signed by that key."""


@dataclass(frozen=True, slots=True)
class Issued:
    """pem: of the certificate. fingerprint: SHA-256 of its DER, hex. expires: seconds since 1970."""

    pem: str
    fingerprint: str
    expires: float


class Authority:
    """key: of the authority. certificate: its own."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self._key = key
        self._certificate = certificate

    def for_terminal(self, request: str, terminal: str, now: float) -> Issued:
        """request: PKCS #10, PEM. Raises BadRequest."""
        key = requested_key(request, terminal)
        certificate = self._signed(key, terminal, now, TERMINAL_LIFE, ExtendedKeyUsageOID.CLIENT_AUTH, None)
        return Issued(
            certificate.public_bytes(serialization.Encoding.PEM).decode(),
            certificate.fingerprint(hashes.SHA256()).hex(),
            certificate.not_valid_after_utc.timestamp(),
        )

    def for_server(self, hosts: Sequence[str], now: float) -> bytes:
        """A new key and its certificate for these names and addresses, PEM."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([_general_name(host) for host in hosts])
        usage = ExtendedKeyUsageOID.SERVER_AUTH
        certificate = self._signed(key.public_key(), "kiosk centre", now, SERVER_LIFE, usage, names)
        return _pem(key) + certificate.public_bytes(serialization.Encoding.PEM)

    def _signed(
        self,
        key: ec.EllipticCurvePublicKey,
        name: str,
        now: float,
        life: timedelta,
        usage: x509.ObjectIdentifier,
        names: x509.SubjectAlternativeName | None,
    ) -> x509.Certificate:
        builder = _builder(key, name, now, life).issuer_name(self._certificate.subject)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False
        )
        if names:
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())


def requested_key(request: str, terminal: str) -> ec.EllipticCurvePublicKey:
    """The key for which a certificate is asked. Raises BadRequest."""
    try:
        asked = x509.load_pem_x509_csr(request.encode())
        key = asked.public_key()
        good = asked.is_signature_valid and [name.value for name in asked.subject] == [terminal]
    except (ValueError, TypeError, InvalidSignature):
        raise BadRequest from None
    if not good or not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise BadRequest
    return key


def prepare(folder: Path, now: float, hosts: Sequence[str] = HOSTS) -> None:
    """Make what is missing of `authority.key`, `authority.pem` and `server.pem` (the server's key and certificate)."""
    if not (folder / "authority.pem").exists():
        key = ec.generate_private_key(ec.SECP256R1())
        name = f"kiosk centre {secrets.token_hex(4)}"
        builder = _builder(key.public_key(), name, now, AUTHORITY_LIFE)
        builder = builder.issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        builder = builder.add_extension(_may_sign_certificates(), critical=True)
        replace(folder / "authority.key", _pem(key))
        certificate = builder.sign(key, hashes.SHA256())
        replace(folder / "authority.pem", certificate.public_bytes(serialization.Encoding.PEM))
    if not (folder / "server.pem").exists():
        replace(folder / "server.pem", load(folder).for_server(hosts, now))


def load(folder: Path) -> Authority:
    """Raises OSError, ValueError."""
    key = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(type(key).__name__)
    return Authority(key, x509.load_pem_x509_certificate((folder / "authority.pem").read_bytes()))


def _builder(key: ec.EllipticCurvePublicKey, name: str, now: float, life: timedelta) -> x509.CertificateBuilder:
    moment = datetime.fromtimestamp(now, UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - BEFORE)
        .not_valid_after(moment + life)
    )


def _may_sign_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
