"""The driver against ippeveprinter, a real IPP printer that nobody here wrote.

It wants a system bus. A private one is started for it, so that nothing of the machine is touched and two runs at once
do not meet; DNS-SD stays off.
"""

import base64
import os
import shutil
import socket
import subprocess
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.page_printer.device import PagePrinter, open_device
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.page_printer.documents import pdf
from tests.drivers.waiting import eventually

PROGRAM = shutil.which("ippeveprinter", path=os.environ.get("PATH", "") + ":/usr/sbin") or "/usr/sbin/ippeveprinter"
BUS = """<busconfig>
<type>custom</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>"""

Open = Callable[[str], PagePrinter]


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("bus")
    config, path = directory / "bus.conf", directory / "socket"
    config.write_text(BUS.format(socket=path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    eventually(path.exists)
    yield f"unix:path={path}"
    _end(child)


@pytest.fixture
def printer(bus: str, tmp_path: Path) -> Iterator[Open]:
    """Starts a printer whose device is the given shell script; `$out` is a directory for what was printed."""
    children: list[subprocess.Popen[bytes]] = []
    drivers: list[PagePrinter] = []

    def open_printer(script: str) -> PagePrinter:
        device = tmp_path / "device.sh"
        device.write_text(f"#!/bin/sh\nout={tmp_path}\n{textwrap.dedent(script)}\n")
        device.chmod(0o755)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        spool = tmp_path / "spool"
        spool.mkdir()
        settings = ["-r", "off", "-k", "-d", str(spool), "-f", "application/pdf", "-n", "localhost", "-p", str(port)]
        environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus}
        command = [PROGRAM, *settings, "-c", str(device), "Test"]
        children.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        driver = open_device({"uri": f"ipp://localhost:{port}/ipp/print"})
        drivers.append(driver)
        eventually(lambda: _online(driver))
        return driver

    yield open_printer
    for driver in drivers:
        driver.close()
    for child in children:
        _end(child)


def _online(driver: PagePrinter) -> bool:
    driver.poll(PlainContext())
    return driver.status().device is DeviceState.ONLINE


def _print(driver: PagePrinter, limit: float = 30.0) -> object:
    payload = {"data": base64.b64encode(pdf(2)).decode()}
    return driver.execute("Printer.PrintNative", payload, PlainContext(limit))


def test_a_document_arrives_byte_for_byte(printer: Open, tmp_path: Path) -> None:
    driver = printer('cp "$1" $out/printed.pdf')
    assert _print(driver) == {"outcome": "printed"}
    assert (tmp_path / "printed.pdf").read_bytes() == pdf(2)


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("media-empty-error", "paperOut"),
        ("media-jam-warning", "paperJammed"),
        ("marker-supply-empty-report", "tonerOut"),
    ],
)
def test_a_job_that_stands_still_is_given_up_with_the_printers_reason(printer: Open, reason: str, error: str) -> None:
    driver = printer(f'echo "STATE: +{reason}" >&2; sleep 20')
    began = time.monotonic()
    with pytest.raises(CommandError) as caught:
        _print(driver)
    assert (caught.value.error, caught.value.payload["outcome"]) == (error, "unknown")
    assert time.monotonic() - began < 10


def test_a_job_whose_device_fails_is_not_called_printed(printer: Open) -> None:
    driver = printer('echo "STATE: +media-jam-error" >&2; exit 1')
    with pytest.raises(CommandError) as caught:
        _print(driver)
    assert caught.value.payload["outcome"] == "unknown"


def test_a_reason_that_goes_away_is_forgotten(printer: Open) -> None:
    driver = printer('echo "STATE: +cover-open-error" >&2; sleep 0.2; echo "STATE: -cover-open-error" >&2')
    assert _print(driver) == {"outcome": "printed"}
