"""Runs the centre: API, pages and opener as processes of their own, started again when they end.

This process holds the listening sockets. While a child is started again, connections wait instead of being refused.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from offline_store.durable import replace

log = logging.getLogger(__name__)
HOST: Final = "127.0.0.1"
API_URL: Final = "api.url"
WEB_URL: Final = "centre.url"
LOOK_SECONDS: Final = 0.2
RESTART_SECONDS: Final = 1.0
"""A child that keeps failing is not started more often than this."""
PATIENCE_SECONDS: Final = 5.0


class Child:
    """One process, its pid in `<run>/<name>.pid`."""

    def __init__(self, name: str, command: Sequence[str], run: Path, descriptors: tuple[int, ...] = ()) -> None:
        self._name = name
        self._command = [*command, "--parent", str(os.getpid())]
        self._pid = run / f"{name}.pid"
        self._descriptors = descriptors
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def keep_alive(self) -> None:
        """Start it if it is not running."""
        if self._process is not None and self._process.poll() is None:
            return
        if self._process is not None:
            if time.monotonic() - self._started < RESTART_SECONDS:
                return
            log.warning("%s ended with %d and is started again", self._name, self._process.returncode)
        self._started = time.monotonic()
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, pass_fds=self._descriptors)
        replace(self._pid, f"{self._process.pid}\n".encode())

    def ask_to_end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def end(self) -> None:
        """Raises nothing: who does not end by itself is killed."""
        self.ask_to_end()
        if self._process is not None:
            try:
                self._process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._pid.unlink(missing_ok=True)


def listen(address: Path, port: int) -> socket.socket:
    """A listening socket on `port`; 0 takes the port of the last time, which the file `address` tells, else any.

    The last time may not be quite over: a child whose parent was killed keeps the port while it ends.
    Raises OSError when `port` is not free.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    last = 0 if port else _last_port(address)
    while last and time.monotonic() < deadline:
        try:
            return _listening(last)
        except OSError:
            time.sleep(LOOK_SECONDS)
    return _listening(port)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(512)
        listening.set_inheritable(True)
    except OSError:
        listening.close()
        raise
    return listening


def serve(data: Path, port: int, web_port: int, database: str, day_seconds: float) -> None:
    """Until SIGTERM or SIGINT. Writes `api.url` (for terminals) and `centre.url` (the pages) once connections are
    taken.

    day_seconds: how long a promised working day takes the stand-in departments. Raises OSError when a port is not free.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with listen(data / API_URL, port) as api, listen(data / WEB_URL, web_port) as web:
        common = ["--data", str(data), "--database", database, "--day-seconds", str(day_seconds)]
        children = [
            _child("api", common, data, api),
            _child("web", common, data, web),
            _child("opener", common, data),
        ]
        try:
            for child in children:
                child.keep_alive()
            replace(data / API_URL, f"https://{HOST}:{api.getsockname()[1]}\n".encode())
            replace(data / WEB_URL, f"http://{HOST}:{web.getsockname()[1]}\n".encode())
            log.info("the centre listens on ports %d and %d", api.getsockname()[1], web.getsockname()[1])
            while not stop.wait(LOOK_SECONDS):
                for child in children:
                    child.keep_alive()
        finally:
            for child in children:
                child.ask_to_end()
            for child in children:
                child.end()


def _child(name: str, common: list[str], data: Path, listening: socket.socket | None = None) -> Child:
    command = [sys.executable, "-m", f"central.{name}", *common]
    if listening is None:
        return Child(name, command, data / "run")
    descriptor = listening.fileno()
    return Child(name, [*command, "--descriptor", str(descriptor)], data / "run", (descriptor,))


def _last_port(address: Path) -> int:
    """0 when there is none."""
    try:
        return urlsplit(address.read_text().strip()).port or 0
    except (OSError, ValueError):
        return 0
