"""The runtime's end of `DIR/runtime.sock`: the sync agent's news, and what it should know."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kiosk_app.protocol.local import (
    Acknowledged,
    Appended,
    Busy,
    CaseChanged,
    CatalogueChanged,
    ClockJudged,
    Link,
    Perform,
    Performed,
    TrustChanged,
)

log = logging.getLogger(__name__)

News = Acknowledged | CaseChanged | CatalogueChanged | ClockJudged | Link | Perform | TrustChanged
KINDS: dict[str, type[News]] = {
    "acknowledged": Acknowledged,
    "case": CaseChanged,
    "catalogue": CatalogueChanged,
    "clock": ClockJudged,
    "link": Link,
    "perform": Perform,
    "trust": TrustChanged,
}


class _Tag(msgspec.Struct):
    type: str


@dataclass
class SyncLink:
    """Listens while it is entered. on_news is called in the loop for each message of an agent."""

    path: Path
    on_news: Callable[[News], None]
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _server: asyncio.Server | None = None
    _busy: Busy | None = None

    async def __aenter__(self) -> "SyncLink":
        self.path.unlink(missing_ok=True)
        self._server = await asyncio.start_unix_server(self._serve, self.path)
        self.path.chmod(0o600)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server:
            self._server.close()
        for writer in list(self._writers):
            writer.close()
        self.path.unlink(missing_ok=True)

    def appended(self) -> None:
        self._tell(Appended())

    def busy(self, busy: Busy) -> None:
        """Told when it changes, and to every agent that comes."""
        if busy != self._busy:
            self._busy = busy
            self._tell(busy)

    def performed(self, performed: Performed) -> None:
        """To the agent that asked; one that has come since knows of no such command."""
        self._tell(performed)

    def _tell(self, message: Appended | Busy | Performed) -> None:
        for writer in self._writers:
            writer.write(msgspec.json.encode(message) + b"\n")

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        if self._busy:
            writer.write(msgspec.json.encode(self._busy) + b"\n")
        self._tell(Appended())
        try:
            while line := await reader.readline():
                self._heard(line)
        except (ConnectionError, ValueError):
            log.info("the sync agent's connection broke")
        finally:
            self._writers.discard(writer)
            writer.close()

    def _heard(self, line: bytes) -> None:
        try:
            kind = KINDS[msgspec.json.decode(line, type=_Tag).type]
            self.on_news(msgspec.json.decode(line, type=kind))
        except (msgspec.MsgspecError, KeyError):
            log.warning("the sync agent sent a line that is no message")
