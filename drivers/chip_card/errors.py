"""What is wrong with a card that was read."""

from enum import StrEnum


class CardFault(StrEnum):
    """Why there is nothing to tell."""

    APPLICATION = "application"
    """It is not such a card."""
    SECURED = "secured"
    """It wants a PIN or a key first; none is ever given."""
    UNREADABLE = "unreadable"
    """It shows nothing, in none of the ways that are known."""
    NUMBER = "number"
    NAME = "name"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DATE = "date"
    EXPIRY = "expiry"


class CardError(Exception):
    """A card that cannot be read or makes no sense. Says which field, never what stood there."""

    def __init__(self, fault: CardFault) -> None:
        super().__init__(fault.value)
        self.fault = fault
