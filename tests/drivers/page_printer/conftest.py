"""A real IPP printer that nobody here wrote: ippeveprinter, whose device is a shell script.

It wants a system bus. A private one is started for it, so that nothing of the machine is touched and two runs at once
do not meet; DNS-SD stays off.
"""

import os
import shutil
import socket
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from drivers.page_printer.ipp import IppPrinter, PrinterError
from tests.drivers.waiting import eventually

PROGRAM = shutil.which("ippeveprinter", path=os.environ.get("PATH", "") + ":/usr/sbin") or "/usr/sbin/ippeveprinter"
BUS = """<busconfig>
<type>custom</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>"""


class Start(Protocol):
    """Starts a printer; returns its address."""

    def __call__(self, script: str, attributes: str = "") -> str: ...


def end(child: subprocess.Popen[bytes]) -> None:
    """Let a child go, or make it."""
    child.terminate()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def free_port() -> int:
    """A port that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("bus")
    config, path = directory / "bus.conf", directory / "socket"
    config.write_text(BUS.format(socket=path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    eventually(path.exists)
    yield f"unix:path={path}"
    end(child)


@pytest.fixture
def real_printer(bus: str, tmp_path: Path) -> Iterator[Start]:
    """Starts a printer whose device is the given shell script; `$out` is a directory for what was printed.

    attributes: lines of an attributes file, which replaces what the printer says of itself (`ippeveprinter -a`).
    """
    children: list[subprocess.Popen[bytes]] = []

    def start(script: str, attributes: str = "") -> str:
        device, port = tmp_path / "device.sh", free_port()
        device.write_text(f"#!/bin/sh\nout={tmp_path}\n{textwrap.dedent(script)}\n")
        device.chmod(0o755)
        spool = tmp_path / "spool"
        spool.mkdir()
        settings = ["-r", "off", "-k", "-d", str(spool), "-n", "localhost", "-p", str(port)]
        described = tmp_path / "printer.conf"
        described.write_text(attributes)
        settings += ["-a", str(described)] if attributes else ["-f", "application/pdf"]
        environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus}
        command = [PROGRAM, *settings, "-c", str(device), "Test"]
        children.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        uri = f"ipp://localhost:{port}/ipp/print"
        eventually(lambda: _answers(uri))
        return uri

    yield start
    for child in children:
        end(child)


def _answers(uri: str) -> bool:
    printer = IppPrinter(uri)
    try:
        printer.condition()
    except PrinterError:
        return False
    finally:
        printer.close()
    return True
