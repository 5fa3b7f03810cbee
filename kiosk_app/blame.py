"""Says what broke and where, never with which values: the message of an error may name a citizen."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

log = logging.getLogger(__name__)


def blame(error: BaseException) -> str:
    """The error's type and its way through the code, innermost last: `KeyError at machine.py:52, form.py:20`."""
    frames = traceback.extract_tb(error.__traceback__)
    way = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {way}" if way else type(error).__name__


def install() -> None:
    """From now on what nobody caught, in any thread of this process, is logged by `blame` alone."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, _way: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("not caught: %s", blame(error))


def _uncaught_in_thread(broken: threading.ExceptHookArgs) -> None:
    if broken.exc_value is not None:
        log.critical(
            "not caught in thread %s: %s", broken.thread.name if broken.thread else "?", blame(broken.exc_value)
        )
