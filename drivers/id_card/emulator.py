"""The SAM module the other way round: a reader on a pty or a USB bus, with cards to lay on it and faults to switch on.

It keeps the module's rules, so that a driver that breaks one fails here: find before select before read, and after a
read the same card is not found again until it has been lifted.
"""

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from drivers.id_card.frames import Answer, Command, Splitter, parse_request, reply
from drivers.id_card.protocol import ADDRESS, PHOTO, TEXT
from drivers.lab.port import OnPort
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

    def data(self, photo: bytes = bytes(PHOTO)) -> bytes:
        """What a READ reply carries: two lengths, 256 bytes of text, the photo."""
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
        return TEXT.to_bytes(2, "big") + PHOTO.to_bytes(2, "big") + text + photo


@dataclass(frozen=True, repr=False)
class Laid:
    """What lies on the reader."""

    data: bytes
    newest_address: str
    fingerprints: tuple[bytes, ...]


@dataclass
class Faults:
    """What goes wrong. `answers` replaces SW3 of a command; `tear_after` lifts the card after so many reply bytes,
    `cut_after` the whole reader. `garbage`: the check of every reply is wrong. `spoilt`: the card's text is none.
    """

    answers: dict[Command, int] = field(default_factory=dict)
    noise: bytes = b""
    chunk: int = 0
    pause: float = 0.0
    tear_after: int | None = None
    silent: bool = False
    lose_first_byte: bool = False
    cut_after: int | None = None
    garbage: bool = False
    spoilt: bool = False


class SamModule(ABC):
    """A module, whatever it hangs on. `put`, `lift` and `faults` may be used from any thread."""

    def __init__(self) -> None:
        self.faults = Faults()
        self._splitter = Splitter()
        self._lock = threading.Lock()
        self._card: Laid | None = None
        self._step = "none"
        self.reads = 0

    def put(self, data: bytes, *, newest_address: str = "", fingerprints: tuple[bytes, ...] = ()) -> None:
        """Lay a card on the reader: the bytes that follow the status of a READ reply, and what else is on its chip."""
        with self._lock:
            self._card, self._step = Laid(data, newest_address, fingerprints), "new"

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
                self._say(reply(Answer.BAD_COMMAND))
            elif command in self.faults.answers:
                self._say(reply(self.faults.answers[command]))
            else:
                self._answer(command)

    def _answer(self, command: Command) -> None:
        if command in (Command.RESET, Command.SAM_STATUS):
            self._say(reply(Answer.OK))
        elif command is Command.SAM_ID:
            self._say(reply(Answer.OK, SAM_ID))
        elif command is Command.FIND:
            self._say(reply(Answer.FOUND, bytes(4)) if self._advance("new", "found") else reply(Answer.FIND_FAILED))
        elif command is Command.SELECT:
            selected = self._advance("found", "selected")
            self._say(reply(Answer.OK, bytes(8)) if selected else reply(Answer.SELECT_FAILED))
        elif command is Command.READ_NEWEST_ADDRESS:
            self._say(self._newest_address())
        else:
            self._read(fingerprints=command is Command.READ_WITH_FINGERPRINTS)

    def _newest_address(self) -> bytes:
        with self._lock:
            card = self._card
        if card is None or not self._advance("read", "read"):
            return reply(Answer.READ_FAILED)
        if not card.newest_address:
            return reply(Answer.NO_SUCH_ITEM)
        return reply(Answer.OK, card.newest_address.ljust(ADDRESS // 2).encode("utf-16le"))

    def _read(self, *, fingerprints: bool) -> None:
        with self._lock:
            card = self._card
        if card is None or not self._advance("selected", "read"):
            self._say(reply(Answer.READ_FAILED))
            return
        self.reads += 1
        torn = self.faults.tear_after
        if torn is not None:
            self.lift()
        data = card.data[:4] + bytes(len(card.data) - 4) if self.faults.spoilt else card.data
        if fingerprints:
            prints = b"".join(card.fingerprints)
            data = data[:4] + len(prints).to_bytes(2, "big") + data[4:] + prints
        self._say(reply(Answer.OK, data)[:torn])

    def _advance(self, before: str, after: str) -> bool:
        """Go on if the card is in step `before`. Finding and selecting may be repeated until the card is read."""
        order = ("new", "found", "selected")
        with self._lock:
            possible = self._step == before or (self._step in order and before in order[: order.index(self._step) + 1])
            if possible:
                self._step = after
            return possible

    def _say(self, data: bytes) -> None:
        data = data[1:] if self.faults.lose_first_byte else data
        data = data[:-1] + bytes([data[-1] ^ 0xFF]) if self.faults.garbage else data
        self._send(self.faults.noise + data)

    @abstractmethod
    def _send(self, data: bytes) -> None:
        """Let the host have these bytes."""


class IdCardEmulator(OnPort[PseudoTerminal], SamModule):
    """A reader behind `link`."""

    def __init__(self, link: Path) -> None:
        super().__init__()
        self.port = PseudoTerminal(link, self._receive)

    def _send(self, data: bytes) -> None:
        cut = self.faults.cut_after
        self.port.send(data[:cut], chunk=self.faults.chunk, pause=self.faults.pause)
        if cut is not None:
            self.port.unplug()
