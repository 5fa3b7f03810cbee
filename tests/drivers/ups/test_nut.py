"""The driver against Network UPS Tools itself: its upsd, and a driver of its own for a UPS that is a file."""

import getpass
import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.ups.device import Ups, open_device
from drivers.xfs4iot.enums import DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

FOLDER = Path("/lib/nut")
pytestmark = pytest.mark.timeout(120)


class Nut:
    """upsd and dummy-ups in a directory of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._write("ups.conf", "[kiosk]\ndriver = dummy-ups\nmode = dummy-once\nport = kiosk.dev\n")
        self._write("upsd.conf", f"LISTEN 127.0.0.1 {self.port}\nMAXAGE 2\n")
        self._write("upsd.users", "")
        self.say("OL CHRG")

    def _write(self, name: str, text: str) -> None:
        path = self._folder / name
        path.touch(0o600)
        path.write_text(text)

    def say(self, status: str) -> None:
        """What the UPS says from now on."""
        fresh = self._folder / ".fresh"
        fresh.write_text(f"ups.status: {status}\nbattery.charge: 57\nbattery.runtime: 900\n")
        fresh.replace(self._folder / "kiosk.dev")

    def start(self, name: str, *arguments: str) -> None:
        environment = os.environ | {"NUT_CONFPATH": str(self._folder), "NUT_STATEPATH": str(self._folder)}
        command = [str(FOLDER / name), *arguments, "-u", getpass.getuser(), "-F"]
        quiet = subprocess.DEVNULL
        self._children[name] = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)

    def signal(self, name: str, number: int) -> None:
        self._children[name].send_signal(number)
        if number == signal.SIGKILL:
            self._children.pop(name).wait(timeout=20)

    def end(self) -> None:
        for name in tuple(self._children):
            self.signal(name, signal.SIGKILL)


@pytest.fixture
def nut() -> Iterator[Nut]:
    # Not pytest's own directory: the path of a Unix socket has to be short.
    with tempfile.TemporaryDirectory() as name:
        nut = Nut(Path(name))
        try:
            nut.start("dummy-ups", "-a", "kiosk")
            nut.start("upsd")
            yield nut
        finally:
            nut.end()


@pytest.fixture
def ups(nut: Nut) -> Iterator[Ups]:
    ups = open_device({"ups": "kiosk", "port": nut.port})
    yield ups
    ups.close()


@pytest.mark.long
def test_power_cut_dead_driver_dead_server(nut: Nut, ups: Ups) -> None:
    context = PlainContext()

    def is_now(device: DeviceState, detail: str = "", **state: bool) -> bool:
        ups.poll(context)
        status = ups.status()
        known = status.parts["auxiliaries"].get("UPS")
        whole = {"low": False, "engaged": True, "powering": False, "recovered": False} | state
        return (status.device, status.detail) == (device, detail) and known == (
            whole if device is DeviceState.ONLINE else None
        )

    eventually(lambda: is_now(DeviceState.ONLINE))
    assert ups.status().parts["battery"] == {"charge": 55, "seconds": 900}
    nut.say("OB LB")
    eventually(lambda: is_now(DeviceState.ONLINE, powering=True, low=True))
    nut.say("OL")
    eventually(lambda: is_now(DeviceState.ONLINE, recovered=True))
    nut.signal("dummy-ups", signal.SIGSTOP)
    eventually(lambda: is_now(DeviceState.OFFLINE, "stale"))
    nut.signal("dummy-ups", signal.SIGCONT)
    eventually(lambda: is_now(DeviceState.ONLINE, recovered=True))
    nut.signal("dummy-ups", signal.SIGKILL)
    eventually(lambda: is_now(DeviceState.OFFLINE, "driverGone"))
    nut.signal("upsd", signal.SIGKILL)
    assert is_now(DeviceState.OFFLINE, "lost")
    assert is_now(DeviceState.OFFLINE, "absent")
    nut.start("dummy-ups", "-a", "kiosk")
    nut.start("upsd")
    eventually(lambda: is_now(DeviceState.ONLINE, recovered=True))


def test_a_ups_that_upsd_does_not_know(nut: Nut) -> None:
    ups = open_device({"ups": "other", "port": nut.port})

    def told() -> str:
        ups.poll(PlainContext())
        return ups.status().detail

    eventually(lambda: told() == "unknownUps")
    assert ups.status().device is DeviceState.NO_DEVICE
    ups.close()
