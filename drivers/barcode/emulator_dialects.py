"""Scanners of other makers the other way round: each answers orders and sends codes as its dialect has it."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drivers.barcode import hid_pos, newland, plain, ssi
from drivers.barcode.wedge import CAPS_LOCK, ENTER, EV_KEY, KEYS, SHIFTS, event
from drivers.lab.port import OnPort
from drivers.lab.pseudo_terminal import PseudoTerminal

_EV_SYN, _EV_MSC, _MSC_SCAN = 0, 4, 4
_DEAF = {"newland": 0.9 * newland.GAP}
"""Seconds after an order in which another is not heard."""
_WRITTEN = {letter: (code, shifted) for code, pair in KEYS.items() for shifted, letter in enumerate(pair)}


@dataclass
class Faults:
    """What goes wrong. refuse: every order. twice: frames come again. cut: the last frame, report or key never comes.

    chunk, pause: bytes at a time and seconds between them.
    """

    silent: bool = False
    refuse: bool = False
    twice: bool = False
    cut: bool = False
    chunk: int = 0
    pause: float = 0.0


class DialectEmulator(OnPort[PseudoTerminal]):
    """A scanner behind `link` that speaks `name` of `dialect.DIALECTS`. May be used from any thread.

    One that takes no orders looks always. acknowledged: frames that the host has confirmed (SSI).
    """

    def __init__(self, link: Path, name: str) -> None:
        self.faults = Faults()
        self.port = PseudoTerminal(link, self._receive)
        self.acknowledged = 0
        self._name = name
        self._lock = threading.Lock()
        self._ready = 0.0
        self._frames = ssi.Frames(ssi.HOST)
        self._heard = b""
        self._code = b""
        self.looking = name in ("plain", "hid_pos", "wedge")

    def show(self, code: bytes) -> None:
        """Hold a code before it, until it has been read."""
        with self._lock:
            self._code = code
        self._look()

    def _receive(self, data: bytes) -> None:
        early, self._ready = time.monotonic() < self._ready, time.monotonic() + _DEAF.get(self._name, 0.0)
        if self.faults.silent or early:
            return
        if self._name == "ssi":
            for body in self._frames.feed(data):
                self._obey_ssi(body[1])
            return
        self._heard += data
        for start, stop, answers in self._orders():
            while (at := min((self._heard.find(one) for one in (start, stop) if one in self._heard), default=-1)) >= 0:
                on = self._heard.startswith(start, at)
                self._heard = self._heard[at + len(start if on else stop) :]
                self._obey(on, answers[on])
        if self._name == "newland" and newland.HELLO in self._heard:
            self._heard = b""
            self._send(newland.answer("SCNMOD0"))

    def _orders(self) -> Iterator[tuple[bytes, bytes, tuple[bytes, bytes]]]:
        """Orders to look and to stop, and their answers, the one to stopping first."""
        if self._name == "newland":
            status = newland.NAK if self.faults.refuse else newland.ACK
            answers = newland.answer("SCNTRG0", status), newland.answer("SCNTRG1", status)
            yield newland.START, newland.STOP, answers
        elif self._name == "hid_honeywell":
            yield hid_pos.START, hid_pos.STOP, (b"", b"")
        elif self._name == "honeywell":
            yield plain.HONEYWELL_START, plain.HONEYWELL_STOP, (b"", b"")

    def _obey_ssi(self, opcode: int) -> None:
        if opcode == ssi.ACK:
            self.acknowledged += 1
        elif opcode == ssi.ASK_REVISION:
            self._send(ssi.frame(ssi.REVISION, b"EMULATOR", source=ssi.DECODER))
        elif opcode in (ssi.START_SESSION, ssi.STOP_SESSION):
            answer = ssi.NAK if self.faults.refuse else ssi.ACK
            self._obey(opcode == ssi.START_SESSION, ssi.frame(answer, source=ssi.DECODER))

    def _obey(self, on: bool, answer: bytes) -> None:
        if not self.faults.refuse:
            with self._lock:
                self.looking = on
        self._send(answer)
        self._look()

    def _look(self) -> None:
        with self._lock:
            if not (self.looking and self._code):
                return
            code, self._code = self._code, b""
        pieces = self._pieces(code)
        self._send(b"".join(pieces[:-1] if self.faults.cut else pieces))

    def _pieces(self, code: bytes) -> list[bytes]:
        if self._name == "ssi":
            return self._ssi(code)
        if self._name.startswith("hid"):
            return hid_pos.reports(code)
        return keys(code.decode("ascii")) if self._name == "wedge" else [code, b"\r\n"]

    def _ssi(self, code: bytes) -> list[bytes]:
        room = 200
        pieces = [code[at : at + room] for at in range(0, len(code), room)]
        frames = []
        for number, piece in enumerate(pieces, 1):
            more = 2 * (number < len(pieces))
            for again in range(1 + self.faults.twice):
                data = b"\x1c" + piece
                frames.append(ssi.frame(ssi.DECODE_DATA, data, source=ssi.DECODER, status=more | again))
        return frames

    def _send(self, data: bytes) -> None:
        if data:
            self.port.send(data, chunk=self.faults.chunk, pause=self.faults.pause)


def keys(text: str, *, caps: bool = False) -> list[bytes]:
    """The events of a keyboard on which `text` and Enter are typed, scan codes and reports and all.

    caps: with Caps Lock on, which is how some scanners write capital letters.
    """
    pieces = [_stroke(CAPS_LOCK)] if caps else []
    for letter in text:
        code, shifted = _WRITTEN[letter]
        if bool(shifted) != (caps and letter.isalpha()):
            pieces.append(_press(SHIFTS[0], 1) + _stroke(code) + _press(SHIFTS[0], 0))
        else:
            pieces.append(_stroke(code))
    pieces += [_stroke(CAPS_LOCK)] if caps else []
    return [*pieces, _stroke(ENTER)]


def _stroke(code: int) -> bytes:
    return _press(code, 1) + _press(code, 2) + _press(code, 0)


def _press(code: int, value: int) -> bytes:
    return event(_EV_MSC, _MSC_SCAN, 0x70000 + code) + event(EV_KEY, code, value) + event(_EV_SYN, 0, 0)
