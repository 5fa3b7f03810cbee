"""SANE at arm's length: `scanimage` as a child that can be killed, its pages through pipes.

Backends are C code of many hands, under the GPL with and without an exception for linking, and some hang with their
scanner. A child takes none of that into this process, and dies with it. `scanimage` writes each page of a pile to a
file of its own; here these are named pipes, so that no page ever lies on a disk.
"""

import itertools
import os
import select
import subprocess
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from drivers.document_scanner.protocol import (
    NoPicture,
    Order,
    Raster,
    SaneStatus,
    arguments,
    is_over,
    looking,
    outcome,
    raster,
    status_of,
)
from drivers.xfs4iot.device import Context

LOOK_SECONDS: Final = 8.0
END_SECONDS: Final = 2.0
"""For a child to end by itself. Some hang in a backend that is being closed, when every page is here."""
_STEP: Final = 0.2
_BLOCK: Final = 1 << 20
_MOST: Final = 256 * 1024 * 1024
"""Bytes of a page; A3 in colour at 600 dpi has fewer."""


class SaneError(Exception):
    """A scan that did not end well."""

    def __init__(self, status: SaneStatus) -> None:
        super().__init__(status.name)
        self.status = status


class Scanimage:
    """config: the directory with SANE's configuration, "" for the system's."""

    def __init__(self, config: str) -> None:
        self._environment: Mapping[str, str] = {**os.environ, **({"SANE_CONFIG_DIR": config} if config else {})}

    def look(self, device: str) -> SaneStatus:
        """Whether the scanner can be opened."""
        try:
            with self._child(looking(device)) as child:
                return status_of(child.wait(LOOK_SECONDS))
        except subprocess.TimeoutExpired:
            return SaneStatus.IO_ERROR

    def pages(self, order: Order, context: Context) -> Generator[Raster, None, None]:
        """Page after page as it comes, until the pile is done; close it when no more are wanted.
        Raises SaneError, and what `context` raises.

        No pages at all are an error as well: `NO_DOCS`.
        """
        with TemporaryDirectory(prefix="scan-") as name:
            folder = Path(name)
            os.mkfifo(_pipe(folder, 1), 0o600)
            with self._child(arguments(order, str(folder / "%d"))) as child:
                told = bytearray()
                for number in itertools.count(1):
                    os.mkfifo(_pipe(folder, number + 1), 0o600)
                    try:
                        page = raster(_drain(_pipe(folder, number), child, told, context))
                    except NoPicture:
                        break
                    yield page
                code = _ended(child, context)
                status = outcome(code, bytes(told) + _said(child))
                if status not in (SaneStatus.GOOD, SaneStatus.NO_DOCS):
                    raise SaneError(status)
                if number == 1:
                    raise SaneError(SaneStatus.NO_DOCS)

    @contextmanager
    def _child(self, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
        """Dead when the block is left, or when this process is."""
        tied = ("setpriv", "--pdeathsig", "KILL", *command)
        quiet = subprocess.DEVNULL
        # What it says of a pile fits into the pipe: nobody has to read it meanwhile.
        child = subprocess.Popen(tied, env=self._environment, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE)
        try:
            yield child
        finally:
            _end(child)


def _pipe(folder: Path, number: int) -> Path:
    """Where `scanimage` writes a page until it is whole; then it renames the pipe, which stays one."""
    return folder / f"{number}.part"


def _drain(pipe: Path, child: subprocess.Popen[bytes], told: bytearray, context: Context) -> bytes:
    """Everything that is written to `pipe`; nothing when `child` ends, or is over, without having opened it.

    told: takes what it says meanwhile.
    """
    data = bytearray()
    assert child.stderr
    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        poll.register(child.stderr, select.POLLIN)
        while len(data) < _MOST:
            context.check()
            ended = child.poll() is not None or is_over(told)
            ready = dict(poll.poll(0 if ended else _STEP * 1000))
            if child.stderr.fileno() in ready:
                words = os.read(child.stderr.fileno(), _BLOCK)
                told += words
                if not words:
                    poll.unregister(child.stderr)
            if descriptor in ready:
                block = os.read(descriptor, _BLOCK)
                data += block
                if not block:
                    break
            elif ended and not ready:
                break
    finally:
        os.close(descriptor)
    return bytes(data)


def _ended(child: subprocess.Popen[bytes], context: Context) -> int | None:
    """Its exit code; None when it did not end in time by itself, and is dead now."""
    until = time.monotonic() + END_SECONDS
    while time.monotonic() < until:
        context.check()
        try:
            return child.wait(_STEP)
        except subprocess.TimeoutExpired:
            continue
    child.kill()
    child.wait()
    return None


def _said(child: subprocess.Popen[bytes]) -> bytes:
    assert child.stderr
    return child.stderr.read()


def _end(child: subprocess.Popen[bytes]) -> None:
    """Asked first, so that the scanner is not left in the middle of a page."""
    if child.poll() is None:
        child.terminate()
    try:
        child.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    assert child.stderr
    child.stderr.close()
