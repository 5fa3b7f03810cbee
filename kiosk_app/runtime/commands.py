"""Carries out the commands of the centre that need the runtime, as far as a visit under way allows it.

The agent has found them good and asks for each once; here nothing is remembered but what `standing` keeps.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

import msgspec

from drivers.xfs4iot.client import Client, Completion
from kiosk_app.clock import boot_id
from kiosk_app.flow.world import Closed, World
from kiosk_app.protocol.commands import (
    MAX_DATA,
    BadCommand,
    IdlePicture,
    InService,
    OutOfService,
    RestartService,
    SelfTest,
    ShowMessage,
    arguments_of,
)
from kiosk_app.protocol.local import Perform, Performed
from kiosk_app.runtime import standing
from kiosk_app.runtime.standing import Moment, Standing

log = logging.getLogger(__name__)
RESTART_SECONDS: Final = 15.0
BACK_SECONDS: Final = 10.0
STATUS_SECONDS: Final = 5.0
PICTURE_SECONDS: Final = 5.0
QUIET_SECONDS: Final = 30.0
"""Nobody is there when nothing has been touched for so long."""
LOOK_SECONDS: Final = 0.1

Take = Callable[[bytes], None]
Camera = Callable[[int, Take], None]
"""Called with the serial of a screen: gives a PNG of it to the second argument, b"" unless it is shown at that moment.

It returns at once, and may give the picture in any thread.
"""


class Hall(Protocol):
    """What the terminal around knows and can do."""

    def idle_home(self) -> int | None:
        """The serial of the home screen, while it is shown and holds nothing of a visit; None otherwise."""

    def quiet_seconds(self) -> float:
        """Since the last touch."""

    def in_visit(self) -> bool:
        """A citizen is in the middle of something."""

    def stand(self) -> None:
        """What the operators said has changed."""


class Commands:
    """directory: the terminal's data directory. camera: None without a screen. clock: seconds since 1970."""

    def __init__(
        self, directory: Path, client: Client, hall: Hall, camera: Camera | None, clock: Callable[[], float]
    ) -> None:
        self._directory = directory
        self._client = client
        self._hall = hall
        self._camera = camera
        self._clock = clock
        self._boot = boot_id()
        self._standing = standing.load(directory)

    def seen(self, world: World) -> World:
        """The world with what the operators said."""
        closed, notice = self._standing.closed, self._standing.notice
        text = notice.text if notice and self.notice_seconds() else {}
        return replace(world, closed=Closed(closed.reason, closed.elsewhere) if closed else None, message=text)

    def notice_seconds(self) -> float:
        """How long the sentence on the home screen still stands; 0 when there is none."""
        notice = self._standing.notice
        return notice.seconds_left(self._moment()) if notice else 0.0

    async def perform(self, order: Perform) -> Performed:
        try:
            arguments = arguments_of(order.name, order.arguments)
        except BadCommand as error:
            return Performed(order.id, "refused", error.reason)
        match arguments:
            case RestartService(service=service):
                return await self._restart(order.id, service)
            case SelfTest(service=service):
                return await self._self_test(order.id, service)
            case OutOfService():
                after = "after_visit" if self._hall.in_visit() else ""
                return self._stand(order.id, replace(self._standing, closed=arguments), after)
            case InService():
                return self._stand(order.id, replace(self._standing, closed=None))
            case ShowMessage(text=text, until=until):
                told = self._standing.told(dict(text), until, order.now, self._moment())
                return self._stand(order.id, told)
            case IdlePicture():
                return await self._picture(order.id)
            case _:
                return Performed(order.id, "refused", "name")

    def _moment(self) -> Moment:
        return Moment(self._clock(), time.monotonic(), self._boot)

    def _stand(self, command: str, wanted: Standing, key: str = "") -> Performed:
        try:
            standing.save(self._directory, wanted)
        except OSError as error:
            log.error("what the operators say cannot be kept: %s", error.strerror)
            return Performed(command, "failed", "store")
        self._standing = wanted
        self._hall.stand()
        return Performed(command, "done", key)

    async def _restart(self, command: str, service: str) -> Performed:
        if self._hall.in_visit():
            return Performed(command, "busy", "visit")
        done = await self._client.restart(service, within=RESTART_SECONDS)
        if done.code != "success":
            return Performed(command, "failed", reason(done))
        return Performed(command, "done", await self._state_of(service))

    async def _state_of(self, service: str) -> str:
        """How it says it is after a restart, as soon as it is heard of again."""
        until = time.monotonic() + BACK_SECONDS
        while True:
            state = self._client.status(service).device
            if state not in ("offline", "starting") or time.monotonic() > until:
                return state
            await asyncio.sleep(LOOK_SECONDS)

    async def _self_test(self, command: str, service: str) -> Performed:
        answers = {}
        for name in ("Common.Status", "Common.Capabilities"):
            done = await self._client.execute(service, name, {}, timeout=STATUS_SECONDS)
            if done.code != "success":
                return Performed(command, "failed", reason(done))
            answers[name] = done.payload
        data = msgspec.json.encode(answers, order="deterministic")
        return Performed(command, "done", self._client.status(service).device, data)

    async def _picture(self, command: str) -> Performed:
        if self._camera is None:
            return Performed(command, "failed", "no_screen")
        serial = self._hall.idle_home()
        if serial is None or self._hall.quiet_seconds() < QUIET_SECONDS:
            return Performed(command, "busy", "somebody")
        loop = asyncio.get_running_loop()
        taken: asyncio.Future[bytes] = loop.create_future()

        def take(png: bytes) -> None:
            with suppress(RuntimeError):  # the terminal has stopped meanwhile
                loop.call_soon_threadsafe(_put, taken, png)

        self._camera(serial, take)
        try:
            png = await asyncio.wait_for(taken, PICTURE_SECONDS)
        except TimeoutError:
            return Performed(command, "failed", "no_picture")
        if not png or self._hall.idle_home() != serial:
            return Performed(command, "busy", "somebody")
        if len(png) > MAX_DATA:
            return Performed(command, "failed", "too_large")
        return Performed(command, "done", data=png)


def _put(taken: "asyncio.Future[bytes]", png: bytes) -> None:
    if not taken.done():
        taken.set_result(png)


def reason(done: Completion) -> str:
    """Why a device command did not succeed, in the spelling of XFS4IoT or of our extensions."""
    return done.error or done.code
