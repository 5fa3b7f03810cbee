"""The terminal's side: all services of one publisher, found, connected and watched in the background.

Nothing here raises for device trouble. A device that is not there is a status, a command that could not be carried out
is a completion. Whenever a service says that something changed, its whole status is asked for again: events are hints,
`Common.Status` is the truth, and a completion is handed over only after the status that belongs to it.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.xfs4iot import bulk as bulk_stream
from drivers.xfs4iot.connection import UNREACHABLE, Completion, Connection, OnEvent, undone
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import RESTART

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
STATUS_LIMIT = 2.0

__all__ = ["Client", "Completion", "DeviceStatus", "UpsStatus"]


@dataclass(frozen=True)
class UpsStatus:
    """`powering`: the terminal lives on the battery. `charge`: percent. `seconds`: how long it lasts."""

    powering: bool
    low: bool = False
    engaged: bool = True
    charge: int | None = None
    seconds: int | None = None


@dataclass(frozen=True)
class DeviceStatus:
    """A device as last heard of: XFS4IoT's spellings of `device`, `media` and the main paper supply.

    `detail` is one of `extensions.DETAILS`, for the technician. `auxiliaries`: name and word of each door, sensor and
    relay. `lights`: name and flash rate of each light there is. `ups`: None when nothing is known of the power.
    `supplies`: all paper supplies, by source.
    """

    device: str
    media: str = ""
    paper: str = ""
    detail: str = ""
    auxiliaries: tuple[tuple[str, str], ...] = ()
    lights: tuple[tuple[str, str], ...] = ()
    ups: UpsStatus | None = None
    supplies: tuple[tuple[str, str], ...] = ()

    def supply(self, source: str) -> str:
        """One paper supply, "" when the device has none of that name."""
        return dict(self.supplies).get(source, "")


OnChange = Callable[[str, DeviceStatus], None]


def read_status(payload: Mapping[str, object]) -> DeviceStatus:
    """The parts of a `Common.Status` completion that the terminal acts on; unknown shapes read as absent."""

    def text(*path: str) -> str:
        value: object = payload
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""

    def supplies() -> tuple[tuple[str, str], ...]:
        printer = payload.get("printer")
        papers = printer.get("paper") if isinstance(printer, dict) else None
        found = papers.items() if isinstance(papers, dict) else ()
        return tuple((source, state) for source, state in found if isinstance(state, str))

    return DeviceStatus(
        device=text("common", "device") or DeviceState.OFFLINE,
        media=text("cardReader", "media") or text("printer", "media"),
        paper=text("printer", "paper", "upper"),
        detail=text("detail"),
        auxiliaries=_words(payload.get("auxiliaries")),
        lights=_rates(payload.get("lights")),
        ups=_ups(payload),
        supplies=supplies(),
    )


def _words(part: object) -> tuple[tuple[str, str], ...]:
    """The keys of an object whose values are text, in order."""
    pairs = part.items() if isinstance(part, dict) else ()
    return tuple(sorted((key, value) for key, value in pairs if isinstance(value, str)))


def _rates(part: object) -> tuple[tuple[str, str], ...]:
    lights = part.items() if isinstance(part, dict) else ()
    return _words({name: light.get("flashRate") for name, light in lights if isinstance(light, dict)})


def _ups(payload: Mapping[str, object]) -> UpsStatus | None:
    auxiliaries, battery = payload.get("auxiliaries"), payload.get("battery")
    state = auxiliaries.get("UPS") if isinstance(auxiliaries, dict) else None
    if not isinstance(state, dict) or not isinstance(state.get("powering"), bool):
        return None
    told = battery if isinstance(battery, dict) else {}
    charge, seconds = (
        value if isinstance(value := told.get(name), int) and not isinstance(value, bool) else None
        for name in ("charge", "seconds")
    )
    return UpsStatus(state["powering"], state.get("low") is True, state.get("engaged") is not False, charge, seconds)


class _Link:
    """One service: connects again and again, and knows its status."""

    def __init__(self, name: str, address: str, token: str, on_change: OnChange, status: DeviceStatus) -> None:
        self._name = name
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
                async with Connection(self.address, token=self.token, on_unsolicited=self._changed) as connection:
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


class Client:
    """All services of the publisher whose address and token stand in `directory`.

    `on_change(service, status)` is called in the loop's thread at every change of a status, connection loss and return
    included; a removed card is `media` going from "present" to "notPresent". `on_publisher` is called when `published`
    has changed.
    """

    def __init__(
        self, directory: Path, *, on_change: OnChange, on_publisher: Callable[[], None] = lambda: None
    ) -> None:
        self._directory = directory
        self._on_change = on_change
        self._on_publisher = on_publisher
        self._links: dict[str, _Link] = {}
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
        tasks = [link.task for link in self._links.values()]
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
        if link is None or link.connection is None:
            return undone(name, Code.DEVICE_NOT_READY, "no such service now", sent=False)
        connection = link.connection
        if bulk is not None:
            body["handle"] = handle = bulk_stream.new_handle()
            try:
                await asyncio.to_thread(bulk_stream.put, self._stream(service), handle, bulk)
            except bulk_stream.BulkError as error:
                return undone(name, Code.DEVICE_NOT_READY, error.reason, sent=False)
        done = await connection.execute(name, body, within=within, on_event=on_event)
        await link.settled()
        return done

    async def restart(self, service: str, *, within: float) -> Completion:
        """Have the publisher start another process of `service`; complete when it has begun.

        within: seconds. Never raises for device trouble.
        """
        if self._publisher is None:
            return undone(RESTART, Code.DEVICE_NOT_READY, "no publisher now", sent=False)
        return await self._publisher.execute(RESTART, {"service": service}, within=within)

    async def fetch(self, service: str, handle: str) -> bytes | None:
        """The bulk bytes a completion named, once; None when they are no longer there."""
        try:
            return await asyncio.to_thread(bulk_stream.get, self._stream(service), handle)
        except bulk_stream.BulkError:
            return None

    async def borrow(self, service: str, handle: str) -> int | None:
        """The memory an event named, as a descriptor for a `RingReader`, once; None when it is no longer there."""
        try:
            return await asyncio.to_thread(bulk_stream.borrow, self._stream(service), handle)
        except bulk_stream.BulkError:
            return None

    def _stream(self, service: str) -> Path:
        return self._directory / "run" / f"{service}.bulk"

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                address = (self._directory / "xfs4iot.url").read_text(encoding="ascii")
                token = (self._directory / "xfs4iot.token").read_text(encoding="ascii")
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
            old = self._links.get(name)
            if old and (old.address, old.token) == (address, token):
                continue
            status = old.status if old else DeviceStatus(DeviceState.NO_DEVICE)
            if old:
                old.task.cancel()
                await asyncio.gather(old.task, return_exceptions=True)
                status = old.status
            self._links[name] = _Link(name, address, token, lambda *news: self._on_change(*news), status)
