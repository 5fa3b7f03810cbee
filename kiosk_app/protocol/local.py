"""What the runtime and the sync agent of one terminal tell each other.

JSON lines over the Unix socket `DIR/runtime.sock`. The runtime listens, the agent connects and comes back when cut.
Losing a line loses no fact: each can be read again from the store. The one exception is `Perform`: a command whose
answer is lost has an unknown result, and is not sent again.
"""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.commands import Outcome
from kiosk_app.protocol.entries import ConditionReport


@dataclass(frozen=True, slots=True)
class Appended:
    """runtime → sync: there is something to send."""

    type: Literal["appended"] = "appended"


@dataclass(frozen=True, slots=True)
class Busy:
    """runtime → sync: what the heartbeat should say. trust: version of the document by which visits are sealed.

    What is critical among the `conditions` is told the centre at once.
    """

    state: Literal["idle", "busy", "out_of_service"]
    devices: tuple[tuple[str, str, str], ...] = ()
    trust: int = 0
    conditions: tuple[ConditionReport, ...] | None = None
    type: Literal["busy"] = "busy"


@dataclass(frozen=True, slots=True)
class Link:
    """sync → runtime: the centre answers, or does not."""

    online: bool
    type: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """sync → runtime: durable at the centre."""

    stream: str
    through: int
    type: Literal["acknowledged"] = "acknowledged"


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """sync → runtime: a case has moved; the receipt row already says so."""

    event_id: str
    local_number: str
    case_number: str
    state: CaseState
    document: bool = False
    type: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class CatalogueChanged:
    """sync → runtime: a new catalogue lies in `DIR/catalogue/`."""

    type: Literal["catalogue"] = "catalogue"


@dataclass(frozen=True, slots=True)
class Perform:
    """sync → runtime: carry out a command that was found good. now: the centre's clock, seconds since 1970."""

    id: str
    name: str
    arguments: dict[str, str]
    now: float
    type: Literal["perform"] = "perform"


@dataclass(frozen=True, slots=True)
class Performed:
    """runtime → sync: what came of the command `id`; see `CommandResult`. data travels as base64."""

    id: str
    outcome: Outcome
    key: str = ""
    data: bytes = field(default=b"", repr=False)
    type: Literal["performed"] = "performed"


@dataclass(frozen=True, slots=True)
class TrustChanged:
    """sync → runtime: `DIR/trust.json` says something new; the next visit is sealed by it."""

    type: Literal["trust"] = "trust"


@dataclass(frozen=True, slots=True)
class ClockJudged:
    """sync → runtime: whether the clock is to be believed."""

    trusted: bool
    type: Literal["clock"] = "clock"
