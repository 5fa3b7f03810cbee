"""What the centre asks of the unified identity platform. The real one and the stand-in answer behind it alike."""

from typing import Protocol

from kiosk_app.protocol.codes import CodeSeen, Login, LoginNow, LoginQuestion, Released, ShownCode


class Platform(Protocol):
    """Every method may raise `central.departments.adapter.Unavailable`."""

    def read(self, shown: ShownCode, terminal: str) -> CodeSeen:
        """Whose code is it? It is used up by this, whatever the citizen says next."""
        ...

    def offer(self, asked: LoginQuestion, terminal: str) -> Login:
        """A code for `terminal` to show."""
        ...

    def state(self, ticket: str, terminal: str) -> LoginNow | None:
        """How an offer stands; None when this terminal has made none of that name."""
        ...

    def release(self, ticket: str, terminal: str) -> Released | None:
        """The data that were agreed to, once. None when there is nothing to release to this terminal."""
        ...
