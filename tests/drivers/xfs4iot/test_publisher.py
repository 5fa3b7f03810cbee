"""Real processes: the publisher, its devices, the client, and what happens when one of them dies."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.id_card.emulator import IdCardEmulator
from drivers.lab.cards import CITIZENS
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.receipt_printer.emulator_paper import Slip
from drivers.xfs4iot.client import Client, Completion, DeviceStatus
from drivers.xfs4iot.connection import Connection
from drivers.xfs4iot.extensions import READ
from drivers.xfs4iot.publisher import PORTS
from drivers.xfs4iot.settings import DeviceSettings
from tests.drivers.processes import Publisher, alive, stop
from tests.drivers.waiting import becomes, eventually

pytestmark = pytest.mark.timeout(60)
PRINT = "Printer.PrintForm"
SLIP = {"formName": "slip", "mediaName": "receipt", "fields": {"body": "# 凭条\n编号 | A-1"}}


class Terminal:
    """Two emulated devices, their publisher, and a client that remembers every change."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.slips: list[Slip] = []
        self.changes: list[tuple[str, DeviceStatus]] = []
        self.reader = IdCardEmulator(directory / "reader")
        self.printer = ReceiptPrinterEmulator(directory / "printer", self.slips.append)
        settings = [
            DeviceSettings("Card", "id_card", {"port": str(directory / "reader")}),
            DeviceSettings("Slip", "receipt_printer", {"port": str(directory / "printer")}),
        ]
        self.publisher = Publisher(settings, directory)

    def run(self, scene: Callable[[Client], Awaitable[None]]) -> None:
        """Play `scene` with everything online."""

        async def play() -> None:
            async with Client(self.directory, on_change=lambda *news: self.changes.append(news)) as client:
                assert client.status("Card").device == "noDevice"
                assert (await client.execute("Card", READ, {}, timeout=1)).code == "deviceNotReady"
                await becomes(lambda: all(client.status(name).device == "online" for name in ("Card", "Slip")))
                await scene(client)

        with ExitStack() as stack:
            for part in (self.reader, self.printer, self.publisher):
                stack.enter_context(part)
            asyncio.run(play())


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_a_card_is_read_and_a_slip_printed(terminal: Terminal) -> None:
    events: list[str] = []

    async def scene(client: Client) -> None:
        terminal.reader.put(CITIZENS[0].card.data())
        done = await client.execute(
            "Card", READ, {"photo": True}, timeout=10, on_event=lambda name, payload: events.append(name)
        )
        assert (done.code, done.payload["name"]) == ("success", "张三")
        assert client.status("Card").media == "present"
        photo = await client.fetch("Card", str(done.payload["photo"]))
        assert photo == bytes(1024)
        assert await client.fetch("Card", str(done.payload["photo"])) is None
        terminal.reader.lift()
        await becomes(lambda: client.status("Card").media == "notPresent")
        done = await client.execute("Slip", PRINT, SLIP, timeout=10)
        assert (done.code, done.payload) == ("success", {"outcome": "printed"})

    terminal.run(scene)
    assert events == ["IdentityDocument.MediaInsertedEvent"]
    assert [status.media for name, status in terminal.changes if name == "Card"][-2:] == ["present", "notPresent"]
    assert [slip.text for slip in terminal.slips] == ["凭条\n编号" + " " * 41 + "A-1"]
    assert not list(terminal.directory.glob("xfs4iot.*"))
    assert not list((terminal.directory / "run").iterdir())


