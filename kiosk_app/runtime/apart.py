"""A call to the centre in a thread of its own.

The centre may keep a question for as long as it likes. In the loop's shared threads a few such questions would hold up
the store and the end of the process; these threads hold up nobody and die with the process.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from kiosk_app.centre import CentreError

P = ParamSpec("P")
T = TypeVar("T")


async def apart(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Returns what `call` returns, raises its CentreError; cancelled, it leaves the call to itself."""
    answer: Future[T] = Future()

    def run() -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(call(*args, **kwargs))
        except CentreError as error:
            answer.set_exception(error)
        except BaseException as error:
            answer.set_exception(error)
            raise

    threading.Thread(target=run, name=f"apart-{getattr(call, '__name__', 'call')}", daemon=True).start()
    return await asyncio.wrap_future(answer)
