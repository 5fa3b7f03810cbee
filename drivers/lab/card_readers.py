"""Two readers for a slot: one behind a Unix socket, and one that the real pcscd takes for hardware.

Behind the Unix socket (`SocketLine`) the slot is the reader itself and stays when the card goes. vpcd (vsmartcard) is a
PC/SC driver: what is connected to its port is a card, so there a card that is put in connects and one that is taken out
hangs up. vpcd sends length and body apart, and the kernel would wait 40 ms before it acknowledged the first:
TCP_QUICKACK, which lasts for one read only.
"""

import contextlib
import select
import socket
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.lab.card_slot import CardSlot
from drivers.xfs4iot.bulk import short

HOST = "127.0.0.1"
_LOOK = 0.02
"""Seconds after which a reader that hears nothing looks whether its card is still there."""


class _Reader(ABC):
    """Serves a slot in a thread of its own."""

    def __init__(self, slot: CardSlot) -> None:
        self.slot = slot
        self._thread = threading.Thread(target=self._run, name=type(self).__name__, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.slot.ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self.slot.ended.is_set():
            with contextlib.suppress(OSError):
                self._once()

    @abstractmethod
    def _once(self) -> None:
        """One peer, from its coming to its going, or a moment without one."""

    @abstractmethod
    def _holds(self) -> bool:
        """Whether the peer that is there now is still to be served."""

    def _serve(self, line: socket.socket) -> None:
        while self._holds() and not self.slot.ended.is_set():
            if not select.select([line], [], [], _LOOK)[0]:
                continue
            body = self._receive(line)
            reply = self.slot.ask(body)
            if reply is None or not self._holds():
                continue
            cut = self.slot.faults.cut_after
            line.sendall((len(reply).to_bytes(2, "big") + reply)[:cut])
            if cut is not None:
                return

    def _receive(self, line: socket.socket) -> bytes:
        """One message. Raises OSError when the peer has gone."""
        return self._exactly(line, int.from_bytes(self._exactly(line, 2), "big"))

    def _exactly(self, line: socket.socket, length: int) -> bytes:
        data = b""
        while len(data) < length:
            if line.family == socket.AF_INET:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            piece = line.recv(length - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data


class SocketReader(_Reader):
    """The slot as a reader at `path`."""

    def __init__(self, slot: CardSlot, path: Path) -> None:
        super().__init__(slot)
        self.path = path
        self._plugged = threading.Event()
        self._plugged.set()

    def plug(self) -> None:
        """Make the reader reachable; harmless when it is."""
        self._plugged.set()

    def unplug(self) -> None:
        """Take the reader away; harmless when it is away."""
        self._plugged.clear()

    def _holds(self) -> bool:
        return self._plugged.is_set()

    def _once(self) -> None:
        if not self._plugged.wait(_LOOK):
            return
        fresh = self.path.with_name(f".{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            with short(fresh) as address:
                listener.bind(address)
            listener.listen(1)
            fresh.replace(self.path)
            try:
                self._accept(listener)
            finally:
                self.path.unlink(missing_ok=True)

    def _accept(self, listener: socket.socket) -> None:
        while self._holds() and not self.slot.ended.is_set():
            if select.select([listener], [], [], _LOOK)[0]:
                line, _ = listener.accept()
                with line, contextlib.suppress(OSError):
                    self._serve(line)


class VpcdReader(_Reader):
    """The slot as whatever lies in the reader that vpcd pretends to be at TCP `port`."""

    def __init__(self, slot: CardSlot, port: int) -> None:
        super().__init__(slot)
        self._port = port

    def _holds(self) -> bool:
        return self.slot.card is not None

    def _once(self) -> None:
        if not self._holds():
            self.slot.ended.wait(_LOOK)
            return
        try:
            line = socket.create_connection((HOST, self._port), timeout=1)
        except OSError:  # pcscd is not there, or not yet
            self.slot.ended.wait(_LOOK)
            return
        with line:
            line.settimeout(None)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._serve(line)
