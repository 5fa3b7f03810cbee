"""upsd the other way round, for what the real one cannot be made to do: silence, half lines, rubbish, a cut."""

import contextlib
import socket
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"


@dataclass
class Faults:
    """What goes wrong. error: the reason every question is refused for. raw: bytes instead of an answer.

    cut_after: bytes of an answer after which upsd hangs up. status: what the UPS says of itself (`ups.status`).
    """

    silent: bool = False
    error: str = ""
    raw: bytes = b""
    cut_after: int | None = None
    status: str = ""


class UpsEmulator:
    """One UPS called `name`, on a free port if `port` is 0. `variables` and `faults` may be changed from any thread."""

    def __init__(self, name: str, port: int = 0) -> None:
        self.faults = Faults()
        self.variables = {"ups.status": "OL CHRG", "battery.charge": "100", "battery.runtime": "1800"}
        self._name = name
        self.port = port
        self._listener: socket.socket | None = None
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()

    def __enter__(self) -> Self:
        self.switch_on()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.switch_off()

    def switch_on(self) -> None:
        """Listen, at the same port as before; harmless when it listens. Raises OSError."""
        if self._listener is None:
            self._listener = socket.create_server((HOST, self.port))
            self.port = self._listener.getsockname()[1]
            threading.Thread(target=self._serve, args=(self._listener,), name="upsd", daemon=True).start()

    def switch_off(self) -> None:
        """Be gone, for those who are connected too; harmless when it is."""
        listener, self._listener = self._listener, None
        ends = [listener] if listener else []
        with self._lock:
            ends += self._open
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        if listener:
            listener.close()

    def _serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer_all, args=(connection,), name="upsd client", daemon=True).start()

    def _answer_all(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)
        with connection, connection.makefile("rb") as lines:
            try:
                for line in lines:
                    answer = b"" if self.faults.silent else self.faults.raw or self._answer(line.split())
                    connection.sendall(answer[: self.faults.cut_after])
                    if self.faults.cut_after is not None:
                        return
            except OSError:
                return
            finally:
                with self._lock:
                    self._open.discard(connection)

    def _answer(self, words: list[bytes]) -> bytes:
        if self.faults.error:
            return f"ERR {self.faults.error}\n".encode()
        if len(words) != 4 or words[:2] != [b"GET", b"VAR"]:
            return b"ERR UNKNOWN-COMMAND\n"
        if words[2].decode() != self._name:
            return b"ERR UNKNOWN-UPS\n"
        name = words[3].decode()
        if name not in self.variables:
            return b"ERR VAR-NOT-SUPPORTED\n"
        said = self.faults.status if name == "ups.status" and self.faults.status else self.variables[name]
        quoted = said.replace("\\", "\\\\").replace('"', '\\"')
        return f'VAR {self._name} {name} "{quoted}"\n'.encode()
