"""The SAM module the other way round: a reader on a pty, with cards to put on it and faults to switch on.

It keeps the module's rules, so that a driver that breaks one fails here: find before select before read, and after a
read the same card is not found again until it has been lifted.
"""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.id_card.frames import Answer, Command, Splitter, parse_request, reply
from drivers.id_card.protocol import PHOTO, TEXT
from drivers.lab.pseudo_terminal import PseudoTerminal

SAM_ID = bytes.fromhex("05000300e47a3301d2029649b168de3a")


@dataclass(frozen=True, repr=False)
class SyntheticCard:
    """A card's text fields, as they stand on it (dates YYYYMMDD)."""

    name: str
    sex: str
    ethnicity: str
    birth: str
    address: str
    number: str
    authority: str
    valid_from: str
    valid_to: str

    def data(self) -> bytes:
        """What a READ reply carries: two lengths, 256 bytes of text, an empty photo."""
        columns = (
            (self.name, 30),
            (self.sex, 2),
            (self.ethnicity, 4),
            (self.birth, 16),
            (self.address, 70),
            (self.number, 36),
            (self.authority, 30),
            (self.valid_from, 16),
            (self.valid_to, 16),
            ("", 36),
        )
        text = b"".join(value.ljust(width // 2).encode("utf-16le") for value, width in columns)
        if len(text) != TEXT:
            raise ValueError("a field is longer than the card has room for")
        return TEXT.to_bytes(2, "big") + PHOTO.to_bytes(2, "big") + text + bytes(PHOTO)


@dataclass
class Faults:
    """What goes wrong. `answers` replaces SW3 of a command; `tear_after` lifts the card after so many reply bytes."""

    answers: dict[Command, int] = field(default_factory=dict)
    noise: bytes = b""
    chunk: int = 0
    pause: float = 0.0
    tear_after: int | None = None
    silent: bool = False
    lose_first_byte: bool = False


class IdCardEmulator:
    """A reader behind `link`. `put`, `lift` and `faults` may be used from any thread."""

    def __init__(self, link: Path) -> None:
        self.faults = Faults()
        self.port = PseudoTerminal(link, self._receive)
        self._splitter = Splitter()
        self._lock = threading.Lock()
        self._card: bytes | None = None
        self._step = "none"
        self.reads = 0

    def __enter__(self) -> Self:
        self.port.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.port.__exit__(kind, error, trace)

    def put(self, data: bytes) -> None:
        """Lay a card on the reader: the bytes that follow the status of a READ reply."""
        with self._lock:
            self._card, self._step = data, "new"

    def lift(self) -> None:
        """Take the card away."""
        with self._lock:
            self._card, self._step = None, "none"

    def _receive(self, data: bytes) -> None:
        for body in self._splitter.feed(data):
            if self.faults.silent:
                continue
            command = parse_request(body)
            if command is None:
                self._send(reply(Answer.BAD_COMMAND))
            elif command in self.faults.answers:
                self._send(reply(self.faults.answers[command]))
            else:
                self._answer(command)

    def _answer(self, command: Command) -> None:
        if command in (Command.RESET, Command.SAM_STATUS):
            self._send(reply(Answer.OK))
        elif command is Command.SAM_ID:
            self._send(reply(Answer.OK, SAM_ID))
        elif command is Command.FIND:
            self._send(reply(Answer.FOUND, bytes(4)) if self._advance("new", "found") else reply(Answer.FIND_FAILED))
        elif command is Command.SELECT:
            selected = self._advance("found", "selected")
            self._send(reply(Answer.OK, bytes(8)) if selected else reply(Answer.SELECT_FAILED))
        elif command is Command.READ_NEWEST_ADDRESS:
            read = self._advance("read", "read")
            self._send(reply(Answer.NO_SUCH_ITEM if read else Answer.READ_FAILED))
        else:
            self._read()

    def _read(self) -> None:
        with self._lock:
            card = self._card
        if card is None or not self._advance("selected", "read"):
            self._send(reply(Answer.READ_FAILED))
            return
        self.reads += 1
        torn = self.faults.tear_after
        if torn is not None:
            self.lift()
        self._send(reply(Answer.OK, card)[:torn])

    def _advance(self, before: str, after: str) -> bool:
        """Go on if the card is in step `before`. Finding and selecting may be repeated until the card is read."""
        order = ("new", "found", "selected")
        with self._lock:
            possible = self._step == before or (self._step in order and before in order[: order.index(self._step) + 1])
            if possible:
                self._step = after
            return possible

    def _send(self, data: bytes) -> None:
        faults = self.faults
        data = data[1:] if faults.lose_first_byte else data
        self.port.send(faults.noise + data, chunk=faults.chunk, pause=faults.pause)
