"""The real pcscd with vpcd, private to one process: its own /run, so that neither the machine's pcscd nor anybody
else's is met. libpcsclite finds it by an environment variable, which it reads only once in a process: so there is one
daemon, at one place, for all that a process does.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from drivers.lab.card_readers import HOST

_MODULE = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
_START = """
mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind "$1" /run/pcscd && exec pcscd --foreground --config "$2"
"""
READER = "Virtual PCD"
LIMIT, _LOOK = 20.0, 0.01
"""Seconds it may take to come up or to stand still, and between two looks whether it has."""


class Pcscd:
    """A daemon with one virtual reader at TCP `port`, which is another one each time."""

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="pcscd-"))
        self._child: subprocess.Popen[bytes] | None = None
        self._socket = self._directory / "run" / "pcscd.comm"
        for name in ("run", "conf"):
            (self._directory / name).mkdir()
        os.environ["PCSCLITE_CSOCK_NAME"] = str(self._socket)
        self.port = 0

    def start(self) -> None:
        """Bring it up; harmless when it runs."""
        if self._child is not None:
            return
        self.port = _free_pair()
        reader = (
            f'FRIENDLYNAME "{READER}"\nDEVICENAME /dev/null:{self.port}\nLIBPATH {_MODULE}\nCHANNELID {self.port}\n'
        )
        (self._directory / "conf" / "vpcd").write_text(reader)
        alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
        command = [*alone, "sh", "-c", _START, "-", str(self._directory / "run"), str(self._directory / "conf")]
        self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _until(self._answers)

    def kill(self) -> None:
        """End it as a crash would; harmless when it does not run."""
        if self._child is not None:
            self._child.send_signal(signal.SIGKILL)
            self._child.wait(timeout=20)
            self._child = None
            for left in (self._directory / "run").iterdir():
                left.unlink()

    def freeze(self, frozen: bool) -> None:
        """Let it keep its sockets and say nothing."""
        assert self._child
        self._child.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)
        tasks = Path(f"/proc/{self._child.pid}/task")
        _until(lambda: not frozen or all(_state(task) == "T" for task in tasks.iterdir()))

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._directory)

    def _answers(self) -> bool:
        assert self._child
        if self._child.poll() is not None:
            raise ChildProcessError("pcscd would not start")
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(str(self._socket)) == 0


def _until(condition: Callable[[], bool]) -> None:
    """Raises TimeoutError."""
    end = time.monotonic() + LIMIT
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_LOOK)


def _state(task: Path) -> str:
    return (task / "stat").read_text().rpartition(")")[2].split()[0]


def _free_pair() -> int:
    """vpcd takes two ports in a row, one for each of its slots."""
    while True:
        with socket.create_server((HOST, 0)) as first:
            port: int = first.getsockname()[1]
            try:
                with socket.create_server((HOST, port + 1)):
                    return port
            except OSError:
                continue
