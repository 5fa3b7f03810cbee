"""Passive authentication: whether what was read is what the issuing state wrote (ICAO Doc 9303-11, 5.1).

EF.SOD holds the digests of all data groups, signed by a document signer, whose certificate is signed by the country
(CSCA). Countries' certificates are not on the chip: they are given, in a folder. There are four answers and only one is
good news:

- `verified`: digests, signature and signer hold, and the signer's country is one that was given;
- `unknownIssuer`: all hold, but anybody could have signed it;
- `altered`: something was changed after it was signed, or was never signed;
- `notChecked`: there is nothing to check, or it is made in a way that is not known here.

None says that the chip is the original one (that takes active or chip authentication), and revocation is not asked.
"""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from asn1crypto import cms, pem, x509
from asn1crypto.algos import DigestAlgorithm
from asn1crypto.core import Asn1Value, Integer, OctetString, PrintableString
from asn1crypto.core import Sequence as Asn1Sequence
from asn1crypto.core import SequenceOf as Asn1SequenceOf

from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import find
from drivers.travel_document.signatures import Unsupported, digest, holds

Fields = list[tuple[str, type[Asn1Value]] | tuple[str, type[Asn1Value], dict[str, object]]]
SECURITY_OBJECT = "2.23.136.1.1.1"
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What asn1crypto raises for bytes that are not what they should be, lazily, wherever they are looked at."""


class Authenticity(StrEnum):
    """See above."""

    VERIFIED = "verified"
    UNKNOWN_ISSUER = "unknownIssuer"
    ALTERED = "altered"
    NOT_CHECKED = "notChecked"


class GroupHash(Asn1Sequence):
    """One data group's number and digest."""

    _fields: ClassVar[Fields] = [("number", Integer), ("value", OctetString)]


class GroupHashes(Asn1SequenceOf):
    """All of them."""

    _child_spec = GroupHash


class VersionInfo(Asn1Sequence):
    """LDS and Unicode versions, which nobody needs here."""

    _fields: ClassVar[Fields] = [("lds", PrintableString), ("unicode", PrintableString)]


class SecurityObject(Asn1Sequence):
    """LDSSecurityObject (9303-10, 4.6.2.2)."""

    _fields: ClassVar[Fields] = [
        ("version", Integer),
        ("algorithm", DigestAlgorithm),
        ("hashes", GroupHashes),
        ("version_info", VersionInfo, {"optional": True}),
    ]


def read_issuers(folder: Path) -> tuple[x509.Certificate, ...]:
    """The countries' certificates in `folder`, DER or PEM, one a file; what is none is left out."""
    found = []
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        try:
            found.append(x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data, strict=True))
        except _MALFORMED:
            continue
    return tuple(found)


def judge(security: bytes, groups: Mapping[int, bytes], issuers: Sequence[x509.Certificate]) -> Authenticity:
    """What is known of `groups` (data groups by number, as they were read) by EF.SOD `security`. Raises nothing."""
    try:
        return _judge(security, groups, issuers)
    except (ChipError, Unsupported, *_MALFORMED):
        return Authenticity.NOT_CHECKED


def _judge(security: bytes, groups: Mapping[int, bytes], issuers: Sequence[x509.Certificate]) -> Authenticity:
    signed = cms.ContentInfo.load(find(security, 0x77) or b"")["content"]
    content = signed["encap_content_info"]
    text, signer = bytes(content["content"]), signed["signer_infos"][0]
    if content["content_type"].dotted != SECURITY_OBJECT:
        return Authenticity.NOT_CHECKED
    certificate = _signer_certificate(signed, signer)
    if not _digests_hold(SecurityObject.load(text), groups) or not _signature_holds(signer, certificate, text):
        return Authenticity.ALTERED
    known = any(_issued(certificate, issuer) for issuer in issuers)
    return Authenticity.VERIFIED if known else Authenticity.UNKNOWN_ISSUER


def _digests_hold(told: Asn1Value, groups: Mapping[int, bytes]) -> bool:
    """Whether every group that was read is the one that was signed."""
    name = told["algorithm"]["algorithm"].native
    hashes = told["hashes"]
    digests = {hashes[at]["number"].native: hashes[at]["value"].native for at in range(len(hashes))}
    return all(_same(digests.get(number), digest(name, data)) for number, data in groups.items())


def _same(told: object, computed: bytes) -> bool:
    return isinstance(told, bytes) and hmac.compare_digest(told, computed)


def _signature_holds(signer: Asn1Value, certificate: Asn1Value, text: bytes) -> bool:
    """Over the signed attributes, which name the digest of the text; or over the text, where there are none."""
    name = signer["digest_algorithm"]["algorithm"].native
    attributes, over = signer["signed_attrs"], text
    if len(attributes):
        told = {attributes[at]["type"].native: attributes[at]["values"] for at in range(len(attributes))}
        same_type = told["content_type"][0].dotted == SECURITY_OBJECT
        if not same_type or not _same(told["message_digest"][0].native, digest(name, text)):
            return False
        over = attributes.untag().dump()
    key = certificate["tbs_certificate"]["subject_public_key_info"]
    return holds(key, signer["signature_algorithm"], bytes(signer["signature"]), over, usual=name)


def _signer_certificate(signed: Asn1Value, signer: Asn1Value) -> Asn1Value:
    """The document signer's among those in EF.SOD. Raises Unsupported."""
    certificates, wanted = signed["certificates"], signer["sid"]
    for at in range(len(certificates)):
        found = certificates[at].chosen
        inner = found["tbs_certificate"]
        if wanted.name == "issuer_and_serial_number":
            named = wanted.chosen
            if (inner["issuer"].dump(), inner["serial_number"].native) == (
                named["issuer"].dump(),
                named["serial_number"].native,
            ):
                return found
        elif found.key_identifier == wanted.chosen.native:
            return found
    raise Unsupported


def _issued(certificate: Asn1Value, issuer: x509.Certificate) -> bool:
    """Whether `issuer` has signed `certificate`, at a time when it could."""
    inner, above = certificate["tbs_certificate"], issuer["tbs_certificate"]
    if inner["issuer"].native != above["subject"].native:
        return False
    begun = inner["validity"]["not_before"].native
    since, until = (above["validity"][name].native for name in ("not_before", "not_after"))
    if not (isinstance(begun, datetime) and isinstance(since, datetime) and isinstance(until, datetime)):
        return False
    try:
        signature = bytes(certificate["signature_value"])
        signed = holds(above["subject_public_key_info"], certificate["signature_algorithm"], signature, inner.dump())
    except Unsupported:
        return False
    return signed and since <= begun <= until
