"""A centre that commands: signs what it is told to sign, well or badly, and reads what came of it."""

import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import command_key
from central.store import commands
from central.store.commands import Audit, Issued
from central.store.database import rfc3339
from kiosk_app.protocol.commands import Command, SignedCommand
from kiosk_app.protocol.local import Perform, Performed
from offline_store.ids import TimeOrderedIds
from tests.central.centres import TERMINAL, Hall
from tests.sync.agents import wait_for

STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))


def command(hall: Hall, name: str = "in-service", within: float = 3600.0, **arguments: str) -> Command:
    now = hall.clock()
    return Command(
        id=TimeOrderedIds(lambda: now, secrets.token_bytes)(),
        terminal=TERMINAL,
        name=name,
        arguments=arguments,
        nonce=secrets.token_hex(16),
        issued=rfc3339(now),
        expires=rfc3339(now + within),
    )


def sign(hall: Hall, wanted: Command) -> SignedCommand:
    return command_key.sign(wanted, command_key.key(hall.data))


def issue(hall: Hall, wanted: Command, signed: SignedCommand | None = None, terminal: str = TERMINAL) -> str:
    """Leave it for `terminal`, whatever it says of itself. Returns its id."""
    with hall.store.write() as connection:
        row = replace(wanted, terminal=terminal)
        commands.issue(connection, row, signed or sign(hall, wanted), "王操作", "a test")
    return wanted.id


def send(hall: Hall, name: str = "in-service", within: float = 3600.0, **arguments: str) -> str:
    return issue(hall, command(hall, name, within, **arguments))


def altered(signed: SignedCommand, old: str, new: str) -> SignedCommand:
    assert old in signed.command
    return replace(signed, command=signed.command.replace(old, new))


def by_a_stranger(wanted: Command, *, named: str = "") -> SignedCommand:
    """named: the key id it claims."""
    signed = command_key.sign(wanted, STRANGER)
    return replace(signed, key=named or signed.key)


def known(hall: Hall, command_id: str) -> Issued:
    with hall.store.read() as connection:
        found = commands.find(connection, TERMINAL, command_id, hall.clock())
    assert found
    return found


def history(hall: Hall, command_id: str) -> list[tuple[str, str]]:
    """What the audit says: what happened, and how."""
    with hall.store.read() as connection:
        rows: list[Audit] = commands.audit(connection, TERMINAL, command_id)
    return [(row.what, row.detail) for row in rows]


def outcome(hall: Hall, command_id: str) -> str:
    """Waits for it; the opener works meanwhile."""

    def there() -> bool:
        hall.work.step()
        return known(hall, command_id).received > 0

    wait_for(there)
    found = known(hall, command_id)
    return f"{found.state} {found.key}".rstrip()


class Runtime:
    """The runtime's end of the local socket: performs as `act` says, and remembers what it was asked."""

    def __init__(self, act: Callable[[Perform], Performed | None]) -> None:
        self.act = act
        self.asked: list[Perform] = []

    def serve(self, server: socket.socket, stop: threading.Event) -> None:
        server.settimeout(0.05)
        while not stop.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(0.05)
                self._listen(connection, stop)

    def _listen(self, connection: socket.socket, stop: threading.Event) -> None:
        pending = b""
        while not stop.is_set():
            try:
                block = connection.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                return
            if not block:
                return
            *lines, pending = (pending + block).split(b"\n")
            for line in lines:
                self._heard(connection, msgspec.json.decode(line))

    def _heard(self, connection: socket.socket, message: dict[str, Any]) -> None:
        if message["type"] != "perform":
            return
        order = msgspec.convert(message, Perform)
        self.asked.append(order)
        performed = self.act(order)
        if performed:
            connection.sendall(msgspec.json.encode(performed) + b"\n")


def done(order: Perform) -> Performed:
    return Performed(order.id, "done")


@contextmanager
def runtime(directory: Path, act: Callable[[Perform], Performed | None] = done) -> Iterator[Runtime]:
    """It is there, and does what it is asked."""
    acting, stop = Runtime(act), threading.Event()
    path = directory / "runtime.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen()
        thread = threading.Thread(target=acting.serve, args=(server, stop))
        thread.start()
        try:
            yield acting
        finally:
            stop.set()
            thread.join()
            path.unlink()
