"""Services that remember what they were asked for, and always say the same."""

from collections.abc import Coroutine, Mapping
from pathlib import Path

from drivers.xfs4iot.client import Client, Completion
from drivers.xfs4iot.connection import OnEvent


class Recording(Client):
    """Answers every command with success and `payload`, and every fetch with `bulk`. asked: payloads, in order."""

    def __init__(self, directory: Path, payload: Mapping[str, object], bulk: bytes | None = None) -> None:
        super().__init__(directory, on_change=lambda name, status: None)
        self._payload = dict(payload)
        self._bulk = bulk
        self.asked: list[Mapping[str, object]] = []
        self.fetched: list[str] = []

    def execute(
        self,
        service: str,
        name: str,
        payload: Mapping[str, object],
        *,
        timeout: float,
        bulk: bytes | None = None,
        on_event: OnEvent | None = None,
    ) -> Coroutine[None, None, Completion]:
        self.asked.append(payload)
        return self._done()

    async def _done(self) -> Completion:
        return Completion("success", dict(self._payload))

    async def fetch(self, service: str, handle: str) -> bytes | None:
        self.fetched.append(handle)
        return self._bulk
