"""What is wrong with a travel document that was read."""

from enum import StrEnum


class DocumentFault(StrEnum):
    """Why there is nothing to tell."""

    APPLICATION = "application"
    """It is not a travel document."""
    ACCESS = "access"
    """The access key does not open it."""
    PROTOCOL = "protocol"
    """The chip breaks the rules of the exchange, or somebody between does."""
    MRZ = "mrz"
    """The lines have no known shape."""
    CHECK = "check"
    """A check digit is wrong."""
    DATE = "date"
    CONTENT = "content"
    """A data group does not hold what it should."""


class DocumentError(Exception):
    """A document that cannot be read or makes no sense. Says why, never what stood there."""

    def __init__(self, fault: DocumentFault) -> None:
        super().__init__(fault.value)
        self.fault = fault
