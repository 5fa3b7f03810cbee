"""The client's end of one address, ours or a foreign XFS4IoT service's.

`Client` keeps one of these per service of our own publisher. To talk to somebody else's service this class is enough:

    async with Connection("wss://host:443/xfs4iot/v1.0/CardReader", token=None) as reader:
        done = await reader.execute("Common.Status", {}, within=2)
"""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from drivers.xfs4iot.enums import Acknowledge, Code, MessageType, Outcome
from drivers.xfs4iot.extensions import PRINTS
from drivers.xfs4iot.messages import MAX_BYTES, MalformedMessageError, Message, decode, encode

log = logging.getLogger(__name__)

OPEN_LIMIT = 5.0
MARGIN = 2.0
"""Seconds a service may be late with its own `timeOut` before the client gives up by itself."""

OnEvent = Callable[[str, Mapping[str, object]], None]

_REFUSED: Mapping[str, Code] = {
    Acknowledge.INVALID_MESSAGE: Code.INVALID_COMMAND,
    Acknowledge.INVALID_REQUEST_ID: Code.INVALID_REQUEST_ID,
    Acknowledge.TOO_MANY_REQUESTS: Code.DEVICE_NOT_READY,
}


@dataclass(frozen=True)
class Completion:
    """How a command ended. `payload` may hold personal data and is kept out of representations."""

    code: str
    payload: dict[str, object] = field(default_factory=dict, repr=False)
    description: str = ""

    @property
    def error(self) -> str:
        """`errorCode`, or "" when there is none."""
        value = self.payload.get("errorCode", "")
        return value if isinstance(value, str) else ""


def undone(name: str, code: Code, description: str, *, sent: bool) -> Completion:
    """A completion made up by the client, because the service gave none."""
    outcome = Outcome.UNKNOWN if sent else Outcome.NOT_PRINTED
    return Completion(code, {"outcome": outcome.value} if name in PRINTS else {}, description)


@dataclass(eq=False)
class _Pending:
    name: str
    answer: asyncio.Future[Completion]
    on_event: OnEvent | None


class Connection:
    """One open address. `lost` is set when it has ended, for whatever reason.

    Entering raises OSError, TimeoutError or websockets' WebSocketException when nobody answers or the token is wrong.
    """

    def __init__(self, address: str, *, token: str | None, on_unsolicited: OnEvent | None = None) -> None:
        self._address = address
        self._token = token
        self._on_unsolicited = on_unsolicited
        self._numbers = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._socket: ClientConnection | None = None
        self.lost = asyncio.Event()

    async def __aenter__(self) -> Self:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        self._socket = await connect(
            self._address,
            additional_headers=headers,
            max_size=MAX_BYTES,
            compression=None,
            open_timeout=OPEN_LIMIT,
            close_timeout=1.0,
            proxy=None,
            logger=_quiet,
        )
        self._spawn(self._read(self._socket))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket:
            await self._socket.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._end()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def execute(
        self, name: str, payload: Mapping[str, object], *, within: float, on_event: OnEvent | None = None
    ) -> Completion:
        """Send a command and wait for its completion; `within` is in seconds, enforced by both ends.

        Never raises for what the device or the line does. Cancelling the awaiting task sends Common.Cancel.
        """
        if self._socket is None or self.lost.is_set():
            return undone(name, Code.DEVICE_NOT_READY, "not connected", sent=False)
        number = next(self._numbers)
        pending = _Pending(name, asyncio.get_running_loop().create_future(), on_event)
        self._pending[number] = pending
        body = {**payload, "timeout": max(1, round(within * 1000))}
        finished = False
        try:
            async with asyncio.timeout(within + MARGIN):
                await self._socket.send(encode(Message(MessageType.COMMAND, name, number, body)))
                answer = await pending.answer
                finished = True
                return answer
        except TimeoutError:
            return undone(name, Code.TIME_OUT, "no completion in time", sent=True)
        except ConnectionClosed:
            finished = True
            return undone(name, Code.INTERNAL_ERROR, "connection lost", sent=True)
        finally:
            del self._pending[number]
            if not finished:
                self._spawn(self._cancel(self._socket, number))

    async def _cancel(self, socket: ClientConnection, number: int) -> None:
        message = Message(MessageType.COMMAND, "Common.Cancel", next(self._numbers), {"requestIds": [number]})
        with contextlib.suppress(ConnectionClosed):
            await socket.send(encode(message))

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                self._receive(text)
        except ConnectionClosed:
            pass
        finally:
            self._end()

    def _end(self) -> None:
        self.lost.set()
        for pending in self._pending.values():
            if not pending.answer.done():
                pending.answer.set_result(undone(pending.name, Code.INTERNAL_ERROR, "connection lost", sent=True))

    def _receive(self, text: str | bytes) -> None:
        try:
            message = decode(text)
        except MalformedMessageError as error:
            log.warning("ignored a message: %s", error.reason)
            return
        if message.type is MessageType.UNSOLICITED:
            if self._on_unsolicited:
                self._on_unsolicited(message.name, message.payload)
            return
        pending = self._pending.get(message.request_id)
        if pending is None or pending.answer.done():
            return
        if message.type is MessageType.EVENT and pending.on_event:
            asyncio.get_running_loop().call_soon(pending.on_event, message.name, message.payload)
        elif message.type is MessageType.COMPLETION:
            pending.answer.set_result(_completion(message))
        elif message.type is MessageType.ACKNOWLEDGE and message.payload.get("status") != Acknowledge.OK:
            code = _REFUSED.get(str(message.payload["status"]), Code.INVALID_COMMAND)
            pending.answer.set_result(undone(pending.name, code, "not accepted", sent=False))


def _completion(message: Message) -> Completion:
    payload = dict(message.payload)
    code, description = payload.pop("completionCode", Code.SUCCESS), payload.pop("errorDescription", "")
    return Completion(str(code), payload, str(description))


UNREACHABLE = (OSError, TimeoutError, WebSocketException)
"""What entering a `Connection` raises when nobody is there."""


# At DEBUG the library writes every frame into the log, and a frame may be a citizen's card.
_quiet = logging.getLogger(f"{__name__}.websockets")
_quiet.setLevel(logging.CRITICAL)
