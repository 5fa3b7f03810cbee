"""Looks for a citizen in all that a terminal leaves: its files, and what the machine shows of its processes."""

import base64
import os
import re
import resource
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from drivers.lab.cards import CITIZENS
from kiosk_app import identity
from tests.e2e.conftest import files_below

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
INK = (
    re.escape(b"\x89PNG"),
    re.escape(base64.b64encode(b"\x89PNG\r\n\x1a\n")[:10]),
    rb'"strokes"',
    rb"\[\[\s*\d{1,4},\s*\d{1,4},\s*\d{1,6}\s*\]",
)
"""A signature is a picture and its movement, points (x, y, milliseconds); nothing else on a terminal is either."""


@dataclass(frozen=True)
class Trace:
    """where: the end of a path, or what of which process. No word is kept: this is printed when a test fails."""

    where: str
    word: int


class Search:
    """words: what must stand nowhere. Digits count when no other digit or letter of a hex number is beside them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        forms = {(number, _form(word, code)) for number, word in enumerate(words) for code in ENCODINGS}
        forms |= {(len(words) + number, ink) for number, ink in enumerate(INK)}
        self._patterns = [(number, re.compile(form)) for number, form in sorted(forms)]

    def files(self, paths: Iterable[Path]) -> list[Trace]:
        """In their contents and their names. What is gone when it is its turn holds nothing any more."""
        found = []
        for path in paths:
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                continue
            found += self.bytes(path.name, content) + self.bytes(path.name, os.fsencode(path))
        return found

    def processes(self, running: Iterable[psutil.Process]) -> list[Trace]:
        """In command line, environment, and the open files that have no name any more."""
        found = []
        for process in running:
            proc = Path(f"/proc/{process.pid}")
            name = " ".join(process.cmdline()[-3:])
            for part in ("cmdline", "environ"):
                found += self.bytes(f"{part} of {name}", (proc / part).read_bytes())
            for descriptor in (proc / "fd").iterdir():
                found += self.bytes(f"an open file of {name}", _nameless(descriptor))
        return found

    def bytes(self, where: str, content: bytes) -> list[Trace]:
        return [Trace(where, number) for number, pattern in self._patterns if pattern.search(content)]


def words_of(number: int) -> tuple[str, ...]:
    """Name, number, address, phone and service PIN of a synthetic citizen, as the scripted one has them."""
    card = CITIZENS[number - 1].card
    return card.name, card.number, card.address, f"1380000000{number}", f"10000{number}"


def may_dump_core(process: psutil.Process) -> bool:
    """A core would hold what the memory holds."""
    return process.rlimit(resource.RLIMIT_CORE) != (0, 0)


def _form(word: str, code: str) -> bytes:
    exact = re.escape(word.encode(code))
    return rb"(?<![0-9a-f])" + exact + rb"(?![0-9a-f])" if word.isdecimal() else exact


def _nameless(descriptor: Path) -> bytes:
    """The content of an open file that was deleted or never had a name; nothing of any other."""
    try:
        if not os.readlink(descriptor).endswith(" (deleted)"):
            return b""
        return descriptor.read_bytes()
    except OSError:
        return b""


def secrets(data: Path) -> set[bytes]:
    """Whatever on the disk could be a key of 32 bytes: the terminal's own, and each that is written in a file."""
    numbers = identity.private_key((data / identity.FILE).read_bytes()).private_numbers()
    candidates = {numbers.private_value.to_bytes(32, "big")}
    for path in files_below(data):
        content = path.read_bytes()
        candidates |= {bytes.fromhex(text.decode()) for text in re.findall(rb"\b[0-9a-f]{64}\b", content)}
        for text in re.findall(rb"[A-Za-z0-9_-]{43}|[A-Za-z0-9+/]{43}=", content):
            candidates.add(base64.urlsafe_b64decode(text.replace(b"+", b"-").replace(b"/", b"_").rstrip(b"=") + b"="))
    return candidates