def test_files_are_private_and_the_port_is_of_the_range(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        assert (terminal.directory / "xfs4iot.token").stat().st_mode & 0o777 == 0o600
        assert (terminal.directory / "run" / "Card.bulk").stat().st_mode & 0o777 == 0o600
        address = (terminal.directory / "xfs4iot.url").read_text()
        assert int(address.split(":")[2].split("/")[0]) in PORTS
        assert client.services == ("Card", "Slip")

    terminal.run(scene)


def test_a_killed_device_fails_its_command_and_is_back_within_seconds(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        before = terminal.publisher.device_pid("Card")
        reading = asyncio.create_task(client.execute("Card", READ, {}, timeout=30))
        await asyncio.sleep(0)
        os.kill(before, signal.SIGKILL)
        done = await asyncio.wait_for(reading, 5)
        assert done.code == "internalError"
        await becomes(lambda: client.status("Card").device == "online", limit=5)
        assert terminal.publisher.device_pid("Card") != before
        assert client.status("Slip").device == "online"
        terminal.reader.put(CITIZENS[1].card.data())
        assert (await client.execute("Card", READ, {}, timeout=10)).code == "success"

    terminal.run(scene)
    assert "offline" in [status.device for name, status in terminal.changes if name == "Card"]


def test_a_printer_process_killed_in_the_middle_leaves_the_outcome_unknown(terminal: Terminal) -> None:
    terminal.printer.faults.slow = 0.5

    async def scene(client: Client) -> None:
        printing = asyncio.create_task(client.execute("Slip", PRINT, SLIP, timeout=30))
        await becomes(lambda: terminal.printer.busy)
        os.kill(terminal.publisher.device_pid("Slip"), signal.SIGKILL)
        done = await asyncio.wait_for(printing, 5)
        assert (done.code, done.payload) == ("internalError", {"outcome": "unknown"})

    terminal.run(scene)


def test_a_hung_device_is_killed_and_replaced(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        before = terminal.publisher.device_pid("Card")
        reading = asyncio.create_task(client.execute("Card", READ, {}, timeout=0.3))
        await asyncio.sleep(0.2)
        stop(before)
        assert (await asyncio.wait_for(reading, 10)).code in ("timeOut", "internalError")
        await becomes(lambda: not alive(before))
        await becomes(lambda: terminal.publisher.device_pid("Card") != before)
        await becomes(lambda: client.status("Card").device == "online")

    terminal.run(scene)


def test_devices_die_with_a_killed_publisher_and_the_client_finds_the_next_one(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        pids = [terminal.publisher.device_pid(name) for name in ("Card", "Slip")]
        token = (terminal.directory / "xfs4iot.token").read_text()
        terminal.publisher.end(signal.SIGKILL)
        await becomes(lambda: not any(alive(pid) for pid in pids))
        await becomes(lambda: client.status("Card").device == "offline")
        terminal.publisher.start()
        await becomes(lambda: all(client.status(name).device == "online" for name in ("Card", "Slip")))
        assert (terminal.directory / "xfs4iot.token").read_text() != token

    terminal.run(scene)


def test_the_address_answers_again_when_its_process_was_killed(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        before = terminal.publisher.device_pid("publisher")
        address = (terminal.directory / "xfs4iot.url").read_text()
        token = (terminal.directory / "xfs4iot.token").read_text()
        os.kill(before, signal.SIGKILL)
        await becomes(lambda: not alive(before))
        async with Connection(address, token=token) as publisher:
            done = await publisher.execute("ServicePublisher.GetServices", {}, within=5)
        assert done.code == "success"
        assert terminal.publisher.device_pid("publisher") != before
        assert all(client.status(name).device == "online" for name in ("Card", "Slip"))

    terminal.run(scene)


def test_cancelling_gives_the_reader_free_for_the_next(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        reading = asyncio.create_task(client.execute("Card", READ, {}, timeout=60))
        await asyncio.sleep(0.1)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        terminal.reader.put(CITIZENS[2].card.data())
        done = await client.execute("Card", READ, {}, timeout=5)
        assert done.payload["name"] == "王五"

    terminal.run(scene)


def test_a_busy_port_is_passed_over(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with Publisher([], first), Publisher([], second):
        eventually(lambda: (first / "xfs4iot.url").exists() and (second / "xfs4iot.url").exists())
        assert (first / "xfs4iot.url").read_text() != (second / "xfs4iot.url").read_text()


def test_one_address_is_enough_for_a_foreign_client(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        address = (terminal.directory / "xfs4iot.url").read_text()
        token = (terminal.directory / "xfs4iot.token").read_text()
        async with Connection(address, token=token) as publisher:
            done = await publisher.execute("ServicePublisher.GetServices", {}, within=5)
            services = done.payload["services"]
            assert isinstance(services, list)
        async with Connection(services[0]["serviceURI"], token=token) as service:
            status: Completion = await service.execute("Common.Status", {}, within=5)
            assert status.payload["cardReader"] == {"media": "notPresent"}
            capabilities = await service.execute("Common.Capabilities", {}, within=5)
            assert "cardReader" in capabilities.payload

    terminal.run(scene)


@pytest.mark.parametrize("hung", [False, True], ids=["well", "hung"])
def test_a_service_is_started_anew_when_asked(terminal: Terminal, *, hung: bool) -> None:
    """One that hangs is killed; its sibling is left alone."""

    async def scene(client: Client) -> None:
        before, sibling = terminal.publisher.device_pid("Card"), terminal.publisher.device_pid("Slip")
        if hung:
            stop(before)
        done = await client.restart("Card", within=20)
        assert done.code == "success"
        assert not alive(before)
        await becomes(lambda: client.status("Card").device == "online")
        assert terminal.publisher.device_pid("Card") != before
        assert terminal.publisher.device_pid("Slip") == sibling
        assert [status for name, status in terminal.changes if name == "Slip" and status.device == "offline"] == []

    terminal.run(scene)


def test_a_service_nobody_knows_is_not_started(terminal: Terminal) -> None:
    async def scene(client: Client) -> None:
        done = await client.restart("Toaster", within=5)
        assert (done.code, done.error) == ("commandErrorCode", "noSuchService")
        terminal.publisher.end(signal.SIGKILL)
        await becomes(lambda: client.status("Card").device == "offline")
        assert (await client.restart("Card", within=5)).code in ("deviceNotReady", "internalError")

    terminal.run(scene)
