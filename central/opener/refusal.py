"""Why an entry cannot be worked with."""

from typing import Final

GARBAGE: Final = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What code meets in data that decodes and still makes no sense."""


class NotUsable(Exception):
    """An entry that cannot be worked with. reason: a key for the quarantine list."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
