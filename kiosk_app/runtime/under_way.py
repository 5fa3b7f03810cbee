"""The effects that are being performed: each a task with its own deadline, and an answer in any case."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from kiosk_app.blame import blame
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import Failed, Reply

log = logging.getLogger(__name__)
Answers = Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]]


class UnderWay:
    """answers: who answers which effect. tell: takes each answer. Lives in the loop's thread."""

    def __init__(self, answers: Answers, tell: Callable[[Reply], None]) -> None:
        self._answers = answers
        self._tell = tell
        self._tasks: dict[tuple[str, int], asyncio.Task[None]] = {}

    @property
    def tasks(self) -> list[asyncio.Task[None]]:
        return [*self._tasks.values()]

    def begin(self, effect: Effect) -> None:
        task = asyncio.get_running_loop().create_task(self._answer(effect))
        key = (effect.visit, effect.id)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._done(key, done))

    def cancel(self, visit: str) -> None:
        """Nobody waits for anything of this visit any more."""
        for (owner, _), task in self._tasks.items():
            if owner == visit:
                task.cancel()

    def _done(self, key: tuple[str, int], task: asyncio.Task[None]) -> None:
        self._tasks.pop(key, None)
        if not task.cancelled() and (error := task.exception()):
            log.error("effect %s broke: %s", key[1], blame(error))
            self._tell(Failed(*key))

    async def _answer(self, effect: Effect) -> None:
        try:
            async with asyncio.timeout(effect.seconds):
                reply = await self._answers[type(effect)](effect)
        except TimeoutError:
            reply = Failed(effect.visit, effect.id)
        self._tell(reply)
