"""What a browser shows of a terminal without a display: one picture of it, fetched as noVNC does (RFB, RFC 6143)."""

import struct

from PIL import Image
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

NO_PASSWORD = b"\x01"
SHARED = b"\x01"
RAW = 0
SECONDS = 5.0


def picture(port: int) -> Image.Image:
    """The whole display behind the bridge at this port of loopback.

    Raises OSError, EOFError, TimeoutError, WebSocketException while there is none.
    """
    url = f"ws://127.0.0.1:{port}/websockify"
    with connect(
        url, subprotocols=[Subprotocol("binary")], max_size=None, proxy=None, open_timeout=SECONDS
    ) as connection:
        wire = _Wire(connection)
        connection.send(wire.take(12))
        wire.take(wire.take(1)[0])
        connection.send(NO_PASSWORD)
        if wire.take(4) != bytes(4):
            raise EOFError("refused")
        connection.send(SHARED)
        width, height, _, name = struct.unpack(">HH16sI", wire.take(24))
        wire.take(name)
        connection.send(struct.pack(">BxHi", 2, 1, RAW))
        connection.send(struct.pack(">BBHHHH", 3, 0, 0, 0, width, height))
        return _update(wire, width, height)


def _update(wire: "_Wire", width: int, height: int) -> Image.Image:
    """The display's pixels have 32 bits: blue, green, red, nothing."""
    whole = Image.new("RGB", (width, height))
    _, parts = struct.unpack(">BxH", wire.take(4))
    for _ in range(parts):
        x, y, wide, high, _ = struct.unpack(">HHHHi", wire.take(12))
        whole.paste(Image.frombytes("RGB", (wide, high), wire.take(wide * high * 4), "raw", "BGRX"), (x, y))
    return whole


class _Wire:
    """Bytes in the order of their coming, however they were framed."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._rest = b""

    def take(self, count: int) -> bytes:
        while len(self._rest) < count:
            block = self._connection.recv(timeout=SECONDS)
            if isinstance(block, str):
                raise EOFError("text")
            self._rest += block
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken
