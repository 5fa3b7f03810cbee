"""Asking the centre again and again what somebody's phone has said, for as long as it may take."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, TypeVar

from kiosk_app.centre import CentreError
from kiosk_app.runtime.apart import apart

log = logging.getLogger(__name__)
POLL_WAIT: Final = 10.0
BREATH_SECONDS: Final = 1.0
"""After a question that got no answer, before the next."""
State = TypeVar("State")


async def polled(ask: Callable[[float], State], *, while_: State, seconds: float) -> State | None:
    """The first answer that is another than `while_`; None when there is none within `seconds`.

    ask: blocks up to so many seconds while there is no news; may raise CentreError, and is asked again then.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while (left := until - loop.time()) > 0:
        try:
            state = await apart(ask, min(left, POLL_WAIT))
        except CentreError as error:
            log.info("nobody says what the phone has said: %s", type(error).__name__)
            await asyncio.sleep(BREATH_SECONDS)
            continue
        if state != while_:
            return state
    return None
