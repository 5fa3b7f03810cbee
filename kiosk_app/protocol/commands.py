"""What the centre may tell one terminal to do: a closed list of commands, each signed, each with a result.

A command is canonical JSON (sorted keys, no spaces, UTF-8). The centre's command key signs `CONTEXT` and the exact
bytes with Ed25519, and the terminal reads nothing else of it before that holds. `GET /v1/changes?…&commands=CURSOR`
brings those that wait for the terminal, until their result has arrived, they are cancelled, or they expire. The result
goes up as an entry of kind `command_result`.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

CONTEXT: Final = b"kiosk command v1\n"
LANGUAGES: Final = ("zh_CN", "en")
"""Whatever a citizen is to read is said in each of them."""
MAX_SENTENCE: Final = 120
MAX_LINES: Final = 5000
MAX_DATA: Final = 1024 * 1024
"""Bytes that a result may bring."""
PAGE: Final = 20
"""Commands in one answer."""

Reason = Literal["maintenance", "fault", "supplies", "site"]
"""Why a terminal is out of service, as its screen can say it; `site`: the place itself is closed."""
REASONS: Final[Mapping[str, Reason]] = {
    "maintenance": "maintenance",
    "fault": "fault",
    "supplies": "supplies",
    "site": "site",
}
Outcome = Literal["done", "refused", "failed", "busy", "expired", "unknown"]
"""busy: not while somebody is there; the same command may be sent anew. unknown: begun, and nobody can say more."""
Texts = Mapping[str, str]
"""One sentence in each of `LANGUAGES`, or nothing at all."""

_SERVICE: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,31}")


class Name(StrEnum):
    RESTART_SERVICE = "restart-service"
    OUT_OF_SERVICE = "out-of-service"
    IN_SERVICE = "in-service"
    COLLECT_LOGS = "collect-logs"
    IDLE_PICTURE = "idle-picture"
    SELF_TEST = "self-test"
    MESSAGE = "message"


class BadCommand(ValueError):
    """Not a command of this list. reason: `name`, `arguments` or `time`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class RestartService:
    """End one XFS4IoT device service and let the publisher start it anew. Busy during a visit."""

    service: str


@dataclass(frozen=True, slots=True)
class OutOfService:
    """Take nobody in any more; the visit under way is finished first. elsewhere: where else to go, if it is known."""

    reason: Reason
    elsewhere: Texts


@dataclass(frozen=True, slots=True)
class InService:
    """The end of `out-of-service`."""


@dataclass(frozen=True, slots=True)
class CollectLogs:
    """The last lines of each of the terminal's logs, masked; the data is zstd."""

    lines: int


@dataclass(frozen=True, slots=True)
class IdlePicture:
    """The home screen as PNG. Busy unless it is shown and nobody is there."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What one device service says of itself now: `Common.Status` and `Common.Capabilities`, as JSON."""

    service: str


@dataclass(frozen=True, slots=True)
class ShowMessage:
    """A sentence for the home screen. until: seconds since 1970 by the centre's clock."""

    text: Texts
    until: float


Arguments = RestartService | OutOfService | InService | CollectLogs | IdlePicture | SelfTest | ShowMessage


@dataclass(frozen=True, slots=True)
class Command:
    """id: UUIDv7. nonce: 32 hex digits, never used twice. issued, expires: RFC 3339 UTC by the centre's clock."""

    id: str
    terminal: str
    name: str
    arguments: dict[str, str]
    nonce: str
    issued: str
    expires: str


@dataclass(frozen=True, slots=True)
class SignedCommand:
    """key: the id of the key that signed. command: canonical JSON text. signature: base64."""

    key: str
    command: str
    signature: str


@dataclass(frozen=True, slots=True)
class CommandsWaiting:
    """Commands beyond the cursor that was asked with, oldest first. now: the centre's clock, RFC 3339 UTC.

    A cursor counts the commands of this terminal at this centre; a terminal that has just started asks with 0.
    """

    cursor: int
    now: str
    commands: list[SignedCommand]


@dataclass(frozen=True, slots=True)
class CommandResult:
    """The body of a `command_result` entry. key: a short word on the outcome, "" when there is nothing to add.

    data: what was asked for, at most `MAX_DATA` bytes. settles False: a remark on something that called itself the
    command `id`, such as one with a wrong signature or one that came again; the command itself still has no result, or
    has it already.
    """

    id: str
    outcome: Outcome
    key: str
    time: str
    data: bytes = field(default=b"", repr=False)
    settles: bool = True
    v: int = 1


def canonical(command: Command) -> str:
    """The text that is signed."""
    return json.dumps(asdict(command), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def signed_bytes(text: str) -> bytes:
    return CONTEXT + text.encode()


def seconds_of(text: str) -> float:
    """RFC 3339 with its offset, as seconds since 1970. Raises BadCommand."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadCommand("time") from None
    if moment.tzinfo is None:
        raise BadCommand("time")
    return moment.timestamp()


def arguments_of(name: str, given: Mapping[str, str]) -> Arguments:
    """What `given` says, checked against the command `name`. Raises BadCommand."""
    read = _READERS.get(name)
    if read is None:
        raise BadCommand("name")
    return read(dict(given))


def _restart_service(given: dict[str, str]) -> Arguments:
    return RestartService(_service(given))


def _self_test(given: dict[str, str]) -> Arguments:
    return SelfTest(_service(given))


def _out_of_service(given: dict[str, str]) -> Arguments:
    reason = REASONS.get(given.pop("reason", ""))
    if reason is None:
        raise BadCommand("arguments")
    return OutOfService(reason, _texts(given) if given else {})


def _in_service(given: dict[str, str]) -> Arguments:
    _nothing_more(given)
    return InService()


def _idle_picture(given: dict[str, str]) -> Arguments:
    _nothing_more(given)
    return IdlePicture()


def _collect_logs(given: dict[str, str]) -> Arguments:
    lines = given.pop("lines", "")
    _nothing_more(given)
    if not (lines.isascii() and lines.isdecimal() and len(lines) <= 4 and 1 <= int(lines) <= MAX_LINES):
        raise BadCommand("arguments")
    return CollectLogs(int(lines))


def _message(given: dict[str, str]) -> Arguments:
    until = seconds_of(given.pop("until", ""))
    return ShowMessage(_texts(given), until)


def _service(given: dict[str, str]) -> str:
    service = given.pop("service", "")
    _nothing_more(given)
    if not _SERVICE.fullmatch(service):
        raise BadCommand("arguments")
    return service


def _texts(given: dict[str, str]) -> Texts:
    """Plain sentences: one line each, of characters that can be seen."""
    if set(given) != set(LANGUAGES):
        raise BadCommand("arguments")
    for text in given.values():
        if not text.strip() or len(text) > MAX_SENTENCE or not text.isprintable():
            raise BadCommand("arguments")
    return given


def _nothing_more(given: dict[str, str]) -> None:
    if given:
        raise BadCommand("arguments")


_READERS: Final[Mapping[str, Callable[[dict[str, str]], Arguments]]] = {
    Name.RESTART_SERVICE: _restart_service,
    Name.OUT_OF_SERVICE: _out_of_service,
    Name.IN_SERVICE: _in_service,
    Name.COLLECT_LOGS: _collect_logs,
    Name.IDLE_PICTURE: _idle_picture,
    Name.SELF_TEST: _self_test,
    Name.MESSAGE: _message,
}
