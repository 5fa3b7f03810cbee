"""A child of the publisher: how it is born, how the parent knows that it lives, how it ends.

The parent is single-threaded and never runs an event loop, so forking is safe; the child starts its own loop. The
kernel kills the child when the parent dies (PR_SET_PDEATHSIG). A little shared memory holds the moment until which the
parent shall wait: no message has to get through for a hung process to be noticed. It also holds how often the child was
started, and how often somebody has asked for that, because the parent reads no messages at all.
"""

import asyncio
import contextlib
import ctypes
import logging
import mmap
import os
import signal
import sys
import traceback
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGCHLD})
"""What the publisher waits for, blocked in it and unblocked in its children."""

Body = Callable[[asyncio.Event], Awaitable[None]]
"""What a child does until the event is set."""


_STARTS, _WISHES = 1, 2
"""Where in the shared memory each number stands, in words of eight bytes after the patience; each has one writer."""


class Watch:
    """The shared memory of one child: made before the first fork, so that its siblings see it too.

    Words are written through views, in one store: `struct` clears them first, and a parent that looked just then would
    kill a child that is well.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, mmap.PAGESIZE)
        self._seconds = memoryview(self._memory)[:8].cast("d")
        self._numbers = memoryview(self._memory).cast("q")

    def be_patient(self, until: float) -> None:
        """Child: I may be silent until then."""
        self._seconds[0] = until

    def overdue(self, now: float) -> bool:
        """Parent: the child has been silent for too long."""
        return now > self._seconds[0]

    def started(self) -> None:
        """Parent: a process of it has just begun."""
        self._numbers[_STARTS] += 1

    @property
    def starts(self) -> int:
        """How many processes of it there have been."""
        return self._numbers[_STARTS]

    def wish(self) -> None:
        """Sibling: the process that runs now shall end, and another one begin."""
        self._numbers[_WISHES] = self.starts

    @property
    def unwanted(self) -> bool:
        """Parent: somebody wants another process than the one that runs."""
        return self.starts > 0 and self._numbers[_WISHES] == self.starts

    def close(self) -> None:
        """Let go of the memory."""
        self._seconds.release()
        self._numbers.release()
        self._memory.close()


def fork(name: str, body: Body) -> int:
    """Start a child running `body`; returns its pid. The child never returns from here."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() == parent:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
            signal.set_wakeup_fd(-1)
            asyncio.run(_until_told(body))
            status = 0
    finally:
        with contextlib.suppress(OSError):
            _report(name, sys.exception())
        os._exit(status)


def _report(name: str, error: BaseException | None) -> None:
    """Log where a bug is, never what it says: its text may quote a citizen."""
    if error is not None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        log.error("%s died: %s at %s:%s", name, type(error).__name__, frame.filename, frame.lineno)


async def _until_told(body: Body) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await body(stop)
