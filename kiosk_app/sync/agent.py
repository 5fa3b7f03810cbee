"""Runs the agent: one thread per thing that may block, all on one store."""

import logging
import os
import random
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path

from kiosk_app import enrolment, logs
from kiosk_app.centre import Centre, CentreError, Unreachable
from kiosk_app.enrolment import Enrolment
from kiosk_app.protocol.entries import DeviceReport, Heartbeat
from kiosk_app.protocol.local import CatalogueChanged, Link
from kiosk_app.sync import log_bundle
from kiosk_app.sync.catalogue import CatalogueFetcher
from kiosk_app.sync.commands import CommandDesk
from kiosk_app.sync.follow import Follower
from kiosk_app.sync.pace import HALL, Backoff, Pace
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.runtime_link import RuntimeLink, Told
from kiosk_app.sync.upload import Uploader
from offline_store.commands import CommandBook
from offline_store.errors import StoreError
from offline_store.header import rfc3339
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.sealing import Sealer

log = logging.getLogger(__name__)
SOCKET = "runtime.sock"
OUTBOX = "outbox.db"
PATIENCE_SECONDS = 1.0


def run(
    directory: Path,
    *,
    stop: threading.Event,
    pace: Pace = HALL,
    clock: Callable[[], float] = time.time,
    uniform: Callable[[float, float], float] | None = None,
) -> None:
    """The agent of the terminal whose data directory this is, until `stop` is set.

    clock: seconds since 1970. uniform: a random number between two bounds, for the backoff. Raises NotEnrolled, and the
    store's errors when it cannot be opened.
    """
    enrolled = enrolment.load(directory)
    with ExitStack() as stack:
        outbox = stack.enter_context(
            Outbox.open(
                directory / OUTBOX,
                Sealer(enrolled.recipients),
                clock=clock,
                ids=TimeOrderedIds(clock, os.urandom),
                common={"terminal": enrolled.terminal},
            )
        )
        book = stack.enter_context(CommandBook.open(directory / OUTBOX))
        centre = stack.enter_context(Centre(enrolled.centre, enrolled.token))
        draw = uniform or random.SystemRandom().uniform
        Agent(directory, enrolled, outbox, book, centre, stop=stop, pace=pace, clock=clock, uniform=draw).run()


class Agent:
    """The parts of the agent, and the threads they run in."""

    def __init__(
        self,
        directory: Path,
        enrolled: Enrolment,
        outbox: Outbox,
        book: CommandBook,
        centre: Centre,
        *,
        stop: threading.Event,
        pace: Pace,
        clock: Callable[[], float],
        uniform: Callable[[float, float], float],
    ) -> None:
        self._enrolled = enrolled
        self._outbox = outbox
        self._centre = centre
        self._stop = stop
        self._pace = pace
        self._clock = clock
        self._uniform = uniform
        self._wake = threading.Event()
        self._presence = Presence(self._presence_changed)
        self._link = RuntimeLink(directory / SOCKET, self._wake.set, self._greeting)
        self._uploader = Uploader(outbox, centre, enrolled.terminal, self._presence, self._link.tell)
        self._catalogue = CatalogueFetcher(centre, directory / "catalogue", enrolled.catalogue_key)
        self._unwritable = ""
        self._commands = CommandDesk(
            outbox,
            book,
            enrolled.command_keys,
            enrolled.terminal,
            perform=self._link.perform,
            logs=lambda lines: log_bundle.pack(logs.folder(directory), lines),
            appended=self._wake.set,
            clock=clock,
        )
        self._follower = Follower(outbox, centre, self._presence, self._link.tell, self._commands, stop)

    def run(self) -> None:
        """Until stop. The threads that write are joined; the one that waits for the centre is given a second."""
        following = threading.Thread(target=self._follow, name="follow", daemon=True)
        threads = [
            threading.Thread(target=self._link.run, args=(self._stop, self._pace.reconnect), name="runtime-link"),
            threading.Thread(target=self._report, name="report"),
            threading.Thread(target=self._commands.run, args=(self._stop, self._pace.poll), name="commands"),
            threading.Thread(target=self._upload, name="upload"),
        ]
        for thread in (following, *threads):
            thread.start()
        self._stop.wait()
        self._wake.set()
        for thread in threads:
            thread.join()
        following.join(PATIENCE_SECONDS)

    def _greeting(self) -> tuple[Told, ...]:
        """A catalogue may have come while nobody was there to be told; of the centre, only what has been seen."""
        online = self._presence.online
        return (CatalogueChanged(),) if online is None else (Link(online), CatalogueChanged())

    def _presence_changed(self, online: bool) -> None:
        self._link.tell(Link(online))
        if online:
            self._wake.set()

    def _upload(self) -> None:
        backoff = Backoff(self._pace, self._uniform)
        while not self._stop.is_set():
            outcome = self._uploader.step()
            if outcome is Outcome.SENT:
                backoff.reset()
                continue
            if outcome is Outcome.FAILED:
                self._wake.wait(backoff.next())
            elif outcome is Outcome.IDLE:
                backoff.reset()
                self._wake.wait(self._pace.poll)
            else:
                self._stop.wait(self._pace.poll)
            self._wake.clear()

    def _follow(self) -> None:
        backoff = Backoff(self._pace, self._uniform)
        while not self._stop.is_set():
            began = time.monotonic()
            count = self._follower.step(self._pace.wait)
            if count is None:
                self._stop.wait(backoff.next())
                continue
            backoff.reset()
            if not count:
                # A centre that answers "nothing" at once must not be asked in a circle.
                self._stop.wait(max(0.0, min(1.0, self._pace.wait) - (time.monotonic() - began)))

    def _report(self) -> None:
        next_catalogue = 0.0
        while not self._stop.is_set():
            self._beat()
            if time.monotonic() >= next_catalogue and self._fetch_catalogue():
                next_catalogue = time.monotonic() + self._pace.catalogue
            self._stop.wait(self._pace.heartbeat)

    def _beat(self) -> None:
        busy = self._link.busy
        try:
            stat = self._outbox.stat()
            self._centre.heartbeat(
                Heartbeat(
                    terminal=self._enrolled.terminal,
                    stream=stat.stream,
                    head=stat.head,
                    digest=stat.digest.hex(),
                    backlog=stat.backlog,
                    oldest_seconds=round(stat.oldest_seconds, 1),
                    state=busy.state if busy else "out_of_service",
                    software=metadata.version("kiosk-terminal"),
                    time=rfc3339(self._clock()),
                    devices=tuple(DeviceReport(*device) for device in busy.devices) if busy else (),
                )
            )
            self._presence.found(True)
        except CentreError as error:
            self._presence.found(not isinstance(error, Unreachable))
        except StoreError as error:
            log.warning("no heartbeat: %s", type(error).__name__)

    def _fetch_catalogue(self) -> bool:
        """False when it should be tried again soon."""
        try:
            changed = self._catalogue.step()
        except CentreError:
            return False
        except OSError as error:
            if self._unwritable != str(error.strerror):
                log.warning("the catalogue cannot be written: %s", error.strerror)
            self._unwritable = str(error.strerror)
            return False
        self._unwritable = ""
        if changed:
            log.info("a new catalogue is here")
            self._link.tell(CatalogueChanged())
        return True
