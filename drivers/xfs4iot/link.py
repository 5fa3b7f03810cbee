"""One service as a client keeps it: connected again and again, its status known, its bulk beside the JSON."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from drivers.xfs4iot import bulk as bulk_stream
from drivers.xfs4iot.connection import UNREACHABLE, Completion, Connection, OnEvent, undone
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.status import DeviceStatus, read_status

FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 2.0
STATUS_LIMIT: Final = 2.0
OnChange = Callable[[str, DeviceStatus], None]


class Link:
    """One service of our own publisher. stream: where its bulk goes."""

    def __init__(
        self, name: str, address: str, token: str, on_change: OnChange, status: DeviceStatus, stream: Path
    ) -> None:
        self._name = name
        self._stream = stream
        self._on_change = on_change
        self._refresh = asyncio.Event()
        self._fresh = asyncio.Event()
        self.address, self.token = address, token
        self.status = status
        self.connection: Connection | None = None
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                async with await self._open() as connection:
                    await self._greet(connection)
                    self.connection = connection
                    pause = FIRST_PAUSE
                    await self._follow(connection)
            except UNREACHABLE:
                pass
            finally:
                self.connection = None
                self._fresh.set()
                self._set(DeviceStatus(DeviceState.OFFLINE))
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _open(self) -> Connection:
        """What is to be entered. Raises UNREACHABLE."""
        return Connection(self.address, token=self.token, on_unsolicited=self._changed)

    async def _greet(self, connection: Connection) -> None:
        """Before anything else is said. Raises UNREACHABLE."""

    async def _follow(self, connection: Connection) -> None:
        lost = asyncio.create_task(connection.lost.wait())
        self._refresh.set()
        try:
            while not connection.lost.is_set():
                hint = asyncio.create_task(self._refresh.wait())
                await asyncio.wait({lost, hint}, return_when=asyncio.FIRST_COMPLETED)
                hint.cancel()
                if connection.lost.is_set():
                    return
                self._refresh.clear()
                done = await connection.execute("Common.Status", {}, within=STATUS_LIMIT)
                if done.code == Code.SUCCESS:
                    self._set(read_status(done.payload))
                if not self._refresh.is_set():
                    self._fresh.set()
        finally:
            lost.cancel()

    def _changed(self, name: str, payload: Mapping[str, object]) -> None:
        self._fresh.clear()
        self._refresh.set()

    def _set(self, status: DeviceStatus) -> None:
        if status != self.status:
            self.status = status
            self._on_change(self._name, status)

    async def settled(self) -> None:
        """Wait, briefly, until every hint received so far has been looked into."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STATUS_LIMIT):
                await self._fresh.wait()

    async def execute(
        self, name: str, body: Mapping[str, object], *, within: float, bulk: bytes | None, on_event: OnEvent | None
    ) -> Completion:
        """Carry out a command; see `Client.execute`."""
        connection = self.connection
        if connection is None:
            return undone(name, Code.DEVICE_NOT_READY, "no such service now", sent=False)
        if bulk is not None:
            handle = bulk_stream.new_handle()
            try:
                await asyncio.to_thread(bulk_stream.put, self._stream, handle, bulk)
            except bulk_stream.BulkError as error:
                return undone(name, Code.DEVICE_NOT_READY, error.reason, sent=False)
            body = {**body, "handle": handle}
        done = await connection.execute(name, body, within=within, on_event=on_event)
        await self.settled()
        return done

    async def fetch(self, handle: str) -> bytes | None:
        """The bulk bytes a completion named, once; None when they are no longer there."""
        with contextlib.suppress(bulk_stream.BulkError):
            return await asyncio.to_thread(bulk_stream.get, self._stream, handle)
        return None

    async def borrow(self, handle: str) -> int | None:
        """The memory an event named, as a descriptor, once; None when it is no longer there."""
        with contextlib.suppress(bulk_stream.BulkError):
            return await asyncio.to_thread(bulk_stream.borrow, self._stream, handle)
        return None
