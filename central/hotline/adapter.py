"""What the centre asks of the hotline's platform."""

from typing import Protocol

from kiosk_app.protocol.hotline import Ticket


class Hotline(Protocol):
    def file(self, ticket: Ticket, key: str) -> str:
        """Take a ticket in; its number, at most 32 characters. The same key again gives the same number.

        Raises `central.departments.adapter.Unavailable`.
        """
        ...
