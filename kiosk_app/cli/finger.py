"""The scripted citizen's hands: the robot inside the screen's process, and the virtual hall around the terminal."""

import json
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests

SECONDS = 10.0


class Lost(Exception):
    """The screen's process went away."""


class Finger:
    """Speaks to `ui.robot` over its socket. `screen` is the last one shown; connects again after a restart."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._rest = b""
        self._number = 0
        self.screen: Mapping[str, Any] = {}
        self.shown = 0

    def connect(self, seconds: float) -> None:
        """Raises Lost when nobody listens for so long."""
        deadline = time.monotonic() + seconds
        self.close()
        while True:
            candidate = socket.socket(socket.AF_UNIX)
            try:
                candidate.connect(str(self._path))
            except OSError as error:
                candidate.close()
                if time.monotonic() > deadline:
                    raise Lost("the screen did not come up") from error
                time.sleep(0.05)
                continue
            self._socket, self._rest = candidate, b""
            return

    def close(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket = None

    def look(self, seconds: float) -> bool:
        """Take in screens until one has come or the time is up; True when one came. Raises Lost."""
        before = self.shown
        deadline = time.monotonic() + seconds
        while self.shown == before and time.monotonic() < deadline:
            self._read(deadline - time.monotonic())
        return self.shown != before

    def do(self, command: Mapping[str, object]) -> str:
        """Carry out one command; "" when it worked, otherwise why not. Raises Lost."""
        self._number += 1
        assert self._socket
        try:
            self._socket.sendall(json.dumps({"id": self._number, **command}).encode() + b"\n")
        except OSError as error:
            raise Lost("the screen went away") from error
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            for answer in self._read(deadline - time.monotonic()):
                if answer.get("id") == self._number:
                    return "" if answer["ok"] else str(answer["error"])
        raise Lost("the screen does not answer")

    def _read(self, seconds: float) -> list[dict[str, Any]]:
        assert self._socket
        self._socket.settimeout(max(0.01, seconds))
        try:
            block = self._socket.recv(1 << 16)
        except TimeoutError:
            return []
        except OSError as error:
            raise Lost("the screen went away") from error
        if not block:
            raise Lost("the screen went away")
        *lines, self._rest = (self._rest + block).split(b"\n")
        messages: list[dict[str, Any]] = [json.loads(line) for line in lines]
        for message in messages:
            if "screen" in message:
                self.screen = message["screen"]
                self.shown += 1
        return messages


class Hall:
    """The virtual hall's REST interface."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        self._session.close()

    def put(self, what: str, body: Mapping[str, object]) -> None:
        self._session.put(f"{self._address}/{what}", json=body, timeout=SECONDS).raise_for_status()

    def lift_card(self) -> None:
        self._session.delete(f"{self._address}/card", timeout=SECONDS).raise_for_status()
