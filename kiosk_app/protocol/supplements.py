"""What is handed in later for a case that wants a supplement: at any terminal, by the applicant alone."""

from dataclasses import dataclass, field
from typing import Any

from kiosk_app.protocol.cases import Attachment, Factor, MaterialProof, Person, Signature


@dataclass(frozen=True, slots=True)
class Supplement:
    """The body of a `supplement` entry. case: the case's event id, as `SupplementWanted` told it.

    fields: the corrected ones only. materials, factor: what takes the place of what was there. attachments: as in an
    application, declared under this entry's event id. signature: of what was added, where the service is signed.

    confirms: nothing is added; `applicant` applies together with the case's, in this role (`Signer.role`), and signed
    the statement of `SupplementWanted`.
    """

    case: str
    applicant: Person
    time: str
    fields: dict[str, Any] = field(default_factory=dict, repr=False)
    materials: list[MaterialProof] = field(default_factory=list)
    factor: Factor | None = None
    attachments: list[Attachment] = field(default_factory=list)
    signature: Signature | None = None
    confirms: str = ""
    v: int = 1


@dataclass(frozen=True, slots=True)
class SupplementQuestion:
    """`POST /v1/supplement`: what is missing for the case with this number (case or local) of this person?"""

    number: str
    person: Person


@dataclass(frozen=True, slots=True)
class SupplementWanted:
    """200; 404 when there is no such case, it wants nothing, or it is somebody else's: the answer tells no stranger
    which.

    case: what a `Supplement` names. reason: a key; text: the sentence a citizen reads, by language. fields: which
    answers to give again. materials: codes of what to bring.

    confirms: the person is not the applicant but has to confirm, in this role, the statement: exactly what the
    applicant signed.
    """

    case: str
    service: str
    local_number: str
    case_number: str
    reason: str
    text: dict[str, str]
    fields: list[str]
    materials: list[str]
    confirms: str = ""
    statement: str = field(default="", repr=False)
