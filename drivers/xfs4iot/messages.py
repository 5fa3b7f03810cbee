"""The messages themselves: JSON text to typed value and back.

What is written is the 2021-1 form exactly: header {type, name, version "1.0", requestId}, and `timeout`,
`completionCode`, `errorDescription` and the acknowledge's `status` in the payload. Later releases moved those four into
the header and dropped the acknowledge's "ok"; they are accepted and moved back, so nobody above this module knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from drivers.xfs4iot.enums import Acknowledge, Code, MessageType

VERSION = "1.0"
MAX_BYTES = 8 * 1024 * 1024
"""Longest message accepted, in bytes: a foreign client may print a document of about 6 MB as base64."""

_MOVED = ("timeout", "completionCode", "errorDescription", "status")


class Malformed(StrEnum):
    """Why a text is not a message."""

    NOT_JSON = "notJson"
    NO_HEADER = "noHeader"
    BAD_HEADER = "badHeader"
    BAD_PAYLOAD = "badPayload"


class MalformedMessageError(Exception):
    """A text that is not an XFS4IoT message. It carries the reason and, where one was readable, whom to answer.

    It never carries the text: a payload may hold personal data.
    """

    def __init__(self, reason: Malformed, *, name: str = "", request_id: int = 0) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.name = name
        self.request_id = request_id


@dataclass(frozen=True)
class Message:
    """One message. `request_id` is 0 for unsolicited events; `payload` is kept out of every representation."""

    type: MessageType
    name: str
    request_id: int = 0
    payload: Mapping[str, object] = field(default_factory=dict, repr=False)

    @property
    def timeout(self) -> float | None:
        """Seconds the sender allows, or None for no limit (0 on the wire)."""
        value = self.payload.get("timeout", 0)
        return value / 1000 if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def encode(message: Message) -> str:
    """The message in the 2021-1 form, keys without a value left out."""
    header = {
        "type": message.type.value,
        "name": message.name,
        "version": VERSION,
        "requestId": message.request_id,
    }
    payload = {key: value for key, value in message.payload.items() if value is not None}
    return msgspec.json.encode({"header": header, "payload": payload}).decode()


def decode(text: str | bytes) -> Message:
    """The message in `text`, whichever release wrote it.

    Raises MalformedMessageError; nothing else, whatever the bytes are.
    """
    try:
        body: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise MalformedMessageError(Malformed.NOT_JSON) from None
    header = body.get("header") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(header, dict):
        raise MalformedMessageError(Malformed.NO_HEADER)
    name, number, kind = header.get("name", ""), header.get("requestId", 0), header.get("type")
    name = name if isinstance(name, str) else ""
    number = number if isinstance(number, int) and not isinstance(number, bool) and number >= 0 else -1
    if kind not in tuple(MessageType) or number < 0 or (not name and kind != MessageType.ACKNOWLEDGE):
        raise MalformedMessageError(Malformed.BAD_HEADER, name=name, request_id=max(number, 0))
    kind = MessageType(kind)
    if number == 0 and kind is not MessageType.UNSOLICITED:
        raise MalformedMessageError(Malformed.BAD_HEADER, name=name)
    payload = body.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise MalformedMessageError(Malformed.BAD_PAYLOAD, name=name, request_id=number)
    merged: dict[str, object] = {key: header[key] for key in _MOVED if key in header}
    merged.update(payload or {})
    if kind is MessageType.ACKNOWLEDGE:
        merged.setdefault("status", Acknowledge.OK.value)
    return Message(kind, name, number, merged)


def completion(name: str, request_id: int, code: Code, payload: Mapping[str, object], description: str = "") -> Message:
    """The last message of a command; `description` is for technicians and holds no personal data."""
    parts: dict[str, object] = {"completionCode": code.value, **payload}
    if description:
        parts["errorDescription"] = description
    return Message(MessageType.COMPLETION, name, request_id, parts)


def acknowledge(name: str, request_id: int, status: Acknowledge) -> Message:
    """The first answer to a command."""
    return Message(MessageType.ACKNOWLEDGE, name, request_id, {"status": status.value})
