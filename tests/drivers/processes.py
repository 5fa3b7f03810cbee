"""Publishers and halls as real processes, started the way the terminal starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import requests

from drivers.xfs4iot.settings import DeviceSettings
from tests.drivers.waiting import eventually

_PUBLISHER = """
import sys
from pathlib import Path
import msgspec
from drivers.xfs4iot.publisher import run
from drivers.xfs4iot.settings import DeviceSettings
devices, foreign = msgspec.json.decode(sys.argv[2])
run([DeviceSettings(**one) for one in devices], directory=Path(sys.argv[1]), foreign=foreign)
"""
_HALL = """
import sys
from pathlib import Path
from drivers.lab.server import run
port = int(sys.argv[2])
out, pages = (Path(one) if one else None for one in sys.argv[3:5])
run(Path(sys.argv[1]), centre=("127.0.0.1", port) if port else None, out=out, pages=pages)
"""


class Process:
    """A Python process that ends with the block."""

    def __init__(self, code: str, *arguments: str) -> None:
        self._command = [sys.executable, "-W", "error", "-c", code, *arguments]
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self.child
        return self.child.pid

    def start(self) -> None:
        self.child = subprocess.Popen(self._command)

    def end(self, number: int = signal.SIGTERM) -> int:
        assert self.child
        self.child.send_signal(number)
        return self.child.wait(timeout=20)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.child and self.child.poll() is None:
            self.end()


class Publisher(Process):
    """The publisher of `devices`, with its files in `directory`. foreign: addresses of other services, by name."""

    def __init__(
        self, devices: Sequence[DeviceSettings], directory: Path, foreign: Mapping[str, str] | None = None
    ) -> None:
        self.directory = directory
        super().__init__(_PUBLISHER, str(directory), msgspec.json.encode((devices, foreign or {})).decode())

    def device_pid(self, name: str) -> int:
        path = self.directory / "run" / f"{name}.pid"
        eventually(lambda: path.exists() and path.read_text())
        return int(path.read_text())


class HallProcess(Process):
    """The virtual hall, with its REST. pages: the file that tells where the centre's pages are."""

    def __init__(
        self, directory: Path, *, centre_port: int = 0, out: Path | None = None, pages: Path | None = None
    ) -> None:
        self.directory = directory
        super().__init__(_HALL, str(directory), str(centre_port), str(out or ""), str(pages or ""))

    def start(self) -> None:
        super().start()
        eventually((self.directory / "lab.url").exists)

    def ask(self, method: str, path: str, wish: Mapping[str, object] | None = None) -> requests.Response:
        url = (self.directory / "lab.url").read_text() + path
        return requests.request(method, url, json=wish, timeout=10)

    def want(self, method: str, path: str, wish: Mapping[str, object] | None = None) -> object:
        response = self.ask(method, path, wish)
        response.raise_for_status()
        return response.json()


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def stop(pid: int) -> None:
    """Freeze a process: it keeps its sockets and says nothing."""
    os.kill(pid, signal.SIGSTOP)
