"""The terminal's heart: events in, the flow's step, effects out, one screen after another.

One asyncio loop in its own thread. Screens leave through `show`, intents come in through `send`, from any thread.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from drivers.xfs4iot.client import Client
from kiosk_app import trust
from kiosk_app.blame import blame
from kiosk_app.catalogue import kept
from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Catalogue
from kiosk_app.centre import Centre
from kiosk_app.enrolment import Enrolment
from kiosk_app.flow import effects as fx
from kiosk_app.flow.draw import draw
from kiosk_app.flow.events import Event, Failed, TimerFired, Touched
from kiosk_app.flow.intents import Intent
from kiosk_app.flow.lights import lights
from kiosk_app.flow.machine import step
from kiosk_app.flow.portrait_screens import Shot
from kiosk_app.flow.screens import Screen
from kiosk_app.flow.state import State
from kiosk_app.flow.world import World
from kiosk_app.protocol.local import (
    Busy,
    CaseChanged,
    CatalogueChanged,
    ClockJudged,
    Link,
    Perform,
    Performed,
    TrustChanged,
)
from kiosk_app.runtime import minutes
from kiosk_app.runtime.commands import Camera, Commands
from kiosk_app.runtime.delivery import Delivery
from kiosk_app.runtime.lights import Lights
from kiosk_app.runtime.open_case import OpenCase
from kiosk_app.runtime.performing import Performers
from kiosk_app.runtime.peripherals import Peripherals
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.room import Room
from kiosk_app.runtime.stores import open_stores, when_they_open
from kiosk_app.runtime.surroundings import Surroundings
from kiosk_app.runtime.sync_link import News, SyncLink
from kiosk_app.trust import BadTrust
from offline_store.attachments import AttachmentStore

log = logging.getLogger(__name__)
GRACE_SECONDS = 5.0
"""Between the flow's word that all shall end and the end: a UPS may be mistaken for one look."""


