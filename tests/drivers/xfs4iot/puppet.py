"""A device without hardware, for tests of the service around it, and that service on a real socket."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

from drivers.xfs4iot import bulk
from drivers.xfs4iot.device import Context, Device, Interface, Payload, Status
from drivers.xfs4iot.enums import DeviceState
from drivers.xfs4iot.extensions import READ
from drivers.xfs4iot.service import Service
from drivers.xfs4iot.vendor_mode import Reserved

TOKEN = "a-token-of-the-tests"
TECHNICIAN = "a-technician's-token"
PRINT = "Printer.PrintNative"
Act = Callable[[str, Payload, Context], Payload]


class Puppet(Device):
    """Does what `act` says; its status is what `state` says."""

    def __init__(self, act: Act = lambda name, payload, context: {}) -> None:
        self.act = act
        self.state = Status(DeviceState.ONLINE, {"cardReader": {"media": "notPresent"}})
        self.closed = threading.Event()
        self.gone: list[object] = []

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("CardReader", (READ,)), Interface("Printer", (PRINT,)))

    @property
    def interval(self) -> float:
        return 0.02

    def capabilities(self) -> Mapping[str, Payload]:
        return {"cardReader": {"type": "contactless"}}

    def model(self) -> str:
        return "puppet"

    def status(self) -> Status:
        return self.state

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        return self.act(name, payload, context)

    def poll(self, context: Context) -> None:
        return

    def client_gone(self, client: object) -> None:
        self.gone.append(client)

    def close(self) -> None:
        self.closed.set()


@contextlib.asynccontextmanager
async def serving(
    device: Device, directory: Path, patience: list[float] | None = None, reserved: Reserved | None = None
) -> AsyncIterator[str]:
    """The address of a service for `device`; its bulk stream is `directory/run/Puppet.bulk`."""
    told = patience if patience is not None else []
    (directory / "run").mkdir(exist_ok=True)
    stop = asyncio.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener, bulk.listen(directory / "run" / "Puppet.bulk") as stream:
        service = Service("Puppet", device, token=TOKEN, patience=told.append, technician=TECHNICIAN, reserved=reserved)
        running = asyncio.create_task(service.run(listener, stream, stop))
        try:
            yield f"ws://127.0.0.1:{listener.getsockname()[1]}/xfs4iot/v1.0/Puppet"
        finally:
            stop.set()
            await running
