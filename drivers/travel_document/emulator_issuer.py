"""A country that issues passports: its own certificates, made anew every time, and what it signs."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import DigestAlgorithm, SignedDigestAlgorithm
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from drivers.iso7816.tlv import encode
from drivers.travel_document.authenticity import SECURITY_OBJECT, SecurityObject

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Issuer:
    """A CSCA and a document signer of the year that begins at `since`."""

    def __init__(self, name: str, since: datetime, *, signer: Key | None = None, country: Key | None = None) -> None:
        self._since = since
        self._country = country or ec.generate_private_key(ec.SECP256R1())
        self._signer = signer or ec.generate_private_key(ec.SECP256R1())
        self._name = name
        self.root = self._certificate(name, self._country, since, years=15)
        self.signer = self._certificate(f"{name} document signer", self._signer, since + timedelta(days=1), years=11)

    def _certificate(self, subject: str, key: Key, since: datetime, years: int) -> x509.Certificate:
        names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (subject, self._name)]
        builder = (
            x509.CertificateBuilder(names[1], names[0], key.public_key(), x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(since + timedelta(days=366 * years))
            .add_extension(x509.BasicConstraints(ca=subject == self._name, path_length=None), critical=True)
        )
        return builder.sign(self._country, hashes.SHA256())

    @property
    def root_file(self) -> bytes:
        """The country's certificate as it is given to terminals."""
        return self.root.public_bytes(Encoding.DER)

    def security_file(self, groups: Mapping[int, bytes]) -> bytes:
        """EF.SOD for data groups by number."""
        hashes_of = [{"number": number, "value": hashlib.sha256(data).digest()} for number, data in groups.items()]
        told = SecurityObject({"version": 0, "algorithm": {"algorithm": "sha256"}, "hashes": hashes_of})
        return encode(0x77, self.sign(told.dump()))

    def sign(self, text: bytes) -> bytes:
        """A ContentInfo over `text`, with its signer's certificate."""
        certificate = asn1_x509.Certificate.load(self.signer.public_bytes(Encoding.DER))
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": [SECURITY_OBJECT]},
                {"type": "message_digest", "values": [hashlib.sha256(text).digest()]},
            ]
        )
        inner = certificate["tbs_certificate"]
        signer = {
            "version": "v1",
            "sid": {
                "issuer_and_serial_number": {
                    "issuer": inner["issuer"],
                    "serial_number": inner["serial_number"].native,
                }
            },
            "digest_algorithm": DigestAlgorithm({"algorithm": "sha256"}),
            "signed_attrs": attributes,
            "signature_algorithm": SignedDigestAlgorithm({"algorithm": self._algorithm}),
            "signature": self._sign(attributes.dump()),
        }
        signed = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": SECURITY_OBJECT, "content": text},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
        return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)}).dump()

    @property
    def _algorithm(self) -> str:
        return "sha256_rsa" if isinstance(self._signer, rsa.RSAPrivateKey) else "sha256_ecdsa"

    def _sign(self, data: bytes) -> bytes:
        if isinstance(self._signer, rsa.RSAPrivateKey):
            return self._signer.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._signer.sign(data, ec.ECDSA(hashes.SHA256()))
