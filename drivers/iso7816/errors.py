"""What a card can say that makes no sense, or that says no."""

from enum import StrEnum


class ChipFault(StrEnum):
    """Why an exchange with a card came to nothing."""

    SHORT = "short"
    """A reply without a status word."""
    ENDLESS = "endless"
    """A card that always has more to say."""
    STRUCTURE = "structure"
    """Data objects that do not fit into each other."""
    REFUSED = "refused"
    """A status word other than success."""


class ChipError(Exception):
    """An exchange that failed. Carries the reason and the status word if there was one, never data."""

    def __init__(self, fault: ChipFault, sw: int = 0) -> None:
        super().__init__(f"{fault.value} {sw:04X}" if sw else fault.value)
        self.fault = fault
        self.sw = sw
