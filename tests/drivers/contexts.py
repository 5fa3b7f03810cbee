"""A driver's context without a service around it: remembers what the driver said."""

import threading
import time
from collections.abc import Callable

from drivers.xfs4iot.bulk import BulkError, BulkStore, unpack
from drivers.xfs4iot.device import CommandError, Context, Payload
from drivers.xfs4iot.enums import Code


class PlainContext(Context):
    """Runs against the real clock; `cancel` may be called from another thread."""

    def __init__(
        self,
        limit: float | None = 10.0,
        on_event: Callable[[str], None] | None = None,
        *,
        client: object = None,
    ) -> None:
        self._client = client
        self._deadline = None if limit is None else time.monotonic() + limit
        self._on_event = on_event
        self._cancelled = threading.Event()
        self.bulk = BulkStore()
        self.events: list[str] = []
        self.told: list[tuple[str, Payload]] = []
        self.broadcasts: list[tuple[str, Payload]] = []

    @property
    def client(self) -> object:
        return self._client

    @property
    def deadline(self) -> float | None:
        return self._deadline

    def cancel(self) -> None:
        self._cancelled.set()

    def alive(self) -> None:
        return

    def check(self) -> None:
        if self._cancelled.is_set():
            raise CommandError(Code.CANCELED)
        if self._deadline is not None and time.monotonic() >= self._deadline:
            raise CommandError(Code.TIME_OUT)

    def wait(self, seconds: float) -> None:
        left = seconds if self._deadline is None else min(seconds, self._deadline - time.monotonic())
        self._cancelled.wait(max(left, 0))
        self.check()

    def event(self, name: str, payload: Payload | None = None) -> None:
        self.events.append(name)
        self.told.append((name, payload or {}))
        if self._on_event:
            self._on_event(name)

    def unsolicited(self, name: str, payload: Payload | None = None) -> None:
        self.broadcasts.append((name, payload or {}))

    def take(self, handle: str) -> bytes:
        try:
            return self.bulk.take(handle)
        except BulkError as error:
            raise CommandError(Code.INVALID_DATA, description=error.reason) from None

    def give(self, data: bytes) -> str:
        return self.bulk.give(data)

    def lend(self, descriptor: int) -> str:
        return self.bulk.lend(descriptor)

    def given(self, handle: object) -> bytes:
        """What the driver has left for its client under `handle`."""
        return unpack(self.bulk._pop(self.bulk._offered, str(handle)))
