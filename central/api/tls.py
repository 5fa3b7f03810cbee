"""Tells the application which certificate a connection was made with.

uvicorn checks client certificates and keeps them to itself; here they come along in the ASGI scope's state, where a
proxy that ends TLS in front of the application would put them too.
"""

import asyncio
import ssl
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from uvicorn.protocols.http.h11_impl import H11Protocol

NO_CHECK_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL (x509_vfy.h)."""
CERTIFICATE: Final = "client_certificate"
"""Key in the scope's state: DER; None without one."""


class CertifiedProtocol(H11Protocol):
    """HTTP/1.1 whose every request carries the certificate of its connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        tls: ssl.SSLObject | None = transport.get_extra_info("ssl_object")
        shown = tls.getpeercert(binary_form=True) if tls else None
        self.app_state = {**self.app_state, CERTIFICATE: shown}


def context(folder: Path) -> ssl.SSLContext:
    """TLS 1.3 as the centre, with `server.pem`. Who shows a certificate shows one of this authority's; who enrols has
    none yet. Dates are left to the list of certificates, which can say to the terminal what is the matter.

    Raises OSError, ssl.SSLError.
    """
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.minimum_version = ssl.TLSVersion.TLSv1_3
    found.load_cert_chain(folder / "server.pem")
    found.load_verify_locations(folder / "authority.pem")
    found.verify_mode = ssl.CERT_OPTIONAL
    found.verify_flags |= NO_CHECK_TIME
    return found


def holder(certificate: bytes) -> tuple[str, str]:
    """Whom a certificate (DER) names, and its SHA-256 fingerprint, hex."""
    found = x509.load_der_x509_certificate(certificate)
    name = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    return str(name), found.fingerprint(hashes.SHA256()).hex()
