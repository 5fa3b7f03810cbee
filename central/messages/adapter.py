"""What the centre asks of whoever sends text messages."""

from typing import Protocol


class Messenger(Protocol):
    def send(self, phone: str, text: str, key: str) -> None:
        """Send a text. key: the same one again is the same message, which must not be sent a second time.

        Raises `central.departments.adapter.Unavailable`; it is then asked again.
        """
        ...
