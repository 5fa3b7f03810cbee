"""One WebSocket address: who may enter, and what every connection does before a command means anything.

The publisher and each device service answer differently but are entered alike: a path, a bearer token, JSON messages.
Browsers are kept out by the token and by refusing every Origin.
"""

import asyncio
import hmac
import http
import logging
import socket
from abc import ABC, abstractmethod

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from drivers.xfs4iot.enums import Acknowledge, Code, MessageType
from drivers.xfs4iot.messages import MAX_BYTES, MalformedMessageError, Message, acknowledge, completion, decode, encode

log = logging.getLogger(__name__)

ROOT = "/xfs4iot/v1.0"
HOST = "127.0.0.1"


class Peer:
    """One connected client: an ordered way out, and the request ids it has in use.

    technician: it came with a technician's token.
    """

    def __init__(self, connection: ServerConnection, *, technician: bool = False) -> None:
        self.technician = technician
        self._connection = connection
        self._outgoing: asyncio.Queue[Message] = asyncio.Queue()
        self.requests: set[int] = set()

    def send(self, message: Message) -> None:
        """Queue a message; to be called in the loop's thread. A completion frees its request id."""
        if message.type is MessageType.COMPLETION:
            self.requests.discard(message.request_id)
        self._outgoing.put_nowait(message)

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        while True:
            await self._connection.send(encode(await self._outgoing.get()))


class Endpoint(ABC):
    """A listening address. Subclasses answer commands. token: every client's; technician: another, "" for none."""

    maximum_requests = 32

    def __init__(self, path: str, token: str, technician: str = "") -> None:
        self._path = path.rstrip("/").lower()
        self._expected = f"Bearer {token}"
        self._technician = f"Bearer {technician}" if technician else ""
        self.peers: set[Peer] = set()

    @abstractmethod
    def command(self, peer: Peer, message: Message) -> None:
        """Answer an acknowledged command with a completion, now or later. Runs in the loop's thread."""

    def known(self, name: str) -> bool:
        """Whether the endpoint carries out `name`."""
        return name in self.commands()

    @abstractmethod
    def commands(self) -> frozenset[str]:
        """Names of the commands carried out here."""

    @abstractmethod
    def gone(self, peer: Peer) -> None:
        """A client has left."""

    async def listen(self, listener: socket.socket) -> Server:
        """Serve on an already bound socket."""
        return await serve(
            self._handle,
            sock=listener,
            process_request=self._admit,
            max_size=MAX_BYTES,
            compression=None,
            logger=_quiet,
        )

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.path.partition("?")[0].rstrip("/").lower() != self._path:
            return connection.respond(http.HTTPStatus.NOT_FOUND, "no such service\n")
        known = _bears(request, self._expected) or self._is_technician(request)
        if "Origin" in request.headers or not known:
            return connection.respond(http.HTTPStatus.UNAUTHORIZED, "a bearer token is required\n")
        return None

    def _is_technician(self, request: Request | None) -> bool:
        return request is not None and bool(self._technician) and _bears(request, self._technician)

    async def _handle(self, connection: ServerConnection) -> None:
        peer = Peer(connection, technician=self._is_technician(connection.request))
        self.peers.add(peer)
        writer = asyncio.create_task(peer.write())
        try:
            async for text in connection:
                self._receive(peer, text)
        except ConnectionClosed:
            pass
        finally:
            self.peers.discard(peer)
            self.gone(peer)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    def _receive(self, peer: Peer, text: str | bytes) -> None:
        try:
            message = decode(text)
        except MalformedMessageError as error:
            log.warning("refused a message: %s", error.reason)
            if error.request_id:
                peer.send(acknowledge(error.name, error.request_id, Acknowledge.INVALID_MESSAGE))
            return
        if message.type is not MessageType.COMMAND:
            peer.send(acknowledge(message.name, message.request_id, Acknowledge.INVALID_MESSAGE))
        elif message.request_id in peer.requests:
            peer.send(acknowledge(message.name, message.request_id, Acknowledge.INVALID_REQUEST_ID))
        elif len(peer.requests) >= self.maximum_requests:
            peer.send(acknowledge(message.name, message.request_id, Acknowledge.TOO_MANY_REQUESTS))
        else:
            peer.requests.add(message.request_id)
            peer.send(acknowledge(message.name, message.request_id, Acknowledge.OK))
            if self.known(message.name):
                self.command(peer, message)
            else:
                peer.send(completion(message.name, message.request_id, Code.INVALID_COMMAND, {}))


def _bears(request: Request, expected: str) -> bool:
    return hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected.encode())


_quiet = logging.getLogger(f"{__name__}.websockets")
_quiet.setLevel(logging.CRITICAL)
