"""What the centre asks of the archive that takes packages over."""

from typing import Protocol


class NotTaken(Exception):
    """The archive has checked the package and does not take it. rules: what did not hold there."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(rules)
        self.rules = rules


class Archive(Protocol):
    def receive(self, name: str, package: bytes, sm3: str) -> str:
        """Hand a package over; the number of the receipt, at most 64 characters. The same package again gives the same
        receipt.

        Raises NotTaken, and `central.departments.adapter.Unavailable`; it is then handed over again.
        """
        ...
