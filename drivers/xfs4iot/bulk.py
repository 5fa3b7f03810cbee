"""Bulk bytes by handle: sealed memory passed between our own processes, so that no document travels inside JSON.

Beside every service's WebSocket stands a Unix stream in the private run directory. A client leaves bytes there before
its command ("put", a memfd goes over as SCM_RIGHTS) and fetches bytes a completion named ("get"). A handle works once.
The receiver accepts only memory sealed against shrinking, growing and writing: what it has checked cannot change.
Memory that does change, a preview, is lent (`ring` is what keeps it safe to look at), and fetched by `borrow`.

Addresses go through the directory's descriptor because a Unix address holds 107 bytes and a data directory may be
longer. The peer must be of our own user; the directory is private anyway.
"""

import contextlib
import fcntl
import os
import re
import secrets
import socket
import struct
import threading
from collections import OrderedDict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""Largest piece of bulk, in bytes."""
KEPT = 16
"""Pieces kept at once in each direction; the oldest goes first."""
TIMEOUT = 5.0

_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL
_HANDLE = re.compile(r"[0-9a-f]{32}")


class BulkReason(StrEnum):
    """Why bulk bytes did not arrive."""

    UNKNOWN_HANDLE = "unknownHandle"
    NOT_SEALED = "notSealed"
    TOO_LARGE = "tooLarge"
    UNREACHABLE = "unreachable"


class BulkError(Exception):
    """Bulk bytes that did not arrive."""

    def __init__(self, reason: BulkReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def new_handle() -> str:
    """A name nobody can guess."""
    return secrets.token_hex(16)


def pack(data: bytes) -> int:
    """A sealed memfd with `data`; the caller closes it. Raises BulkError."""
    if len(data) > LIMIT:
        raise BulkError(BulkReason.TOO_LARGE)
    descriptor = os.memfd_create("bulk", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with open(descriptor, "wb", closefd=False) as stream:
        stream.write(data)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)
    return descriptor


def unpack(descriptor: int) -> bytes:
    """The bytes of a sealed memfd, which is closed. Raises BulkError."""
    try:
        try:
            sealed = fcntl.fcntl(descriptor, fcntl.F_GET_SEALS)
        except OSError:
            sealed = 0
        if sealed & _SEALS != _SEALS:
            raise BulkError(BulkReason.NOT_SEALED)
        size = os.fstat(descriptor).st_size
        if size > LIMIT:
            raise BulkError(BulkReason.TOO_LARGE)
        return os.pread(descriptor, size, 0)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def short(path: Path) -> Iterator[str]:
    """An address for the socket at `path`, whatever its length; good within the block."""
    descriptor = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{descriptor}/{path.name}"
    finally:
        os.close(descriptor)


class BulkStore:
    """The service's side: keeps pieces until they are taken, each once. Safe between its thread and the driver's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._arrived: OrderedDict[str, int] = OrderedDict()
        self._offered: OrderedDict[str, int] = OrderedDict()

    def give(self, data: bytes) -> str:
        """Offer bytes to a client. Raises BulkError."""
        handle = new_handle()
        self._keep(self._offered, handle, pack(data))
        return handle

    def lend(self, descriptor: int) -> str:
        """Offer memory that its owner goes on writing; `descriptor` stays the owner's."""
        handle = new_handle()
        self._keep(self._offered, handle, os.dup(descriptor))
        return handle

    def withdraw(self, handle: str) -> None:
        """Offer it no longer, if nobody has fetched it."""
        with contextlib.suppress(BulkError):
            os.close(self._pop(self._offered, handle))

    def take(self, handle: str) -> bytes:
        """The bytes a client left. Raises BulkError."""
        return unpack(self._pop(self._arrived, handle))

    def keep(self, handle: str, descriptor: int) -> None:
        """Keep the memfd a client has sent until it is taken."""
        self._keep(self._arrived, handle, descriptor)

    def forget(self, handle: str) -> None:
        """Drop what a client left and nobody took."""
        with contextlib.suppress(BulkError):
            os.close(self._pop(self._arrived, handle))

    def close(self) -> None:
        """Let go of everything."""
        for pieces in (self._arrived, self._offered):
            while pieces:
                os.close(pieces.popitem()[1])

    def _keep(self, pieces: OrderedDict[str, int], handle: str, descriptor: int) -> None:
        with self._lock:
            pieces[handle] = descriptor
            while len(pieces) > KEPT:
                os.close(pieces.popitem(last=False)[1])

    def _pop(self, pieces: OrderedDict[str, int], handle: str) -> int:
        with self._lock:
            descriptor = pieces.pop(handle, None)
        if descriptor is None:
            raise BulkError(BulkReason.UNKNOWN_HANDLE)
        return descriptor

    def serve(self, connection: socket.socket) -> None:
        """Answer one peer: one request, one answer. Never raises for what the peer does."""
        connection.settimeout(TIMEOUT)
        descriptors: list[int] = []
        try:
            request, descriptors, _, _ = socket.recv_fds(connection, 64, 1)
            verb, _, handle = request.decode("ascii", "replace").partition(" ")
            if not own_peer(connection) or not _HANDLE.fullmatch(handle):
                return
            if verb == "put" and descriptors and handle not in self._arrived:
                self.keep(handle, descriptors.pop())
                connection.sendall(b"ok")
            elif verb == "get":
                descriptor = self._pop(self._offered, handle)
                try:
                    socket.send_fds(connection, [b"ok"], [descriptor])
                finally:
                    os.close(descriptor)
        except (OSError, BulkError):
            return
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
            connection.close()


def own_peer(connection: socket.socket) -> bool:
    """Whether the other end runs as our user or as root."""
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    uid: int = struct.unpack("3i", raw)[1]
    return uid in (0, os.getuid())


def listen(path: Path) -> socket.socket:
    """The Unix stream of a service, readable and writable by our user only."""
    path.unlink(missing_ok=True)
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with short(path) as address:
        server.bind(address)
    path.chmod(0o600)
    server.listen(8)
    return server


def put(path: Path, handle: str, data: bytes) -> None:
    """Leave `data` under `handle` with the service whose stream is `path`. Raises BulkError."""
    descriptor = pack(data)
    try:
        with _connect(path) as connection:
            socket.send_fds(connection, [f"put {handle}".encode()], [descriptor])
            if connection.recv(2) != b"ok":
                raise BulkError(BulkReason.UNREACHABLE)
    except OSError:
        raise BulkError(BulkReason.UNREACHABLE) from None
    finally:
        os.close(descriptor)


def get(path: Path, handle: str) -> bytes:
    """The bytes a service offered under `handle`. Raises BulkError."""
    return unpack(borrow(path, handle))


def borrow(path: Path, handle: str) -> int:
    """The memory a service offered under `handle`, as a descriptor that the caller closes. Raises BulkError."""
    try:
        with _connect(path) as connection:
            connection.sendall(f"get {handle}".encode())
            answer, descriptors, _, _ = socket.recv_fds(connection, 2, 1)
    except OSError:
        raise BulkError(BulkReason.UNREACHABLE) from None
    if answer != b"ok" or not descriptors:
        raise BulkError(BulkReason.UNKNOWN_HANDLE)
    return descriptors[0]


@contextlib.contextmanager
def _connect(path: Path) -> Iterator[socket.socket]:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(TIMEOUT)
    try:
        with short(path) as address:
            connection.connect(address)
        yield connection
    finally:
        connection.close()
