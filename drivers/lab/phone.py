"""The citizens' phones and papers, as far as the hall needs them: codes to hold before the scanner.

A phone has a network of its own, so it does not go through the terminal's cable.
"""

import http.client
from collections.abc import Callable
from urllib.parse import urlsplit

SECONDS = 5.0


class NoCode(Exception):
    """The phone has no such code, or what makes codes does not answer."""


class Phone:
    """address: of the centre's pages, asked for when it is needed; "" or OSError while there are none."""

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address

    def code(self, citizen: int, *, enterprise: bool) -> str:
        """A fresh one-time code. Raises NoCode."""
        kind = "enterprise" if enterprise else "person"
        return self._said("POST", f"/my-phone/{citizen}/codes/{kind}")

    def specimen(self) -> str:
        """What the code on a printed paper says. Raises NoCode."""
        return self._said("GET", "/specimen")

    def _said(self, method: str, path: str) -> str:
        try:
            at = urlsplit(self._address().strip())
            connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=SECONDS)
            try:
                connection.request(method, path, headers={"Accept": "text/plain"})
                answer = connection.getresponse()
                code = answer.read().decode()
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError):
            raise NoCode from None
        if answer.status != 200 or not code:
            raise NoCode
        return code