class Terminal:
    """directory: of an enrolled terminal. ids: a fresh id at each call. clock: seconds since 1970.

    ended: called, in the thread of the terminal, when it broke after it had started. Its process should end then, to be
    started anew: the next start knows what became of the case.

    camera: gives a picture of the home screen; None without a screen.

    switch_off: called like `ended`, when the battery is at its end and nobody is here.
    """

    def __init__(
        self,
        directory: Path,
        enrolment: Enrolment,
        show: Callable[[Screen], None],
        ended: Callable[[], None],
        *,
        clock: Callable[[], float],
        ids: Callable[[], str],
        camera: Camera | None = None,
        switch_off: Callable[[], None] = lambda: None,
    ) -> None:
        self._directory = directory
        self._enrolment = enrolment
        self._show = show
        self._ended = ended
        self._clock = clock
        self._ids = ids
        self._camera = camera
        self._switch_off = switch_off
        self._ready = threading.Event()
        self._broken: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="runtime")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._tasks: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0
        self._orders: set[asyncio.Task[Performed]] = set()
        self._touched = time.monotonic()
        self._trust = enrolment.trust
        self._sealing = enrolment.trust.version

    def start(self) -> None:
        """Returns when the first screen has been shown. Raises what kept it from starting.

        Stores that cannot be opened do not: the first screen then says that the terminal takes nothing in.
        """
        self._thread.start()
        self._ready.wait()
        if self._broken:
            self._thread.join()
            raise self._broken

    def stop(self) -> None:
        self._post(None)
        self._thread.join()

    def send(self, intent: Intent) -> None:
        self._touched = time.monotonic()
        self._post(Touched(intent, self._today(), self._ids()))

    def _today(self) -> str:
        return datetime.fromtimestamp(self._clock()).astimezone().date().isoformat()

    def shot(self, after: int) -> Shot | None:
        """What is to be seen on a screen that shows a picture, if it is newer than number `after`."""
        return self._performers.shot(after)

    def holds_photo(self) -> bool:
        """Whether a card's photo is in memory. From any thread."""
        return self._performers.faces.held

    def _post(self, event: Event | None) -> None:
        """Does nothing once the terminal has broken: its loop is closed, and `ended` has been called."""
        assert self._loop
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._events.put_nowait, event)

    def _run(self) -> None:
        self._broken = asyncio.run(self._outcome())
        started = self._ready.is_set()
        self._ready.set()
        if self._broken and started:
            log.error("the terminal stopped: %s", blame(self._broken))
            self._ended()

    async def _outcome(self) -> BaseException | None:
        main = asyncio.create_task(self._main())
        await asyncio.wait({main})
        return main.exception()

    async def _main(self) -> None:
        self._loop, enrolment = asyncio.get_running_loop(), self._enrolment
        sealer = enrolment.trust.sealer()
        open_now = partial(
            open_stores, self._directory, sealer, clock=self._clock, ids=self._ids, terminal=enrolment.terminal
        )
        stores = await when_they_open(open_now, self._events, self._show_closed)
        if stores is None:
            return
        with stores, self._centre() as centre:
            self._questions = Questions(centre, stores.outbox)
            async with (
                SyncLink(self._directory / "runtime.sock", self._heard) as self._link,
                Client(
                    self._directory,
                    on_change=lambda *news: self._around.device_changed(*news),
                    on_publisher=lambda: self._around.publisher_changed(),
                    on_vendor=lambda state: self._around.vendor_changed(state),
                ) as client,
            ):
                self._commands = Commands(self._directory, client, self, self._camera, self._clock)
                room = Room(stores.outbox, self._directory)
                here, now = enrolment.site, minutes.local(self._clock())
                begin = World(self._catalogue(), here, False, False, False, False, False, room=room.look(), now=now)
                self._devices, self._lights = Peripherals(client), Lights(client)
                self._around = Surroundings(
                    begin,
                    client,
                    self._commands,
                    self._now,
                    lambda: minutes.stamp(self._clock()),
                    self._devices.remarks,
                )
                self._delivery = Delivery(
                    stores.outbox,
                    stores.ledger,
                    AttachmentStore(self._directory),
                    sealer,
                    OpenCase(self._directory),
                    self._devices,
                    self._questions,
                    terminal=enrolment.terminal,
                    site=enrolment.site,
                    appended=self._link.appended,
                    stamp=lambda: {"trusted": self._around.clock_trusted},
                    clock=self._clock,
                )
                self._performers = Performers(
                    centre,
                    client,
                    self._devices,
                    self._questions,
                    self._delivery,
                    tell=self._now,
                    ids=self._ids,
                    seal_keys=lambda: self._trust.seal_keys,
                    today=self._today,
                    stamp=lambda: minutes.stamp(self._clock()),
                )
                self._state = State(self._around.known, CelExpressions())
                recovered = self._delivery.recover(self._service_name)
                if recovered:
                    self._events.put_nowait(recovered)
                self._show(draw(self._state))
                self._ready.set()
                self.stand()
                watching = [
                    asyncio.create_task(self._lights.run()),
                    asyncio.create_task(room.watch(self._around.room_changed)),
                    asyncio.create_task(minutes.watch(self._clock, self._around.minute_changed)),
                ]
                try:
                    await self._serve()
                finally:
                    for watch in watching:
                        watch.cancel()
                    tasks: list[asyncio.Task[None] | asyncio.Task[Performed]] = [*self._tasks.values(), *self._orders]
                    for task in tasks:
                        task.cancel()
                    await asyncio.gather(*tasks, return_exceptions=True)

    def _centre(self) -> Centre:
        credentials = self._enrolment.credentials
        return Centre(self._enrolment.centre, context=credentials.context() if credentials else None)

    def _show_closed(self, screen: Screen) -> None:
        self._show(screen)
        self._ready.set()

    async def _serve(self) -> None:
        while (event := await self._events.get()) is not None:
            before = self._state
            self._state, effects = step(self._state, event)
            for effect in effects:
                self._perform(effect)
            if before.recovered and not self._state.recovered:
                self._delivery.told()
            if self._state != before:
                self._show(self._screen())
            self._lights.want(lights(self._state))
            self._around.free(not self._state.visit and self._state.world.technician)
            self._link.busy(self._busy())

    def _busy(self) -> Busy:
        devices = tuple((r.name, r.state, r.detail) for r in self._around.reports())
        state: Literal["idle", "busy", "out_of_service"] = "busy" if self._state.visit else "idle"
        if not self._state.world.catalogue or (self._state.world.out and not self._state.visit):
            state = "out_of_service"
        return Busy(state, devices, self._sealing, self._around.conditions())

    def _screen(self) -> Screen:
        """The time left is counted from when the timer was set, not from when the screen is drawn again."""
        screen = draw(self._state)
        timer = self._state.timer
        if not screen.frame.seconds or not timer or self._loop is None:
            return screen
        gone = timer.seconds - max(0.0, self._deadline - self._loop.time())
        return replace(screen, frame=replace(screen.frame, seconds=max(0.1, screen.frame.seconds - gone)))

    def _catalogue(self, *, at_least: int = 0) -> Catalogue | None:
        return kept.load(self._directory / "catalogue", self._trust.catalogue_keys, at_least=at_least)

    def _service_name(self, service: str) -> str:
        known = self._state.world.catalogue
        return known.entries[service].name["zh_CN"] if known and service in known.entries else service

    def _heard(self, news: News) -> None:
        match news:
            case Link(online=online):
                self._delivery.look_again()
                self._around.link_changed(online)
            case CaseChanged():
                self._delivery.case_changed(news)
            case CatalogueChanged():
                current = self._around.known.catalogue
                found = self._catalogue(at_least=current.version if current else 0)
                if found:
                    self._around.catalogue_came(found)
            case Perform():
                self._obey(news)
            case ClockJudged(trusted=trusted):
                self._around.clock_judged(trusted)
            case TrustChanged():
                self._believe()
            case _:
                pass

    def _believe(self) -> None:
        """A visit that has begun goes on being sealed as it began, and the centre is told so until it ends."""
        try:
            self._trust = trust.load(self._directory)
        except (OSError, BadTrust) as error:
            log.error("the trust document cannot be read: %s", type(error).__name__)
            return
        self._delivery.seal_with(self._trust.sealer())
        if not self._state.visit:
            self._sealing = self._trust.version
            self._link.busy(self._busy())

    def _obey(self, order: Perform) -> None:
        assert self._loop
        task = self._loop.create_task(self._commands.perform(order))
        self._orders.add(task)
        task.add_done_callback(lambda done: self._obeyed(order, done))

    def _obeyed(self, order: Perform, task: asyncio.Task[Performed]) -> None:
        self._orders.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error:
            log.error("command %s broke: %s", order.name, blame(error))
        self._link.performed(Performed(order.id, "unknown", "broke") if error else task.result())

    def in_visit(self) -> bool:
        return self._state.visit is not None

    def quiet_seconds(self) -> float:
        return time.monotonic() - self._touched

    def idle_home(self) -> int | None:
        state, world = self._state, self._state.world
        empty = not (state.visit or state.recovered or world.out or world.card_present)
        return state.serial if empty and self._events.empty() else None

    def stand(self) -> None:
        self._around.stand()

    def _now(self, event: Event) -> None:
        self._events.put_nowait(event)

    def _perform(self, effect: fx.Effect) -> None:
        assert self._loop
        match effect:
            case fx.SetTimer():
                if self._timer:
                    self._timer.cancel()
                self._deadline = self._loop.time() + effect.seconds
                self._timer = self._loop.call_later(effect.seconds, self._now, TimerFired(effect.visit, effect.id))
            case fx.StopReading():
                self._cancel(effect.visit)
                self._performers.forget_photo()
            case fx.Wipe():
                self._cancel(effect.visit)
                self._performers.wipe()
                self._sealing = self._trust.version
            case fx.ShutDown():
                self._loop.call_later(GRACE_SECONDS, self._leave)
            case fx.Evaluate():
                self._delivery.evaluate(effect)
            case fx.SettlePrint():
                self._delivery.settle_print(effect)
            case _:
                task = self._loop.create_task(self._answer(effect))
                key = (effect.visit, effect.id)
                self._tasks[key] = task
                task.add_done_callback(lambda done: self._done(key, done))

    def _leave(self) -> None:
        """Unless the mains are back, or the UPS has thought better of it."""
        if self._state.leaving:
            log.warning("the battery is at its end: the terminal shuts down")
            self._switch_off()

    def _cancel(self, visit: str) -> None:
        for (owner, _), task in self._tasks.items():
            if owner == visit:
                task.cancel()

    def _done(self, key: tuple[str, int], task: asyncio.Task[None]) -> None:
        self._tasks.pop(key, None)
        if not task.cancelled() and (error := task.exception()):
            log.error("effect %s broke: %s", key[1], blame(error))
            self._now(Failed(*key))

    async def _answer(self, effect: fx.Effect) -> None:
        try:
            async with asyncio.timeout(effect.seconds):
                reply = await self._performers.perform(effect)
        except TimeoutError:
            reply = Failed(effect.visit, effect.id)
        self._now(reply)
