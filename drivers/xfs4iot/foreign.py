"""A service that somebody else made, given only its address.

It is spoken to in 2021-1, and answers of later releases are understood (`messages`). It gets nothing that the standard
has not: our own additions are taken out of commands, a document goes as base64, and what it sends as base64 is kept
here under a handle, so that whoever uses the terminal's client sees no difference. Only what its capabilities announce
is asked of it.
"""

import asyncio
import base64
import binascii
import itertools
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from drivers.xfs4iot.addresses import is_address
from drivers.xfs4iot.bulk import KEPT
from drivers.xfs4iot.connection import Completion, Connection, OnEvent, undone
from drivers.xfs4iot.discovery import resolve
from drivers.xfs4iot.enums import Code, DeviceState, MessageType, Outcome
from drivers.xfs4iot.extensions import ADDITIONS, PRINTS
from drivers.xfs4iot.link import STATUS_LIMIT, Link, OnChange
from drivers.xfs4iot.messages import MAX_BYTES
from drivers.xfs4iot.status import DeviceStatus

FILE: Final = "xfs4iot.foreign"
"""In the directory of the device services: the addresses of foreign ones, by name, as JSON."""
LARGEST: Final = (MAX_BYTES - 64 * 1024) * 3 // 4
"""Bytes of a document that fit into one message as base64: not quite 6 MiB."""
_PICTURES: Final = {"Camera.TakePicture": ("pictureFile",), "Printer.ReadImage": ("images", "front", "data")}
_UNBEGUN: Final = (Code.INVALID_COMMAND, Code.UNSUPPORTED_COMMAND, Code.INVALID_DATA, Code.UNSUPPORTED_DATA)
_NOWHERE: Final = Path()


def read(directory: Path) -> Mapping[str, str]:
    """Addresses by name, as the device services have left them; none when there is no such file."""
    try:
        told = msgspec.json.decode((directory / FILE).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}
    return {name: url for name, url in told.items() if is_address(url)}


class ForeignLink(Link):
    """url: of the service, or of its publisher."""

    def __init__(self, name: str, url: str, on_change: OnChange) -> None:
        self._url = url
        self._commands: frozenset[str] = frozenset()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._numbers = itertools.count(1)
        super().__init__(name, url, "", on_change, DeviceStatus(DeviceState.NO_DEVICE), _NOWHERE)

    async def _open(self) -> Connection:
        self.address = await resolve(self._url, self._name)
        return Connection(self.address, token=None, on_unsolicited=self._changed)

    async def _greet(self, connection: Connection) -> None:
        done = await connection.execute("Common.Capabilities", {}, within=STATUS_LIMIT)
        if done.code != Code.SUCCESS:
            raise ConnectionError("it does not say what it can do")
        self._commands = announced(done.payload)

    async def execute(
        self, name: str, body: Mapping[str, object], *, within: float, bulk: bytes | None, on_event: OnEvent | None
    ) -> Completion:
        connection = self.connection
        if connection is None:
            return undone(name, Code.DEVICE_NOT_READY, "no such service now", sent=False)
        if name not in self._commands:
            return undone(name, Code.UNSUPPORTED_COMMAND, "not announced", sent=False)
        if bulk is not None and len(bulk) > LARGEST:
            return undone(name, Code.INVALID_DATA, "too large for a foreign service", sent=False)
        own = ADDITIONS.get((MessageType.COMMAND, name), {})
        plain = {key: value for key, value in body.items() if key not in own}
        if bulk is not None:
            plain["data"] = await asyncio.to_thread(lambda: base64.b64encode(bulk).decode("ascii"))
        done = await connection.execute(name, plain, within=within, on_event=on_event)
        await self.settled()
        if name in PRINTS:
            done.payload.setdefault("outcome", _outcome(done.code).value)
        return self._by_handle(name, done) if body.get("byHandle") is True else done

    async def fetch(self, handle: str) -> bytes | None:
        return self._kept.pop(handle, None)

    async def borrow(self, handle: str) -> int | None:
        return None

    def _by_handle(self, name: str, done: Completion) -> Completion:
        """What came as base64, kept for whoever fetches it."""
        value: object = done.payload
        for key in _PICTURES.get(name, ("",)):
            value = value.get(key) if isinstance(value, dict) else None
        if not isinstance(value, str):
            return done
        try:
            data = base64.b64decode(value, validate=True)
        except binascii.Error:
            return Completion(Code.INTERNAL_ERROR, {}, "a picture that is no base64")
        handle = f"{next(self._numbers):032x}"
        self._kept[handle] = data
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        payload: dict[str, object] = {"handle": handle, "mediaType": "image/jpeg", "pages": 1}
        return Completion(done.code, payload, done.description)


def announced(capabilities: Mapping[str, object]) -> frozenset[str]:
    """The commands that a service's capabilities name, with their interface; unknown shapes read as none."""
    interfaces = capabilities.get("interfaces")
    found = set()
    for interface in interfaces if isinstance(interfaces, list) else []:
        commands = interface.get("commands") if isinstance(interface, dict) else None
        prefix = str(interface.get("name", "")) if isinstance(interface, dict) else ""
        for command in commands if isinstance(commands, (dict, list)) else ():
            found.add(command if "." in str(command) else f"{prefix}.{command}")
    return frozenset(found)


def _outcome(code: str) -> Outcome:
    """What the standard's word says of a sheet: success is printed, a refusal is not, and of the rest nobody knows."""
    if code == Code.SUCCESS:
        return Outcome.PRINTED
    return Outcome.NOT_PRINTED if code in _UNBEGUN else Outcome.UNKNOWN
