"""What a terminal sends up: sealed entries of its streams as a CloudEvents 1.0 batch.

`POST /v1/entries`, `application/cloudevents-batch+json`, optionally `Content-Encoding: zstd`. One request carries
entries of one stream, in order, without a hole. The centre answers 200 `Acknowledgement` (everything up to `through` is
durable there), 409 `Refusal("gap", expected)` when entries before these are missing, 409 `Refusal("fork", seq)` when it
holds another entry under that number. An entry that the centre cannot open is quarantined there and acknowledged all
the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

SPEC_VERSION = "1.0"
TYPE_PREFIX = "kiosk."
MAX_BATCH = 100


class Kind(StrEnum):
    """What an entry is about. The CloudEvents type is `kiosk.<kind>.v1`."""

    APPLICATION = "application"
    SUPPLEMENT = "supplement"
    EVALUATION = "evaluation"
    TICKET = "ticket"
    PRINT = "print"
    STREAM = "stream"
    COMMAND_RESULT = "command_result"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The body of a `checkpoint` entry: the terminal stands for its log up to `through`, whose digest (hex) this is.

    signature: of `statement`, by the key of the terminal's certificate (ECDSA with SHA-256, DER), base64.
    """

    stream: str
    through: int
    digest: str
    signature: str
    v: int = 1


def statement(terminal: str, stream: str, through: int, digest: str) -> bytes:
    """The bytes that a checkpoint signs."""
    return f"kiosk checkpoint\n{terminal}\n{stream}\n{through}\n{digest}\n".encode()


@dataclass(frozen=True, slots=True)
class EntryData:
    """`data` of the CloudEvent, byte for byte what the terminal's store holds.

    header: the canonical JSON text that the digest and the AEAD cover. body: sealed envelope, base64.
    prev, digest: chain, hex; digest = H(prev ‖ header ‖ body).
    """

    header: str
    body: str
    prev: str
    digest: str


@dataclass(frozen=True, slots=True)
class EntryEvent:
    """A CloudEvent. `source`: `urn:kiosk:<terminal>:<stream>`; `sequence`: the decimal seq (CloudEvents extension)."""

    id: str
    source: str
    type: str
    time: str
    sequence: str
    data: EntryData
    specversion: str = SPEC_VERSION
    datacontenttype: str = "application/json"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """All entries of `stream` up to `through` are durable at the centre."""

    stream: str
    through: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """409: `gap` — `seq` is the number the centre expects next; `fork` — `seq` is held there with another digest."""

    error: Literal["gap", "fork"]
    stream: str
    seq: int


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """name: the XFS4IoT service; state: `Common.Status` device spelling; detail: paper state and the like."""

    name: str
    state: str
    detail: str = ""


Severity = Literal["minor", "major", "critical"]
"""critical: nobody can be served, or somebody is inside; major: something cannot be had; minor: to be seen to."""


@dataclass(frozen=True, slots=True)
class ConditionReport:
    """Something that is wrong, and what follows from it. code: of `kiosk_app/conditions.py`.

    device: a service, a door or a contact, "" for the whole terminal. since: RFC 3339, by the terminal's own clock.
    """

    code: str
    severity: Severity
    device: str = ""
    since: str = ""
    follows: "tuple[ConditionReport, ...]" = ()


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """`POST /v1/heartbeat`.

    stream, head, digest say how far the terminal's own log goes; backlog counts what is not acknowledged. time: the
    terminal's own clock; boot: of which start of the machine; trusted: whether the terminal believes that clock. trust:
    version of the document by whose keys everything new is sealed. conditions: root causes, the gravest first; None
    from a terminal that knows of none such.
    """

    terminal: str
    stream: str
    head: int
    digest: str
    backlog: int
    oldest_seconds: float
    state: Literal["idle", "busy", "out_of_service"]
    software: str
    time: str
    devices: tuple[DeviceReport, ...] = ()
    boot: str = ""
    trusted: bool = False
    trust: int = 0
    conditions: tuple[ConditionReport, ...] | None = None


@dataclass(frozen=True, slots=True)
class HeartbeatReply:
    """time: the centre's clock, RFC 3339 UTC."""

    time: str
