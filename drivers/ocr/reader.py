"""The worker as the device has it: started when something is to be read, killed when it takes too long, ended when
nothing has been read for a while.
"""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

from drivers.ocr.lines import HEAD, OcrError, Reading, Reason, lengths, pack, reading
from drivers.xfs4iot.device import Context

COMMAND: Final = ("setpriv", "--pdeathsig", "KILL", sys.executable, "-m", "drivers.ocr.worker")
QUIET: Final = 60.0
"""Seconds without anything to read after which the worker ends."""
LONGEST: Final = 90.0
"""Seconds for one document."""
_STEP: Final = 0.1


class WorkerReader:
    """One worker at a time. command: how it is started."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        quiet: float = QUIET,
        longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command
        self._quiet = quiet
        self._longest = longest
        self._clock = clock
        self._used = 0.0
        self._worker: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether there is a worker."""
        return self._worker is not None and self._worker.poll() is None

    @property
    def process(self) -> int:
        """Its id; 0 when there is none."""
        return self._worker.pid if self._worker and self.running else 0

    def read(self, data: bytes, context: Context, *, searchable: bool) -> Reading:
        """What stands in a picture or a PDF. Raises OcrError, and what `context` raises; then the worker is gone."""
        worker = self._start()
        until = self._clock() + self._longest
        try:
            self._write(worker, pack({"searchable": searchable}, data), until, context)
            said, bulk = lengths(self._take(worker, HEAD.size, until, context))
            answer = self._take(worker, said, until, context), self._take(worker, bulk, until, context)
        except BaseException:
            # Half an answer would be taken for the next one's, and half a page is no reason to go on computing.
            self.end()
            raise
        self._used = self._clock()
        return reading(*answer)

    def rest(self) -> None:
        """End it when it has had nothing to do for long enough."""
        if self._worker and (not self.running or self._clock() - self._used >= self._quiet):
            self.end()

    def end(self) -> None:
        """Now, whatever it does."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            if pipe:
                pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._worker and not self.running:
            self.end()
        if self._worker is None:
            pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
            self._worker = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=nothing, bufsize=0)
            for end in (self._worker.stdin, self._worker.stdout):
                assert end
                os.set_blocking(end.fileno(), False)
        self._used = self._clock()
        return self._worker

    def _write(self, worker: subprocess.Popen[bytes], data: bytes, until: float, context: Context) -> None:
        assert worker.stdin
        left = memoryview(data)
        while left:
            self._check(until, context)
            if select.select([], [worker.stdin], [], _STEP)[1]:
                try:
                    left = left[os.write(worker.stdin.fileno(), left) :]
                except BrokenPipeError:
                    raise OcrError(Reason.GONE) from None

    def _take(self, worker: subprocess.Popen[bytes], size: int, until: float, context: Context) -> bytes:
        assert worker.stdout
        data = bytearray()
        while len(data) < size:
            self._check(until, context)
            if select.select([worker.stdout], [], [], _STEP)[0]:
                block = os.read(worker.stdout.fileno(), size - len(data))
                if not block:
                    raise OcrError(Reason.GONE)
                data += block
        return bytes(data)

    def _check(self, until: float, context: Context) -> None:
        context.check()
        if self._clock() >= until:
            raise OcrError(Reason.TOO_LATE)
