"""A thread for calls that may never come back.

A call into a C library has no deadline. It is made in a thread of its own; when it overruns, the thread is left behind
with it (nobody waits for it, not even the end of the process) and the next call gets a new one.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

Result = TypeVar("Result")


class _Call(Generic[Result]):
    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self.results: list[Result] = []
        self.ended = threading.Event()

    def __call__(self) -> None:
        try:
            self.results.append(self._function())
        finally:
            self.ended.set()


class Lane:
    """Runs one call at a time; `call` comes from one thread only."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._work: SimpleQueue[Callable[[], object] | None] | None = None

    def call(self, function: Callable[[], Result], seconds: float) -> Result:
        """What `function` returns; it must not raise. Raises TimeoutError after `seconds`: `leave` then."""
        if self._work is None:
            self._work = SimpleQueue()
            threading.Thread(target=_serve, args=(self._work,), name=self._name, daemon=True).start()
        call = _Call(function)
        self._work.put(call)
        if not call.ended.wait(max(seconds, 0.0)):
            raise TimeoutError
        (result,) = call.results
        return result

    def leave(self, last: Callable[[], object]) -> None:
        """End the thread as soon as what it does now, and then `last`, is done; without a thread do it here."""
        if self._work is None:
            last()
            return
        self._work.put(last)
        self._work.put(None)
        self._work = None


def _serve(work: "SimpleQueue[Callable[[], object] | None]") -> None:
    while (one := work.get()) is not None:
        one()
