"""Vendor mode: everybody lets go, then nobody but the technician gives orders, and whoever disappears has let go."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.id_card.emulator import IdCardEmulator
from drivers.lab.cards import CITIZENS
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.connection import Connection
from drivers.xfs4iot.device import Context, Payload
from drivers.xfs4iot.enums import VendorState
from drivers.xfs4iot.extensions import READ
from drivers.xfs4iot.settings import DeviceSettings
from drivers.xfs4iot.vendor_mode import (
    ENTER,
    ENTER_ACKNOWLEDGE,
    ENTER_EVENT,
    ENTERED_EVENT,
    EXIT,
    EXIT_ACKNOWLEDGE,
    EXIT_EVENT,
    EXITED_EVENT,
    REGISTER,
    Reserved,
    VendorMode,
)
from tests.drivers.processes import Publisher
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.puppet import PRINT, TOKEN, Puppet, serving
from tests.drivers.xfs4iot.puppet import TECHNICIAN as PUPPETS

pytestmark = pytest.mark.timeout(60)
CLIENT, TECHNICIAN = "a-client", "a-technician"
SLIP = {"formName": "slip", "mediaName": "receipt", "fields": {"body": "# 凭条"}}


@dataclass
class Door:
    """The service alone. heard: events of the application, with how many words each had."""

    address: str
    reserved: Reserved
    heard: list[str]

    def technician(self) -> Connection:
        return Connection(self.address, token=TECHNICIAN)

    def application(self) -> Connection:
        return Connection(self.address, token=CLIENT, on_unsolicited=lambda name, payload: self.heard.append(name))


@asynccontextmanager
async def opened() -> AsyncIterator[Door]:
    reserved = Reserved()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = await VendorMode(CLIENT, TECHNICIAN, reserved).listen(listener)
        yield Door(f"ws://127.0.0.1:{listener.getsockname()[1]}/xfs4iot/v1.0/VendorMode", reserved, [])
        server.close()
        await server.wait_closed()
    reserved.close()


def play(scene: Callable[[Door], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened() as door:
            await scene(door)

    asyncio.run(run())


async def code(connection: Connection, name: str, within: float = 5.0) -> str:
    return (await connection.execute(name, {}, within=within)).code


async def state(connection: Connection) -> object:
    done = await connection.execute("Common.Status", {}, within=5)
    part = done.payload["vendorMode"]
    assert isinstance(part, dict)
    return part["service"]


def test_it_begins_when_all_have_let_go_and_ends_likewise() -> None:
    async def scene(door: Door) -> None:
        async with door.application() as one, door.application() as other, door.technician() as technician:
            for application in (one, other):
                assert (await application.execute(REGISTER, {"appName": "kiosk"}, within=5)).code == "success"
            asked = asyncio.create_task(code(technician, ENTER))
            await becomes(lambda: door.heard == [ENTER_EVENT] * 2)
            assert (await state(one), bool(door.reserved)) == ("enterPending", False)
            assert await code(one, ENTER_ACKNOWLEDGE) == "success"
            assert (await state(one), asked.done()) == ("enterPending", False)
            assert await code(one, ENTER_ACKNOWLEDGE) == "sequenceError"
            assert await code(other, ENTER_ACKNOWLEDGE) == "success"
            assert (await asked, await state(one), bool(door.reserved)) == ("success", "active", True)
            assert await code(technician, ENTER) == "sequenceError"
            leaving = asyncio.create_task(code(technician, EXIT))
            await becomes(lambda: door.heard.count(EXIT_EVENT) == 2)
            assert (await state(one), bool(door.reserved)) == ("exitPending", True)
            for application in (one, other):
                assert await code(application, EXIT_ACKNOWLEDGE) == "success"
            assert (await leaving, await state(one), bool(door.reserved)) == ("success", "inactive", False)
            await becomes(lambda: len(door.heard) == 8)
            assert door.heard[::2] == [ENTER_EVENT, ENTERED_EVENT, EXIT_EVENT, EXITED_EVENT]

    play(scene)


def test_only_a_technician_may_ask() -> None:
    async def scene(door: Door) -> None:
        async with door.application() as application:
            assert await code(application, ENTER) == "authorizationRequired"
            assert await code(application, ENTER_ACKNOWLEDGE) == "sequenceError"
            assert await code(application, "Printer.PrintForm") == "invalidCommand"
            assert await state(application) == "inactive"
            done = await application.execute("Common.Capabilities", {}, within=5)
            interfaces = done.payload["interfaces"]
            assert isinstance(interfaces, list)
            assert [one["name"] for one in interfaces] == ["Common", "VendorMode"]

    play(scene)


@pytest.mark.parametrize("how", ["timeOut", "canceled"])
def test_whoever_waits_too_long_is_told_and_all_goes_on_as_before(how: str) -> None:
    async def scene(door: Door) -> None:
        async with door.application() as application, door.technician() as technician:
            await application.execute(REGISTER, {}, within=5)
            asked = asyncio.create_task(code(technician, ENTER, 0.2 if how == "timeOut" else 20))
            await becomes(lambda: door.heard == [ENTER_EVENT])
            if how == "canceled":
                assert await code(technician, "Common.Cancel") == "success"
            assert await asked == how
            await becomes(lambda: door.heard == [ENTER_EVENT, EXITED_EVENT])
            assert (await state(application), bool(door.reserved)) == ("inactive", False)

    play(scene)


def test_who_disappears_has_let_go() -> None:
    async def scene(door: Door) -> None:
        async with door.application() as application, door.technician() as technician:
            async with door.application() as leaving:
                await leaving.execute(REGISTER, {}, within=5)
                asked = asyncio.create_task(code(technician, ENTER))
                await becomes(lambda: door.heard == [ENTER_EVENT])
            assert await asked == "success"
            await application.execute(REGISTER, {}, within=5)
            assert door.reserved
        async with door.application() as other:
            assert await state(other) == "inactive"
        assert not door.reserved

    play(scene)


def test_a_technician_who_goes_home_gives_the_devices_back() -> None:
    async def scene(door: Door) -> None:
        async with door.application() as application:
            await application.execute(REGISTER, {}, within=5)
            async with door.technician() as technician:
                asked = asyncio.create_task(code(technician, ENTER))
                await becomes(lambda: door.heard == [ENTER_EVENT])
                await code(application, ENTER_ACKNOWLEDGE)
                assert await asked == "success"
            await becomes(lambda: EXIT_EVENT in door.heard)
            assert await code(application, EXIT_ACKNOWLEDGE) == "success"
            assert (await state(application), bool(door.reserved)) == ("inactive", False)
            async with door.technician() as impatient:
                asking = asyncio.create_task(code(impatient, ENTER))
                await becomes(lambda: door.heard.count(ENTER_EVENT) == 2)
                asking.cancel()
            await becomes(lambda: door.heard.count(EXITED_EVENT) == 2)
            assert await state(application) == "inactive"

    play(scene)


def test_a_mode_that_nobody_holds_any_more_ends_though_leaving_it_took_too_long() -> None:
    async def scene(door: Door) -> None:
        async with door.application() as application, door.technician() as other:
            await application.execute(REGISTER, {}, within=5)
            async with door.technician() as technician:
                asked = asyncio.create_task(code(technician, ENTER))
                await becomes(lambda: door.heard == [ENTER_EVENT])
                await code(application, ENTER_ACKNOWLEDGE)
                assert await asked == "success"
                leaving = asyncio.create_task(code(other, EXIT, 0.3))
                await becomes(lambda: EXIT_EVENT in door.heard)
            assert await leaving == "timeOut"
            await becomes(lambda: door.heard.count(EXIT_EVENT) == 2)
            assert await code(application, EXIT_ACKNOWLEDGE) == "success"
            assert (await state(application), bool(door.reserved)) == ("inactive", False)

    play(scene)


def test_who_was_never_asked_does_not_keep_the_device(tmp_path: Path) -> None:
    """A client that has not registered may still be waiting for a card when the technician begins."""

    def act(name: str, payload: Payload, context: Context) -> Payload:
        if name == READ:
            context.wait(30.0)
        return {"outcome": "printed"}

    async def run() -> list[str]:
        reserved = Reserved()
        async with (
            serving(Puppet(act), tmp_path, reserved=reserved) as address,
            Connection(address, token=TOKEN) as other,
            Connection(address, token=PUPPETS) as technician,
        ):
            waiting = asyncio.create_task(code(other, READ, 20))
            await code(other, "Common.Status")
            reserved.set(True)
            return [await code(technician, PRINT), await waiting, await code(other, PRINT)]

    assert asyncio.run(run()) == ["success", "canceled", "deviceNotReady"]


def test_of_a_whole_device_layer(tmp_path: Path) -> None:
    """Others are refused while it lasts, the technician is not; a publisher that dies takes the mode with it."""
    reader = IdCardEmulator(tmp_path / "reader")
    printer = ReceiptPrinterEmulator(tmp_path / "printer", lambda slip: None)
    settings = [
        DeviceSettings("Card", "id_card", {"port": str(tmp_path / "reader")}),
        DeviceSettings("Slip", "receipt_printer", {"port": str(tmp_path / "printer")}),
    ]
    states: list[VendorState] = []

    async def scene(client: Client, technician: Client) -> None:
        reader.put(CITIZENS[0].card.data())

        def online(one: Client) -> bool:
            return all(one.status(name).device == "online" for name in ("Card", "Slip"))

        await becomes(lambda: online(client) and online(technician))
        await becomes(lambda: client.can_ask and technician.can_ask)
        asked = asyncio.create_task(technician.enter_vendor_mode(within=10))
        await becomes(lambda: states == [VendorState.ENTER_PENDING])
        assert (await client.execute("Card", READ, {}, timeout=5)).code == "success"
        client.let_go()
        assert (await asked).code == "success"
        await becomes(lambda: client.vendor is VendorState.ACTIVE)
        done = await client.execute("Slip", "Printer.PrintForm", SLIP, timeout=5)
        assert (done.code, done.payload) == ("deviceNotReady", {"outcome": "notPrinted"})
        assert (await client.restart("Card", within=5)).code == "deviceNotReady"
        assert client.status("Slip").device == "online"
        assert (await technician.execute("Slip", "Printer.PrintForm", SLIP, timeout=5)).code == "success"
        assert (await technician.exit_vendor_mode(within=5)).code == "success"
        await becomes(lambda: client.vendor is VendorState.INACTIVE)
        assert (await client.execute("Slip", "Printer.PrintForm", SLIP, timeout=5)).code == "success"
        asked = asyncio.create_task(technician.enter_vendor_mode(within=10))
        await becomes(lambda: client.vendor is VendorState.ENTER_PENDING)
        client.let_go()
        assert (await asked).code == "success"
        os.kill(int((tmp_path / "run" / "publisher.pid").read_text()), signal.SIGKILL)
        await becomes(lambda: client.vendor is VendorState.INACTIVE)
        await becomes(lambda: client.published)
        assert (await client.execute("Slip", "Printer.PrintForm", SLIP, timeout=5)).code == "success"

    async def play() -> None:
        async with (
            Client(tmp_path, on_change=lambda *_: None, on_vendor=states.append) as client,
            Client(tmp_path, on_change=lambda *_: None, technician=True) as technician,
        ):
            await scene(client, technician)

    with reader, printer, Publisher(settings, tmp_path):
        asyncio.run(play())
    assert not list(tmp_path.glob("xfs4iot.*"))
