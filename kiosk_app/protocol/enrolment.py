"""How a terminal gets its identity: an invitation by hand, a certificate request over the wire, a grant back.

`POST /v1/enrolments` (no client certificate) with a one-time token, `POST /v1/renewals` with the certificate in use.
Both are answered 200 `Grant`, or 202 while the centre's registrar is at it: ask again with the same request. The first
request made with a token claims it for its key; the same key may be asked for again, another one is refused.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the centre hands over by hand. centre: base URL. authority: PEM of who signs the centre's certificate and
    the terminals'. root: the metadata of the root keys (TUF), as text. token: good once, for a stated time.
    """

    terminal: str
    site: str
    centre: str
    authority: str
    root: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """request: a certificate signing request (PKCS #10, PEM)."""

    terminal: str
    token: str = field(repr=False)
    request: str


@dataclass(frozen=True, slots=True)
class RenewalRequest:
    request: str


@dataclass(frozen=True, slots=True)
class Grant:
    """certificate: PEM. trust: a `SignedTrust`, as text."""

    certificate: str
    trust: str


@dataclass(frozen=True, slots=True)
class EnrolmentFile:
    """`enrolment.json` of a terminal's data directory."""

    terminal: str
    site: str
    centre: str
    authority: str
