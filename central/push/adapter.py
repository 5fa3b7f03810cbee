"""What a department is told of a decision, and whom it is told to. No personal data is in it."""

from dataclasses import dataclass
from typing import Protocol

from kiosk_app.protocol.cases import CaseState


@dataclass(frozen=True, slots=True)
class Decided:
    """number: grows with every decision on the case, so that what comes late is known to be old. time: RFC 3339 UTC."""

    department: str
    service: str
    case_number: str
    local_number: str
    state: CaseState
    reason: str
    number: int
    time: str
    channel: str = "terminal"


class Receiver(Protocol):
    def receive(self, decided: Decided, key: str) -> None:
        """Hand a decision over. key: the same one again is the same decision, which has no second effect.

        Raises `central.departments.adapter.Unavailable`; it is then handed over again.
        """
        ...
