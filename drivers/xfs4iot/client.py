"""The terminal's side: all services of one publisher, found, connected and watched in the background.

Nothing here raises for device trouble. A device that is not there is a status, a command that could not be carried out
is a completion. Whenever a service says that something changed, its whole status is asked for again: events are hints,
`Common.Status` is the truth, and a completion is handed over only after the status that belongs to it.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.xfs4iot import foreign, vendor_mode
from drivers.xfs4iot.connection import UNREACHABLE, Completion, Connection, OnEvent, undone
from drivers.xfs4iot.enums import Code, DeviceState, VendorState
from drivers.xfs4iot.extensions import RESTART
from drivers.xfs4iot.foreign import ForeignLink
from drivers.xfs4iot.link import FIRST_PAUSE, LONGEST_PAUSE, STATUS_LIMIT, Link, OnChange
from drivers.xfs4iot.status import DeviceStatus, UpsStatus
from drivers.xfs4iot.vendor_client import VendorLink

__all__ = ["Client", "Completion", "DeviceStatus", "UpsStatus"]


class Client:
    """All services of the publisher whose address and token stand in `directory`, and the foreign ones named there.

    `on_change(service, status)` is called in the loop's thread at every change of a status, connection loss and return
    included; a removed card is `media` going from "present" to "notPresent". `on_publisher` is called when `published`
    has changed.

    `on_vendor(state)` is called when `vendor` has changed; who gives it calls `let_go` while that is `enterPending` and
    nothing needs the devices any more. Without it the client lets go at once. A `technician` bears the other token, is
    not asked, and may call `enter_vendor_mode`.
    """

    def __init__(
        self,
        directory: Path,
        *,
        on_change: OnChange,
        on_publisher: Callable[[], None] = lambda: None,
        on_vendor: Callable[[VendorState], None] | None = None,
        technician: bool = False,
    ) -> None:
        self._directory = directory
        self._on_change = on_change
        self._on_publisher = on_publisher
        self._on_vendor = on_vendor
        self._token_file = "xfs4iot.technician" if technician else "xfs4iot.token"
        self._registers = not technician
        self._vendor: VendorLink | None = None
        self._links: dict[str, Link | ForeignLink] = {}
        self._publisher: Connection | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._on_change = lambda name, status: None
        self._on_publisher = lambda: None
        self._on_vendor = lambda state: None
        tasks = [link.task for link in self._links.values()]
        if self._vendor:
            tasks.append(self._vendor.task)
        if self._task:
            tasks.append(self._task)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def services(self) -> tuple[str, ...]:
        """Names of the services ever announced."""
        return tuple(self._links)

    @property
    def published(self) -> bool:
        """Whether the publisher answers now: without it nothing is known of any device."""
        return self._publisher is not None

    def status(self, service: str) -> DeviceStatus:
        """The last known status: "noDevice" when the service was never seen, "offline" while it is unreachable."""
        link = self._links.get(service)
        return link.status if link else DeviceStatus(DeviceState.NO_DEVICE)

    @property
    def vendor(self) -> VendorState:
        """Whether a technician has the devices, or wants them."""
        return self._vendor.state if self._vendor else VendorState.INACTIVE

    @property
    def can_ask(self) -> bool:
        """Whether vendor mode is there to be asked for, or to ask us."""
        return self._vendor is not None and self._vendor.connected

    def let_go(self) -> None:
        """Let a technician who has asked have the devices; harmless when nobody has."""
        if self._vendor:
            self._vendor.let_go()

    async def enter_vendor_mode(self, *, within: float) -> Completion:
        """Ask for the devices; complete when everybody has let go. within: seconds. Never raises for their trouble."""
        return await self._mode(vendor_mode.ENTER, within)

    async def exit_vendor_mode(self, *, within: float) -> Completion:
        """Give the devices back. within: seconds. Never raises for their trouble."""
        return await self._mode(vendor_mode.EXIT, within)

    async def _mode(self, name: str, within: float) -> Completion:
        if self._vendor is None:
            return undone(name, Code.DEVICE_NOT_READY, "no vendor mode now", sent=False)
        return await self._vendor.execute(name, within)

    def _vendor_changed(self) -> None:
        if self._on_vendor:
            self._on_vendor(self.vendor)
        else:
            self.let_go()

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
        """Carry out a command; `timeout` in seconds. `bulk` travels beside the JSON and is named in it by `handle`.

        To a foreign service go only commands that it announces, without our own additions, bulk as base64.

        Never raises for device trouble. Cancelling the awaiting task sends Common.Cancel. For a print command that got
        no completion of its own, `outcome` in the payload says whether it had been sent ("unknown") or not
        ("notPrinted").
        """
        return self._execute(service, name, dict(payload), timeout, bulk, on_event)

    async def _execute(
        self,
        service: str,
        name: str,
        body: dict[str, object],
        within: float,
        bulk: bytes | None,
        on_event: OnEvent | None,
    ) -> Completion:
        link = self._links.get(service)
        if link is None:
            return undone(name, Code.DEVICE_NOT_READY, "no such service now", sent=False)
        return await link.execute(name, body, within=within, bulk=bulk, on_event=on_event)

    async def restart(self, service: str, *, within: float) -> Completion:
        """Have the publisher start another process of `service`; complete when it has begun.

        within: seconds. Never raises for device trouble.
        """
        if self._publisher is None:
            return undone(RESTART, Code.DEVICE_NOT_READY, "no publisher now", sent=False)
        return await self._publisher.execute(RESTART, {"service": service}, within=within)

    async def fetch(self, service: str, handle: str) -> bytes | None:
        """The bulk bytes a completion named, once; None when they are no longer there."""
        link = self._links.get(service)
        return await link.fetch(handle) if link else None

    async def borrow(self, service: str, handle: str) -> int | None:
        """The memory an event named, as a descriptor for a `RingReader`, once; None when it is no longer there."""
        link = self._links.get(service)
        return await link.borrow(handle) if link else None

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                address = (self._directory / "xfs4iot.url").read_text(encoding="ascii")
                token = (self._directory / self._token_file).read_text(encoding="ascii")
                async with Connection(address, token=token) as publisher:
                    done = await publisher.execute("ServicePublisher.GetServices", {}, within=STATUS_LIMIT)
                    if done.code == Code.SUCCESS:
                        pause = FIRST_PAUSE
                        await self._adopt(done.payload, token)
                        self._publisher = publisher
                        self._on_publisher()
                        await publisher.lost.wait()
            except UNREACHABLE:
                pass
            finally:
                if self._publisher:
                    self._publisher = None
                    self._on_publisher()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _adopt(self, payload: Mapping[str, object], token: str) -> None:
        services = payload.get("services")
        for entry in services if isinstance(services, list) else []:
            address = entry.get("serviceURI") if isinstance(entry, dict) else None
            if not isinstance(address, str):
                continue
            name = address.rstrip("/").rpartition("/")[2]
            if name == vendor_mode.NAME:
                await self._adopt_vendor(address, token)
                continue
            old = self._links.get(name)
            if isinstance(old, ForeignLink):
                continue
            if old and (old.address, old.token) == (address, token):
                continue
            status = old.status if old else DeviceStatus(DeviceState.NO_DEVICE)
            if old:
                old.task.cancel()
                await asyncio.gather(old.task, return_exceptions=True)
                status = old.status
            stream = self._directory / "run" / f"{name}.bulk"
            self._links[name] = Link(name, address, token, lambda *news: self._on_change(*news), status, stream)
        for name, address in foreign.read(self._directory).items():
            if name not in self._links:
                self._links[name] = ForeignLink(name, address, lambda *news: self._on_change(*news))

    async def _adopt_vendor(self, address: str, token: str) -> None:
        old = self._vendor
        if old and (old.address, old.token) == (address, token):
            return
        if old:
            old.task.cancel()
            await asyncio.gather(old.task, return_exceptions=True)
        self._vendor = VendorLink(address, token, self._vendor_changed, registers=self._registers)
