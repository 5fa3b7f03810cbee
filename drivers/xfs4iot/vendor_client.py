"""The client's end of vendor mode: registered, told when a technician wants the devices, and heard when it lets go."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

from drivers.xfs4iot.connection import UNREACHABLE, Completion, Connection, undone
from drivers.xfs4iot.enums import Code, VendorState
from drivers.xfs4iot.vendor_mode import (
    ENTER_ACKNOWLEDGE,
    ENTER_EVENT,
    ENTERED_EVENT,
    EXIT_ACKNOWLEDGE,
    EXIT_EVENT,
    EXITED_EVENT,
    REGISTER,
)

APPLICATION: Final = "kiosk"
PAUSE: Final = 1.0
LIMIT: Final = 2.0
_STATES: Final[Mapping[str, VendorState]] = {
    ENTER_EVENT: VendorState.ENTER_PENDING,
    ENTERED_EVENT: VendorState.ACTIVE,
    EXIT_EVENT: VendorState.EXIT_PENDING,
    EXITED_EVENT: VendorState.INACTIVE,
}


class VendorLink:
    """One service of vendor mode: connects again and again. registers: whether it is an application, which is asked.

    `on_change` is called in the loop's thread at every change of `state`. While nobody can be asked it is inactive.
    connected: it is registered, if it registers.
    """

    def __init__(self, address: str, token: str, on_change: Callable[[], None], *, registers: bool) -> None:
        self.address, self.token = address, token
        self.state = VendorState.INACTIVE
        self._on_change = on_change
        self._registers = registers
        self.connected = False
        self._connection: Connection | None = None
        self._tasks: set[asyncio.Task[Completion]] = set()
        self._let_go = False
        self.task = asyncio.create_task(self._run())

    async def execute(self, name: str, within: float) -> Completion:
        """Never raises for trouble of the line; see `Connection.execute`."""
        if self._connection is None:
            return undone(name, Code.DEVICE_NOT_READY, "no vendor mode now", sent=False)
        return await self._connection.execute(name, {}, within=within)

    def let_go(self) -> None:
        """Say that nothing of ours needs the devices any more, if somebody has asked; harmless otherwise."""
        if self.state is VendorState.ENTER_PENDING and not self._let_go:
            self._let_go = True
            self._say(ENTER_ACKNOWLEDGE)

    async def _run(self) -> None:
        while True:
            try:
                async with Connection(self.address, token=self.token, on_unsolicited=self._heard) as connection:
                    self._connection = connection
                    await self._begin(connection)
                    self.connected = True
                    await connection.lost.wait()
            except UNREACHABLE:
                pass
            finally:
                self._connection, self.connected = None, False
                self._set(VendorState.INACTIVE)
            await asyncio.sleep(PAUSE)

    async def _begin(self, connection: Connection) -> None:
        """Register; then learn how it is, for it may have begun before."""
        if self._registers:
            await connection.execute(REGISTER, {"appName": APPLICATION}, within=LIMIT)
        done = await connection.execute("Common.Status", {}, within=LIMIT)
        told = done.payload.get("vendorMode")
        state = told.get("service") if isinstance(told, dict) else None
        if state == VendorState.ACTIVE:
            self._set(VendorState.ACTIVE)

    def _heard(self, name: str, payload: Mapping[str, object]) -> None:
        state = _STATES.get(name)
        if state is VendorState.EXIT_PENDING:
            self._say(EXIT_ACKNOWLEDGE)
        if state:
            self._set(state)

    def _set(self, state: VendorState) -> None:
        if state is not self.state:
            self.state, self._let_go = state, False
            self._on_change()

    def _say(self, name: str) -> None:
        task = asyncio.get_running_loop().create_task(self.execute(name, LIMIT))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
